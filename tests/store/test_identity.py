"""Whatever an employer's answers are, loading gives what was saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policybuilder.answers.codec import tidy
from policybuilder.answers.model import Acceptance, Answer, Answers, Elsewhere, NoneGiven, Organisation, Service
from policybuilder.library.model import Library
from policybuilder.store.model import Saved
from policybuilder.store.store import Store
from policybuilder.week import DAYS, Contact, Holidays, Span, Week

LINES = st.text(min_size=1, max_size=60).map(tidy).filter(bool)
IDS = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
SPANS = st.sampled_from([(), (Span(540, 1020),), (Span(360, 480), Span(1320, 1560))])
WEEKS = st.builds(
    Week,
    st.dictionaries(st.sampled_from(DAYS[::2]), SPANS.filter(bool), min_size=1).map(MappingProxyType),
    st.sampled_from(Holidays),
)
CONTACTS = st.lists(
    st.builds(
        Contact, IDS, LINES, LINES, takes=st.sampled_from([(), ("child_protection", "homelessness")]), week=WEEKS
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda contact: contact.id,
).map(tuple)
VALUES = {
    "organisation.kind": st.sampled_from(["council", "charity"]),
    "organisation.nations": st.sampled_from([("england",), ("england", "wales"), ("none",)]),
    "organisation.owner": LINES | st.just(NoneGiven.NONE),
    "organisation.next_review": st.dates(),
    "hours.open": WEEKS,
    "hours.minutes": st.integers(0, 240),
    "cover.services": CONTACTS,
}
ELSEWHERE = st.builds(Elsewhere, LINES, LINES | st.just(""), st.none() | st.dates(date(1990, 1, 1)))
ANSWERS = {
    question: st.builds(Answer, values, defaulted=st.booleans()) | st.builds(Answer, ELSEWHERE)
    for question, values in VALUES.items()
}
ANSWER_SETS = st.fixed_dictionaries({}, optional=ANSWERS).map(MappingProxyType)
NAMES = st.text(max_size=60).map(tidy)
NOTES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=200)
EVERYTHING = st.builds(
    Answers,
    library=st.just("1.0.0"),
    id=st.from_regex(r"[0-9a-f]{8,32}", fullmatch=True),
    organisation=st.builds(Organisation, NAMES, st.sampled_from(["", "#1d70b8"])),
    answers=ANSWER_SETS,
    services=st.lists(st.builds(Service, IDS, LINES, ANSWER_SETS), max_size=3, unique_by=lambda one: one.id).map(tuple),
    notes=st.dictionaries(st.sampled_from(list(VALUES)), NOTES).map(MappingProxyType),
    accepted=st.dictionaries(
        st.just("hours.long_calls"),
        st.builds(Acceptance, LINES, LINES, st.just("warn"), st.just(MappingProxyType({"hours.minutes": "60"}))),
    ).map(MappingProxyType),
)
EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def loaded(store: Store, token: str) -> Answers:
    draft = store.load(token)
    assert draft is not None
    assert not draft.unreadable
    return draft.answers


@EXAMPLES
@given(everything=EVERYTHING)
def test_a_new_draft_holds_what_it_was_given(store: Store, everything: Answers) -> None:
    assert loaded(store, store.create(everything)) == everything


@EXAMPLES
@given(before=EVERYTHING, after=EVERYTHING)
def test_a_replaced_draft_holds_what_it_was_given(store: Store, before: Answers, after: Answers) -> None:
    token = store.create(before)
    store.replace(token, after)
    assert loaded(store, token) == after


@EXAMPLES
@given(everything=EVERYTHING)
def test_answers_given_one_by_one_are_all_there(store: Store, library: Library, everything: Answers) -> None:
    token = store.create(Answers(library.version, everything.id))
    for question, answer in everything.answers.items():
        assert isinstance(store.save_answer(token, question, answer, base_revision=0), Saved)
    services = []
    for service in everything.services:
        service_id = store.add_service(token, service.label)
        if service_id in {one.id for one in services}:
            continue
        services.append(replace(service, id=service_id))
        for question, answer in service.answers.items():
            store.save_answer(token, question, answer, service=service_id, base_revision=0)
    kept = loaded(store, token)
    assert kept.answers == everything.answers
    assert kept.services == tuple(services)


@EXAMPLES
@given(everything=EVERYTHING, data=st.data())
def test_one_change_changes_nothing_else(store: Store, everything: Answers, data: st.DataObject) -> None:
    token = store.create(everything)
    question = data.draw(st.sampled_from(list(VALUES)))
    answer = data.draw(st.none() | ANSWERS[question])
    draft = store.load(token)
    assert draft is not None
    store.save_answer(token, question, answer, base_revision=draft.revisions.answer(question))
    assert loaded(store, token) == everything.with_answer(question, answer)
