"""Dates: bank holidays of the four nations, closed days, and the hours that hold."""

from __future__ import annotations

from datetime import date

import pytest

from policybuilder.hours import day_state, is_bank_holiday
from policybuilder.week import Week, parse_week
from tests.hours.weeks import office

ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND = "england", "wales", "scotland", "northern_ireland"


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        (date(2026, 1, 1), {ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND}),
        (date(2026, 1, 2), {SCOTLAND}),
        (date(2026, 3, 17), {NORTHERN_IRELAND}),
        (date(2026, 4, 6), {ENGLAND, WALES, NORTHERN_IRELAND}),
        (date(2026, 7, 13), {NORTHERN_IRELAND}),
        (date(2026, 8, 3), {SCOTLAND}),
        (date(2026, 8, 31), {ENGLAND, WALES, NORTHERN_IRELAND}),
        (date(2026, 11, 30), {SCOTLAND}),
        (date(2026, 11, 20), set()),
    ],
)
def test_bank_holidays_differ_by_nation(day: date, nations: set[str]) -> None:
    assert {one for one in (ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND) if is_bank_holiday(day, one)} == nations


def test_a_holiday_at_a_weekend_counts_with_its_substitute() -> None:
    assert is_bank_holiday(date(2026, 12, 26), ENGLAND)
    assert is_bank_holiday(date(2026, 12, 28), ENGLAND)
    assert is_bank_holiday(date(2027, 1, 2), SCOTLAND)
    assert is_bank_holiday(date(2027, 1, 4), SCOTLAND)


def test_years_without_a_list_are_refused() -> None:
    with pytest.raises(ValueError, match="from 2000 to 2100, not for 2101"):
        is_bank_holiday(date(2101, 1, 1), ENGLAND)


def spans(day: date, week: Week, nation: str = ENGLAND) -> list[str]:
    return [str(span) for span in day_state(day, week, nation).spans]


@pytest.mark.parametrize(
    ("week", "hours"),
    [
        (office(), []),
        (office(bank_holidays="open"), ["09:00-17:00"]),
        (office(bank_holidays=["10:00-14:00"]), ["10:00-14:00"]),
        (office(bank_holidays="open", closed_days=["2026-08-31"]), []),
        (office(bank_holidays=["10:00-14:00"], closed_days=["2026-08-24/2026-09-04"]), []),
    ],
)
def test_hours_on_a_bank_holiday(week: Week, hours: list[str]) -> None:
    assert spans(date(2026, 8, 31), week) == hours


def test_what_a_date_is() -> None:
    state = day_state(date(2026, 12, 29), office(closed_days=["2026-12-24/2027-01-01"]), ENGLAND)
    assert (state.bank_holiday, state.closed_day, state.spans) == (False, True, ())
    assert spans(date(2027, 1, 4), office(closed_days=["2026-12-24/2027-01-01"])) == ["09:00-17:00"]


def test_a_night_from_sunday_runs_into_a_bank_holiday_monday() -> None:
    week = parse_week({"sun": ["22:00-06:00"], "mon": ["09:00-17:00"]})
    assert spans(date(2026, 8, 31), week) == ["00:00-06:00"]


def test_the_night_of_a_bank_holiday_does_not_run_into_the_next_day() -> None:
    week = parse_week({"mon": ["22:00-06:00"], "tue": ["09:00-17:00"]})
    assert spans(date(2026, 9, 1), week) == ["09:00-17:00"]
    assert spans(date(2026, 9, 8), week) == ["00:00-06:00", "09:00-17:00"]


def test_a_local_holiday_is_a_closed_day() -> None:
    """Councils in Scotland set their own."""
    assert spans(date(2026, 9, 21), office(closed_days=["2026-09-21"]), SCOTLAND) == []
