"""What the library calls impossible, the clock never makes: over any week, any services and any time."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.model import Answer
from policybuilder.library.known import ACT, COVER, COVER_SERVICES, OPEN_HOURS, TIME
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.places import CLAUSES
from policybuilder.policy.view import View
from policybuilder.situations.facts import facts_for
from policybuilder.situations.times import BadTime, FromClosing, OnDate, OnWeekday, When, read_when
from policybuilder.week import DAYS, Contact, Week
from tests.hours.weeks import services, weeks

TODAY = date(2026, 11, 20)


@cache
def the_library() -> Library:
    return load_library(CLAUSES)


@st.composite
def times(draw: st.DrawFn) -> When:
    kind = draw(st.integers(0, 2))
    minute = draw(st.integers(0, 1439))
    if kind == 0:
        return OnWeekday(draw(st.sampled_from(DAYS)), minute)
    if kind == 1:
        return FromClosing(draw(st.integers(-720, 720)))
    day = draw(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
    try:
        when = read_when(f"{day} {minute // 60:02d}:{minute % 60:02d}")
    except BadTime:
        return FromClosing(0)
    assert isinstance(when, OnDate)
    return when


@given(weeks(), services(), times())
def test_the_clock_makes_nothing_impossible(open_week: Week, contacts: tuple[Contact, ...], when: When) -> None:
    answers = starting_answers(the_library(), "english_council_children")
    answers = answers.with_answer(OPEN_HOURS, Answer(open_week)).with_answer(COVER_SERVICES, Answer(contacts))
    facts = facts_for(View(the_library(), answers), {ACT: "contact"}, when, TODAY)
    assert facts.states[TIME].values and facts.states[COVER].values
    if facts.states[TIME].known == "in_hours":
        assert facts.states[COVER].known == "answers"
