"""Who answers in an ordinary week, and which hours nobody covers."""

from __future__ import annotations

from datetime import date
from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from policybuilder.hours import Stretch, coverage, uncovered
from policybuilder.week import DAYS, MINUTES_A_DAY, NEVER, Contact, Span, Week, parse_week
from tests.hours.weeks import ROUND_THE_CLOCK, nights, office, service, services, weeks

A_WEEK = 7 * MINUTES_A_DAY


def minutes_of(week: Week, holidays: frozenset[str] = frozenset()) -> set[int]:
    """The minutes of a week that repeats itself, one by one; ``holidays`` are the days that are bank holidays."""
    found: set[int] = set()
    for place, day in enumerate(DAYS):
        for span in week.holiday_spans(day) if day in holidays else week.spans(day):
            found.update((place * MINUTES_A_DAY + minute) % A_WEEK for minute in range(span.start, span.end))
    return found


def minutes_in(stretches: tuple[Stretch, ...]) -> set[int]:
    return set(chain.from_iterable(
        range(DAYS.index(one.day) * MINUTES_A_DAY + one.start, DAYS.index(one.day) * MINUTES_A_DAY + one.end)
        for one in stretches
    ))  # fmt: skip


@given(weeks(), services())
def test_stretches_part_the_week(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    stretches = coverage(open_week, contacts)
    assert sum(one.end - one.start for one in stretches) == A_WEEK
    assert minutes_in(stretches) == set(range(A_WEEK))
    assert list(stretches) == sorted(stretches, key=lambda one: (DAYS.index(one.day), one.start))


@given(weeks(), services())
def test_stretches_say_what_the_weeks_say(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    stretches = coverage(open_week, contacts)
    assert minutes_in(tuple(one for one in stretches if one.open)) == minutes_of(open_week)
    for contact in contacts:
        on_duty = tuple(one for one in stretches if contact.id in one.covered_by)
        assert minutes_in(on_duty) == minutes_of(contact.week)


@given(weeks(), services())
def test_nobody_is_nobody(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    for one in coverage(open_week, contacts):
        assert one.nobody == (not one.open and not one.covered_by)


@given(weeks(), services())
def test_stretches_are_as_long_as_can_be(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    for one, following in pairwise(coverage(open_week, contacts)):
        if one.day == following.day:
            assert (one.open, one.covered_by) != (following.open, following.covered_by)


@given(weeks(), services())
def test_what_an_ordinary_week_lacks(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    nobody = tuple(one for one in coverage(open_week, contacts) if one.nobody)
    assert minutes_in(uncovered(open_week, contacts).week) == minutes_in(nobody)


@given(weeks(), services(), st.sets(st.sampled_from(DAYS)))
def test_no_bank_holiday_leaves_more_than_is_said(
    open_week: Week, contacts: tuple[Contact, ...], holidays: set[str]
) -> None:
    gaps = uncovered(open_week, contacts)
    covered = set().union(*(minutes_of(one, frozenset(holidays)) for one in everybody(open_week, contacts)))
    assert set(range(A_WEEK)) - covered <= minutes_in(gaps.week) | minutes_in(gaps.bank_holidays)


@given(weeks(), services())
def test_what_is_said_of_bank_holidays_happens_on_some(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    gaps = uncovered(open_week, contacts)
    happens: set[int] = set()
    for place, day in enumerate(DAYS):
        for holidays in (frozenset({day}), frozenset({day, DAYS[(place + 1) % 7]})):
            covered = set().union(*(minutes_of(one, holidays) for one in everybody(open_week, contacts)))
            happens |= set(range(A_WEEK)) - covered
    assert minutes_in(gaps.bank_holidays) <= happens
    assert not minutes_in(gaps.bank_holidays) & minutes_in(gaps.week)


def everybody(open_week: Week, contacts: tuple[Contact, ...]) -> list[Week]:
    return [open_week, *(contact.week for contact in contacts)]


def times(stretches: tuple[Stretch, ...]) -> list[str]:
    return [f"{one.day} {Span(one.start, one.end)}" for one in stretches]


def test_an_office_alone_leaves_nights_and_weekends() -> None:
    gaps = times(uncovered(office(), ()).week)
    assert gaps[:2] == ["mon 00:00-09:00", "mon 17:00-24:00"]
    assert gaps[-2:] == ["sat 00:00-24:00", "sun 00:00-24:00"]


def test_a_closed_office_and_a_duty_team_that_is_off_too_leave_bank_holidays_to_nobody() -> None:
    gaps = uncovered(office(), (nights(),))
    assert not gaps.week
    assert times(gaps.bank_holidays) == [f"{day} 00:00-24:00" for day in DAYS]


def test_a_duty_team_with_its_usual_nights_leaves_the_day_of_a_bank_holiday_to_nobody() -> None:
    gaps = uncovered(office(), (nights(bank_holidays="open"),))
    assert times(gaps.bank_holidays) == [f"{day} 09:00-17:00" for day in DAYS[:5]]


def test_a_duty_team_that_is_there_all_day_covers_bank_holidays() -> None:
    assert not uncovered(office(), (nights(bank_holidays=["00:00-24:00"]),))


def test_a_night_shift_after_a_bank_holiday_ends_next_morning_as_ever() -> None:
    """Tuesday morning belongs to Monday's night shift, whether Monday is a bank holiday or not."""
    team = nights(bank_holidays=["00:00-24:00"])
    assert [str(span) for span in team.week.holiday_spans("mon")] == ["00:00-09:00"]
    until_ten = nights(bank_holidays=["00:00-22:00"])
    assert "tue 00:00-09:00" in times(uncovered(office(), (until_ten,)).bank_holidays)


def test_a_night_past_sunday_covers_monday_morning() -> None:
    open_week = parse_week({"sun": ["22:00-06:00"]})
    monday, *_ = coverage(open_week, ())
    assert (monday.day, monday.start, monday.end, monday.open) == ("mon", 0, 360, True)


def test_closed_days_leave_the_office_hours_to_nobody() -> None:
    gaps = uncovered(office(closed_days=["2026-12-29/2026-12-30"]), (nights(bank_holidays="open"),))
    assert [(one.date, str(one.span)) for one in gaps.closed_days] == [
        (date(2026, 12, 29), "09:00-17:00"),
        (date(2026, 12, 30), "09:00-17:00"),
    ]


def test_cover_on_bank_holidays_holds_on_closed_days_too() -> None:
    assert not uncovered(office(closed_days=["2026-12-29"]), (nights(bank_holidays=["00:00-24:00"]),))


def test_a_closed_weekend_day_changes_nothing() -> None:
    team = nights(bank_holidays=["00:00-24:00"])
    assert not uncovered(office(closed_days=["2026-12-26/2026-12-27"]), (team,)).closed_days


def test_a_day_off_of_the_only_service_leaves_its_hours_and_the_morning_after_to_nobody() -> None:
    team = nights(bank_holidays=["00:00-24:00"], closed_days=["2026-11-17"])
    assert [(one.date, str(one.span)) for one in uncovered(office(), (team,)).closed_days] == [
        (date(2026, 11, 17), "17:00-24:00"),
        (date(2026, 11, 18), "00:00-09:00"),
    ]


def test_round_the_clock_leaves_nothing() -> None:
    always = service({**ROUND_THE_CLOCK, "bank_holidays": "open"})
    assert not uncovered(NEVER, (always,))
    assert not uncovered(always.week, ())
