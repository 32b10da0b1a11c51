"""Dates as they are for one employer: bank holidays of a nation, the employer's own closed days, the hours that hold.

A bank holiday counts on its own date and, where that is at a weekend, on the substitute day as well. What a date is may
differ between nations, so everything here is asked for one nation at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

from policybuilder.hours import minutes
from policybuilder.hours.days import cover_spans_starting, spans_starting
from policybuilder.hours.minutes import Minutes
from policybuilder.week import Contact, Span, Week

SUBDIVISIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern_ireland": "NIR"}
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class DayState:
    """One date for one employer. ``spans`` are its opening hours from midnight to midnight, with what runs over."""

    date: date
    bank_holiday: bool
    closed_day: bool
    spans: tuple[Span, ...]


def is_bank_holiday(day: date, nation: str) -> bool:
    """Whether the date is a bank holiday in ``england``, ``wales``, ``scotland`` or ``northern_ireland``.

    Holidays that are proclaimed for one year are known as far as they were when the installed list was made.
    Raises ValueError for a year before 2000 or after 2100.
    """
    return day in _bank_holidays(nation, day.year)


@lru_cache(maxsize=64)
def _bank_holidays(nation: str, year: int) -> frozenset[date]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"bank holidays are known from {FIRST_YEAR} to {LAST_YEAR}, not for {year}")
    return frozenset(country_holidays("GB", subdiv=SUBDIVISIONS[nation], years=year))


def day_state(day: date, open_week: Week, nation: str) -> DayState:
    """What the date is for the employer in that nation, and when it is open."""
    return DayState(
        date=day,
        bank_holiday=is_bank_holiday(day, nation),
        closed_day=open_week.is_closed_on(day),
        spans=tuple(minutes.spans_of(open_minutes(day, open_week, nation))),
    )


def open_minutes(day: date, open_week: Week, nation: str) -> Minutes:
    """The minutes of the date in which the employer is open."""
    before = day - timedelta(days=1)
    return minutes.of_day(
        spans_starting(open_week, day, is_bank_holiday(day, nation)),
        spans_starting(open_week, before, is_bank_holiday(before, nation)),
    )


def cover_minutes(day: date, contact: Contact, open_week: Week, nation: str) -> Minutes:
    """The minutes of the date in which the service answers."""
    before = day - timedelta(days=1)
    return minutes.of_day(
        cover_spans_starting(contact.week, open_week, day, is_bank_holiday(day, nation)),
        cover_spans_starting(contact.week, open_week, before, is_bank_holiday(before, nation)),
    )
