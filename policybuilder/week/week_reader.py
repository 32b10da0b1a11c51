"""A week from its plain form: ``{mon: ["09:00-17:00"], sat: [], bank_holidays: closed, closed_days: [...]}``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from policybuilder.problems import did_you_mean
from policybuilder.week.model import DAYS, MINUTES_A_DAY, NEVER, ClosedDays, Holidays, Span, Week
from policybuilder.week.problems import Collector, Path, quoted
from policybuilder.week.span_reader import read_spans

BANK_HOLIDAYS, CLOSED_DAYS = "bank_holidays", "closed_days"
KEYS = (*DAYS, BANK_HOLIDAYS, CLOSED_DAYS)
DAY_NAMES = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))
CLOSED_DAYS_MOST = 366
_FULL_NAME = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_DATES = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/([0-9]{4}-[0-9]{2}-[0-9]{2}))?")


def parse_week(plain: Any) -> Week:
    """A week that has hours on at least one day; days that are not named have none. Raises WeekError."""
    found = Collector()
    week = read_week(plain, (), found)
    if not (found.problems or week.days or isinstance(week.bank_holidays, tuple)):
        found.add((), "The week has no hours", "Give the hours of at least one day")
    found.raise_if_any()
    return week


def read_week(plain: Any, path: Path, found: Collector) -> Week:
    """The week; what is wrong with it goes into ``found``."""
    if not isinstance(plain, Mapping):
        found.add(path, "A week must be its days with their hours", 'Write {mon: ["09:00-17:00"], ...}')
        return NEVER
    for key in plain:
        if key not in KEYS:
            found.add((*path, str(key)), f"{quoted(key)} is not part of a week", _nearest(str(key)))
    days = {day: read_spans(plain[day], (*path, day), found) for day in DAYS if day in plain}
    _check_midnights(days, path, found)
    holidays = _read_holidays(plain.get(BANK_HOLIDAYS, Holidays.CLOSED.value), (*path, BANK_HOLIDAYS), found)
    closed_days = _read_closed_days(plain.get(CLOSED_DAYS, []), (*path, CLOSED_DAYS), found)
    return Week(MappingProxyType(days), holidays, closed_days)


def _nearest(key: str) -> str:
    full_name = _FULL_NAME.fullmatch(key.lower())
    if full_name:
        return f"Did you mean '{full_name[1]}'?"
    todo = f"Use {', '.join(DAYS)}, each on a line of its own, {BANK_HOLIDAYS} and {CLOSED_DAYS}"
    return did_you_mean(key.lower(), KEYS, todo) if key.isidentifier() else todo


def _check_midnights(days: Mapping[str, tuple[Span, ...]], path: Path, found: Collector) -> None:
    """No span past midnight runs into the next day's first one, Sunday into Monday included."""
    for day, next_day in zip(DAYS, DAYS[1:] + DAYS[:1], strict=True):
        tonight, tomorrow = days.get(day, ()), days.get(next_day, ())
        if tonight and tomorrow and tonight[-1].end - MINUTES_A_DAY > tomorrow[0].start:
            what = f"{tonight[-1]} on {DAY_NAMES[day]} runs into {tomorrow[0]} on {DAY_NAMES[next_day]}"
            found.add((*path, day), what, "End the one where the other starts")


def _read_holidays(plain: Any, path: Path, found: Collector) -> Holidays | tuple[Span, ...]:
    if not isinstance(plain, str):
        return read_spans(plain, path, found)
    if plain not in tuple(Holidays):
        found.add(path, f"{quoted(plain)} is not a way to spend bank holidays", 'Write closed, open or ["10:00-14:00"]')
        return Holidays.CLOSED
    return Holidays(plain)


def _read_closed_days(plain: Any, path: Path, found: Collector) -> tuple[ClosedDays, ...]:
    if not isinstance(plain, (list, tuple)) or len(plain) > CLOSED_DAYS_MOST:
        found.add(path, "The closed days must be a list of dates", 'Write ["2026-12-29", "2026-12-24/2027-01-01"]')
        return ()
    places = [_read_dates(typed, (*path, position), found) for position, typed in enumerate(plain)]
    closed_days = tuple(place for place in places if place)
    total = sum((closed.last - closed.first).days + 1 for closed in closed_days)
    if total > CLOSED_DAYS_MOST:
        found.add(path, f"The closed days come to {total} days", f"Name at most {CLOSED_DAYS_MOST}")
        return ()
    return closed_days


def _read_dates(typed: Any, path: Path, found: Collector) -> ClosedDays | None:
    match = _DATES.fullmatch(typed.strip()) if isinstance(typed, str) else None
    if not match:
        todo = "Write it as 2026-12-29, or from and to as 2026-12-24/2027-01-01"
        found.add(path, f"{quoted(typed)} is not a date", todo)
        return None
    first = _read_date(match[1], path, found)
    last = _read_date(match[2], path, found) if match[2] else first
    if first and last and last < first:
        found.add(path, f"{quoted(typed)} ends before it starts", "Write the earlier date first")
        return None
    return ClosedDays(first, last) if first and last else None


def _read_date(typed: str, path: Path, found: Collector) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        found.add(path, f"'{typed}' is not in the calendar", "Correct the year, month or day")
        return None
