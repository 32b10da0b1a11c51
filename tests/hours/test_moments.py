"""One moment: open, just after closing or closed, and who answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybuilder.hours import (
    JUST_AFTER_CLOSING_MINUTES,
    LONDON,
    Hours,
    NoSuchTime,
    coverage,
    day_state,
    local_time,
    moments,
    state_at,
    who_answers,
)
from policybuilder.week import DAYS, MINUTES_A_DAY, NEVER, Contact, Week, parse_week
from tests.hours.weeks import nights, office, service, services, weeks

OPEN, JUST_AFTER, CLOSED = Hours.OPEN, Hours.JUST_AFTER_CLOSING, Hours.CLOSED
FRIDAY = date(2026, 11, 20)


def at(day: date, clock: str) -> datetime:
    return local_time(datetime.combine(day, time.fromisoformat(clock))).when


@pytest.mark.parametrize(
    ("clock", "state"),
    [
        ("08:59", CLOSED),
        ("09:00", OPEN),
        ("16:59", OPEN),
        ("17:00", JUST_AFTER),
        ("17:15", JUST_AFTER),
        ("18:00", JUST_AFTER),
        ("18:01", CLOSED),
        ("23:00", CLOSED),
    ],
)
def test_a_friday(clock: str, state: Hours) -> None:
    assert state_at(at(FRIDAY, clock), office(), "england") is state


def test_just_after_closing_runs_past_midnight() -> None:
    week = parse_week({"fri": ["18:00-24:00"], "sun": ["22:00-02:00"]})
    saturday, monday = FRIDAY + timedelta(days=1), FRIDAY + timedelta(days=3)
    assert state_at(at(saturday, "00:00"), week, "england") is JUST_AFTER
    assert state_at(at(saturday, "01:00"), week, "england") is JUST_AFTER
    assert state_at(at(saturday, "01:01"), week, "england") is CLOSED
    assert state_at(at(monday, "01:59"), week, "england") is OPEN
    assert state_at(at(monday, "02:00"), week, "england") is JUST_AFTER


def test_spans_that_touch_do_not_close_in_between() -> None:
    week = parse_week({"fri": ["09:00-13:00", "13:00-17:00"]})
    assert state_at(at(FRIDAY, "13:00"), week, "england") is OPEN


def test_no_closing_time_before_a_bank_holiday() -> None:
    assert state_at(at(date(2026, 12, 25), "17:15"), office(), "england") is CLOSED
    assert state_at(at(date(2026, 12, 24), "17:15"), office(), "england") is JUST_AFTER


def test_who_answers_at_christmas() -> None:
    christmas = at(date(2026, 12, 25), "10:00")
    assert who_answers(christmas, office(), (nights(),), "england") == ()
    team = nights(bank_holidays=["00:00-24:00"])
    assert who_answers(christmas, office(), (team,), "england") == (team,)


@pytest.mark.parametrize(
    ("changes", "clock", "answers"),
    [
        ({}, "10:00", False),
        ({}, "20:00", True),
        ({"bank_holidays": "open"}, "10:00", False),
        ({"bank_holidays": ["00:00-24:00"]}, "10:00", True),
        ({"bank_holidays": ["10:00-11:00"]}, "20:00", True),
        ({"bank_holidays": ["00:00-24:00"], "closed_days": ["2026-12-29"]}, "20:00", False),
    ],
)
def test_who_answers_when_the_employer_is_closed_besides(changes: dict[str, Any], clock: str, answers: bool) -> None:
    team = nights(**changes)
    shut = office(closed_days=["2026-12-29"])
    assert who_answers(at(date(2026, 12, 29), clock), shut, (team,), "england") == ((team,) if answers else ())


def test_scotland_and_england_on_the_second_of_january() -> None:
    second = at(date(2026, 1, 2), "10:00")
    team = nights(bank_holidays=["00:00-24:00"])
    assert [(one.nations, one.state, one.answers) for one in moments(second, office(), (team,), ["england", "scotland"])] == [
        (("england",), OPEN, ()),
        (("scotland",), CLOSED, (team,)),
    ]  # fmt: skip


def test_saint_patricks_day_in_northern_ireland() -> None:
    when = at(date(2026, 3, 17), "10:00")
    assert state_at(when, office(), "northern_ireland") is CLOSED
    assert state_at(when, office(), "england") is OPEN


def test_nations_that_agree_share_one_moment() -> None:
    everywhere = ["england", "wales", "scotland", "northern_ireland"]
    (moment,) = moments(at(FRIDAY, "10:00"), office(), (), everywhere)
    assert (moment.nations, moment.state) == (tuple(everywhere), OPEN)
    (second,) = moments(at(date(2026, 1, 2), "10:00"), office(bank_holidays="open"), (), everywhere)
    assert second.state is OPEN


NIGHT_CREW = service({"sat": ["22:00-06:00"]})


def test_a_time_the_clocks_skip_is_refused() -> None:
    skipped = datetime.fromisoformat("2027-03-28 01:30")
    with pytest.raises(NoSuchTime, match="2027-03-28 01:30 does not exist: the clocks go forward over it"):
        local_time(skipped)
    with pytest.raises(NoSuchTime):
        state_at(skipped.replace(tzinfo=LONDON), office(), "england")
    for kept in ("00:59", "02:00"):
        assert who_answers(at(skipped.date(), kept), office(), (NIGHT_CREW,), "england") == (NIGHT_CREW,)


def test_a_time_that_comes_twice_is_told_and_answered_alike() -> None:
    twice = local_time(datetime.fromisoformat("2026-10-25 01:30"))
    assert twice.doubled
    for fold in (0, 1):
        assert who_answers(twice.when.replace(fold=fold), NEVER, (NIGHT_CREW,), "england") == (NIGHT_CREW,)
    for once in ("00:59", "02:00"):
        assert not local_time(datetime.combine(date(2026, 10, 25), time.fromisoformat(once))).doubled


def test_two_in_the_morning_of_an_ordinary_day() -> None:
    assert state_at(at(FRIDAY, "02:00"), office(), "england") is CLOSED


def test_other_zones_are_read_on_the_wall_in_london() -> None:
    assert state_at(datetime(2026, 7, 17, 8, 0, tzinfo=UTC), office(), "england") is OPEN
    assert state_at(datetime(2026, 11, 20, 8, 0, tzinfo=UTC), office(), "england") is CLOSED


def test_a_time_needs_its_zone() -> None:
    with pytest.raises(ValueError, match="needs its zone"):
        state_at(datetime.fromisoformat("2026-11-20 08:00"), office(), "england")
    with pytest.raises(ValueError, match="has no zone"):
        local_time(datetime(2026, 11, 20, 8, 0, tzinfo=UTC))


@given(weeks(), services())
def test_an_ordinary_week_is_as_coverage_says(open_week: Week, contacts: tuple[Contact, ...]) -> None:
    monday = datetime(2040, 2, 6, tzinfo=LONDON)
    for one in coverage(open_week, contacts):
        when = monday + timedelta(days=DAYS.index(one.day), minutes=one.start)
        assert (state_at(when, open_week, "scotland") is OPEN) == one.open
        on_duty = who_answers(when, open_week, contacts, "scotland")
        assert tuple(contact.id for contact in on_duty) == one.covered_by


@given(weeks(), st.dates(date(2026, 1, 2), date(2027, 12, 30)), st.integers(0, MINUTES_A_DAY - 1))
def test_a_moment_is_as_its_day_says(week: Week, day: date, minute: int) -> None:
    wall = datetime.combine(day, time(minute // 60, minute % 60))
    try:
        when = local_time(wall).when
    except NoSuchTime:
        assert day.month == 3
        return
    ends = [closing(week, one, day) for one in (day - timedelta(days=1), day)]
    since = min((minute - end for end in [*ends[0], *ends[1]] if end <= minute), default=MINUTES_A_DAY)
    open_now = any(span.start <= minute < span.end for span in day_state(day, week, "wales").spans)
    expected = OPEN if open_now else JUST_AFTER if since <= JUST_AFTER_CLOSING_MINUTES else CLOSED
    assert state_at(when, week, "wales") is expected


def closing(week: Week, of: date, seen_from: date) -> list[int]:
    """The minutes, counted from midnight of ``seen_from``, at which the spans of a date end."""
    offset = (of - seen_from).days * MINUTES_A_DAY
    return [span.end + offset for span in day_state(of, week, "wales").spans]
