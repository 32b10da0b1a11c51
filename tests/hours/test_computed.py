"""Facts worked out from answers."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given

from policybuilder.answers.model import Answer, AnswerValue, Elsewhere, NoneGiven
from policybuilder.computed import FACTS, QUESTIONS, compute
from policybuilder.week import Contact, Week, parse_contacts, parse_week
from tests.hours.weeks import ROUND_THE_CLOCK, nights, office, service, services, weeks

OPEN, SERVICES, NATIONS = "hours.open", "cover.services", "organisation.nations"


def facts(services_differ: bool = False, **answers: AnswerValue) -> dict[str, str | None]:
    given_answers = {question: Answer(answers[name]) for name, question in NAMES.items() if name in answers}
    return compute(given_answers, services_differ)


NAMES = {"open_week": OPEN, "contacts": SERVICES, "nations": NATIONS}


def test_every_fact_has_its_values_and_questions() -> None:
    assert set(FACTS) == set(QUESTIONS) == set(facts())


@given(weeks(), services())
def test_facts_keep_to_their_values(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    for fact, value in facts(open_week=open_week, contacts=contacts, nations=("england",)).items():
        assert value in FACTS[fact]


@pytest.mark.parametrize("nothing", [None, Answer(Elsewhere("Out-of-hours policy"))])
def test_a_fact_is_undecided_with_any_of_its_questions(nothing: Answer | None) -> None:
    decided: dict[str, Any] = {OPEN: Answer(office()), SERVICES: Answer((nights(),)), NATIONS: Answer(("england",))}
    for fact, question in product(FACTS, decided):
        value = compute({**decided, question: nothing}, False)[fact]
        assert (value is None) == (question in QUESTIONS[fact])


def test_what_nobody_covers() -> None:
    all_day = nights(bank_holidays=["00:00-24:00"])
    assert facts(open_week=office(), contacts=(all_day,))["hours_nobody_covers"] == "none"
    assert facts(open_week=office(), contacts=(nights(),))["hours_nobody_covers"] == "some"
    assert facts(open_week=office(), contacts=NoneGiven.NONE)["hours_nobody_covers"] == "some"


def test_closed_days_may_be_nobodys() -> None:
    shut = office(closed_days=["2026-12-29"])
    assert facts(open_week=shut, contacts=(nights(bank_holidays="open"),))["hours_nobody_covers"] == "some"
    assert facts(open_week=shut, contacts=(nights(bank_holidays=["00:00-24:00"]),))["hours_nobody_covers"] == "none"


PHONE, TEXT, EMAIL, RELAY = {"phone": "0345"}, {"text": "0777"}, {"email": "a@b.uk"}, {"relay": "18001"}


@pytest.mark.parametrize(
    ("ways", "voice_free", "reachable"),
    [
        ([], "none", "none"),
        ([PHONE], "none", "every"),
        ([TEXT], "every", "none"),
        ([PHONE | EMAIL, PHONE | RELAY], "every", "every"),
        ([PHONE, TEXT], "some", "some"),
    ],
)
def test_ways_in(ways: list[dict[str, str]], voice_free: str, reachable: str) -> None:
    contacts = parse_contacts([{"id": f"s{place}", "label": "Team", **way} for place, way in enumerate(ways)])
    found = facts(contacts=contacts)
    assert (found["voice_free_cover"], found["cover_reachable"]) == (voice_free, reachable)


@pytest.mark.parametrize(
    ("week", "weekend", "evening", "always"),
    [
        (office(), "no", "no", "no"),
        (parse_week({"mon": ["10:00-18:00"]}), "no", "no", "no"),
        (parse_week({"mon": ["10:00-18:01"]}), "no", "yes", "no"),
        (parse_week({"fri": ["22:00-02:00"]}), "no", "yes", "no"),
        (parse_week({"sun": ["10:00-12:00"]}), "yes", "no", "no"),
        (parse_week(ROUND_THE_CLOCK), "yes", "yes", "no"),
        (parse_week({**ROUND_THE_CLOCK, "bank_holidays": "open"}), "yes", "yes", "yes"),
        (parse_week({**ROUND_THE_CLOCK, "bank_holidays": "open", "closed_days": ["2026-12-25"]}), "yes", "yes", "no"),
    ],
)
def test_opening(week: Week, weekend: str, evening: str, always: str) -> None:
    found = facts(open_week=week)
    assert (found["weekend_opening"], found["evening_opening"], found["always_open"]) == (weekend, evening, always)


def test_an_employer_that_has_no_hours_is_never_open() -> None:
    found = facts(open_week=NoneGiven.NONE, contacts=(service({**ROUND_THE_CLOCK, "bank_holidays": "open"}),))
    assert (found["weekend_opening"], found["always_open"], found["hours_nobody_covers"]) == ("no", "no", "none")


@given(weeks(), services())
def test_facts_that_never_meet(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    found = facts(open_week=open_week, contacts=contacts)
    if found["always_open"] == "yes":
        assert (found["hours_nobody_covers"], found["weekend_opening"], found["evening_opening"]) == (
            "none",
            "yes",
            "yes",
        )


@pytest.mark.parametrize(("nations", "served"), [(("wales",), "one"), (("england", "wales"), "several")])
def test_nations_served(nations: tuple[str, ...], served: str) -> None:
    assert facts(nations=nations)["nations_served"] == served


@pytest.mark.parametrize(("differ", "said"), [(True, "yes"), (False, "no")])
def test_services_differ(differ: bool, said: str) -> None:
    assert facts(services_differ=differ)["services_differ"] == said
