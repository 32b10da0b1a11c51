"""When a situation happens: read as typed, worked out from the employer's own week, and refused where it cannot be."""

from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybuilder.situations.times import BadTime, FromClosing, OnWeekday, ordinary_monday, read_when, time_known
from policybuilder.week import ClosedDays, Contact, Span, Week

TODAY = date(2026, 11, 20)
NINE_TO_FIVE = Week(MappingProxyType({day: (Span(540, 1020),) for day in ("mon", "tue", "wed", "thu", "fri")}))
ALWAYS = Week(MappingProxyType({day: (Span(0, 1440),) for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}))
NIGHTS = Contact("edt", "Night team", week=Week(MappingProxyType({"fri": (Span(1020, 1440),)})))


def hours(when: str, week: Week = NINE_TO_FIVE, nations: tuple[str, ...] = ("england",)) -> set[str]:
    return set(time_known(read_when(when), week, (NIGHTS,), nations, TODAY).hours)


@pytest.mark.parametrize(
    ("when", "state"),
    [
        ("fri 16:59", "in_hours"),
        ("fri 17:15", "just_after_closing"),
        ("Friday 18:01", "closed"),
        ("sat 3:00", "closed"),
        ("2026-12-25 10:00", "closed"),
        ("2026-12-24 10:00", "in_hours"),
        ("closing", "just_after_closing"),
        ("closing +15m", "just_after_closing"),
        ("closing -1m", "in_hours"),
        ("closing + 2h", "closed"),
    ],
)
def test_it_is_worked_out_from_the_week(when: str, state: str) -> None:
    assert hours(when) == {state}


def test_who_answers_comes_from_the_services_week() -> None:
    known = time_known(read_when("fri 20:00"), NINE_TO_FIVE, (NIGHTS,), ("england",), TODAY)
    assert (known.cover, [one.label for one in known.answering]) == ({"answers"}, ["Night team"])
    assert time_known(read_when("sat 20:00"), NINE_TO_FIVE, (NIGHTS,), ("england",), TODAY).cover == {"nobody"}


def test_nations_with_other_bank_holidays_are_kept_apart() -> None:
    assert hours("2026-11-30 10:00", nations=("england", "scotland")) == {"in_hours", "closed"}


def test_a_closed_day_of_the_employers_own_counts() -> None:
    week = Week(NINE_TO_FIVE.days, closed_days=(ClosedDays(date(2026, 11, 24), date(2026, 11, 24)),))
    assert hours("2026-11-24 10:00", week) == {"closed"}
    assert hours("tue 10:00", week) == {"in_hours"}


def test_an_ordinary_week_has_no_holiday_and_no_change_of_clocks() -> None:
    assert ordinary_monday(date(2026, 12, 21), NINE_TO_FIVE, ()) == date(2027, 1, 11)
    assert ordinary_monday(date(2026, 10, 19), NINE_TO_FIVE, ()) == date(2026, 11, 2)


def test_an_employer_that_never_closes_has_no_closing_time() -> None:
    known = time_known(FromClosing(15), ALWAYS, (), ("england",), TODAY)
    assert (known.hours, known.never_closes) == ({"in_hours"}, True)
    assert time_known(FromClosing(15), Week(MappingProxyType({})), (), ("england",), TODAY).hours == {"closed"}


def test_the_night_the_clocks_go_back_is_told() -> None:
    assert time_known(read_when("2026-10-25 01:30"), NINE_TO_FIVE, (), ("england",), TODAY).doubled


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("25:00", "not a time we can read"),
        ("fri 25:00", "no such time of day"),
        ("fry 10:00", "names no day"),
        ("2026-02-30 10:00", "not a date in the calendar"),
        ("2026-03-29 01:30", "does not exist: the clocks go forward"),
        ("9999-12-31 23:59", "too far away"),
        ("0000-01-01 10:00", "not a date in the calendar"),
        ("closing +9999h", "at most 12 hours"),
        ("closing +15", "not a time we can read"),
        ("yesterday", "not a time we can read"),
        ("x" * 5000, "not a time we can read"),
    ],
)
def test_what_is_no_time_is_refused_with_a_sentence(when: str, says: str) -> None:
    with pytest.raises(BadTime, match=says) as refused:
        read_when(when)
    assert refused.value.todo


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        read_when(text)
    except BadTime as refused:
        assert str(refused)


def test_a_day_and_a_minute_are_read() -> None:
    assert read_when("sun 02:05") == OnWeekday("sun", 125)
