"""The plain form of services that answer."""

from __future__ import annotations

from typing import Any

import pytest

from policybuilder.week import NEVER, Contact, WeekError, contacts_to_plain, parse_contacts
from tests.hours.weeks import ROUND_THE_CLOCK

EDT = {"id": "edt", "label": "Emergency Duty Team", "phone": "0345 000 000"}


def test_the_example_of_the_answers_file() -> None:
    week = {"fri": ["17:00-24:00"], "sat": ["00:00-24:00"]}
    (contact,) = parse_contacts([{**EDT, "text": "", "relay": "", "takes": ["child_protection"], "week": week}])
    assert (contact.id, contact.label, contact.phone) == ("edt", "Emergency Duty Team", "0345 000 000")
    assert contact.takes == ("child_protection",)
    assert [str(span) for span in contact.week.spans("fri")] == ["17:00-24:00"]


def test_without_a_week_it_never_answers() -> None:
    assert parse_contacts([EDT])[0].week == NEVER
    assert parse_contacts([{**EDT, "week": {"mon": []}}])[0].week == NEVER
    assert "week" not in contacts_to_plain((Contact("edt", "EDT"),))[0]


def test_lines_are_tidied() -> None:
    (contact,) = parse_contacts([{**EDT, "label": " Duty\n team\u200b\u202e ", "phone": "0345\t000 000"}])
    assert (contact.label, contact.phone) == ("Duty team", "0345 000 000")


@pytest.mark.parametrize(
    ("changes", "path", "what", "todo"),
    [
        ({"id": "Duty team"}, (0, "id"), "'Duty team' is not an id",
         "Use small letters, digits and _, at most 40, as in duty_team"),
        ({"id": "a" * 41}, (0, "id"), f"'{'a' * 40}…' is not an id",
         "Use small letters, digits and _, at most 40, as in duty_team"),
        ({"label": "  "}, (0, "label"), "The service has no label", "Write the name people know it by"),
        ({"label": "x" * 81}, (0, "label"), "The label has 81 characters", "Shorten it to 80"),
        ({"phone": "0" * 61}, (0, "phone"), "The phone has 61 characters", "Shorten it to 60"),
        ({"text": ["a"]}, (0, "text"), "The text must be text", "Write it on one line, in quotes"),
        ({"fone": "0345"}, (0, "fone"), "'fone' is not part of a service", "Did you mean 'phone'?"),
        ({"takes": "any_emergency"}, (0, "takes"), "What the service takes must be a list of ids",
         "Write [one, two], or [] for nothing"),
        ({"takes": ["a", "a"]}, (0, "takes"), "What the service takes is listed twice", "Name each once"),
        ({"week": {"fri": ["17-24"]}}, (0, "week", "fri", 0), "'17-24' is not a span of hours",
         "Write its start and end on the 24-hour clock, as in 09:00-17:00"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_service_that_is_not_one(
    changes: dict[str, Any], path: tuple[Any, ...], what: str, todo: str
) -> None:
    with pytest.raises(WeekError) as caught:
        parse_contacts([{**EDT, **changes}])
    assert caught.value.problems == ((path, what, todo),)


def test_an_empty_entry_lacks_id_and_label() -> None:
    with pytest.raises(WeekError) as caught:
        parse_contacts([{}, "edt"])
    assert [(problem.path, problem.what) for problem in caught.value.problems] == [
        ((0,), "The service has no label"),
        ((0,), "The service has no id"),
        ((1,), "A service must have an id and a label"),
    ]


def test_ids_are_used_once() -> None:
    with pytest.raises(WeekError) as caught:
        parse_contacts([EDT, {**EDT, "label": "Another"}])
    assert caught.value.problems == (((1, "id"), "The id 'edt' is used twice", "Give each service an id of its own"),)


def test_twenty_services_are_enough() -> None:
    many = [{**EDT, "id": f"s{number}", "week": ROUND_THE_CLOCK} for number in range(21)]
    assert len(parse_contacts(many[:20])) == 20
    with pytest.raises(WeekError, match=r"There are 21 services\. Name at most 20\."):
        parse_contacts(many)


@pytest.mark.parametrize("plain", [{"edt": EDT}, "edt", None])
def test_services_are_a_list(plain: Any) -> None:
    with pytest.raises(WeekError, match="The services must be a list"):
        parse_contacts(plain)
