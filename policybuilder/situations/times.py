"""When a situation happens, and what that time is for an employer.

A time is written ``fri 17:15``, ``2026-12-25 10:00`` or ``closing +15m``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TypeAlias

from policybuilder.hours import Hours, NoSuchTime, day_state, local_time, moments, state_at
from policybuilder.library.model import NATIONS
from policybuilder.week import DAYS, MINUTES_A_DAY, Contact, Week

_WEEKDAY = re.compile(r"([a-z]{3})[a-z]* +(\d{1,2}):(\d{2})\Z", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T](\d{1,2}):(\d{2})\Z", re.ASCII)
_CLOSING = re.compile(r"closing *(?:([+-]) *(\d{1,4}) *(m|h))?\Z", re.ASCII)
HOW_TO_WRITE = "Write fri 17:15, 2026-12-25 10:00 or closing +15m"
WEEKS_SEARCHED = 60
FURTHEST_FROM_CLOSING = 12 * 60


class BadTime(ValueError):
    """The time can't be used; ``todo`` says what to do."""

    def __init__(self, what: str, todo: str = HOW_TO_WRITE):
        self.todo = todo
        super().__init__(what)


@dataclass(frozen=True)
class OnWeekday:
    day: str
    minute: int


@dataclass(frozen=True)
class OnDate:
    wall: datetime


@dataclass(frozen=True)
class FromClosing:
    minutes: int


When: TypeAlias = OnWeekday | OnDate | FromClosing


@dataclass(frozen=True)
class TimeKnown:
    """What the time is for one employer; several values where its nations differ.

    ``answering`` are the services on duty. ``doubled``: the clocks show this time twice. ``never_closes``: a situation
    counted from closing was put to an employer that never closes, or has no hours: it is then not known when it is.
    """

    hours: frozenset[str]
    cover: frozenset[str]
    answering: tuple[Contact, ...] = ()
    doubled: bool = False
    never_closes: bool = False


def read_when(text: str) -> When:
    """The time as typed. Raises BadTime where it is no time at all."""
    typed = " ".join(text.lower().split())
    if found := _CLOSING.match(typed):
        return _from_closing(found)
    if found := _WEEKDAY.match(typed):
        day, hour, minute = found.groups()
        if day not in DAYS:
            raise BadTime(f"'{text}' names no day of the week")
        return OnWeekday(day, _minute(text, hour, minute))
    if found := _DATE.match(typed):
        return OnDate(_on_date(text, found))
    raise BadTime(f"'{text[:40]}' is not a time we can read")


def _from_closing(found: re.Match[str]) -> FromClosing:
    sign, number, unit = found.groups()
    minutes = int(number or 0) * (60 if unit == "h" else 1)
    if minutes > FURTHEST_FROM_CLOSING:
        raise BadTime("A time counted from closing is at most 12 hours away", "Name the day and the time")
    return FromClosing(-minutes if sign == "-" else minutes)


def _minute(text: str, hour: str, minute: str) -> int:
    if int(hour) > 23 or int(minute) > 59:
        raise BadTime(f"'{text}' has no such time of day", "Use 00:00 to 23:59")
    return int(hour) * 60 + int(minute)


def _on_date(text: str, found: re.Match[str]) -> datetime:
    year, month, day, hour, minute = found.groups()
    minutes = _minute(text, hour, minute)
    try:
        midnight = datetime(int(year), int(month), int(day))  # noqa: DTZ001 (a wall clock has no zone)
        wall = midnight + timedelta(minutes=minutes)
        local_time(wall)
    except NoSuchTime as error:
        raise BadTime(str(error), "Choose a time before or after it") from error
    except (ValueError, OverflowError) as error:
        raise BadTime(f"'{text}' is not a date in the calendar", "Check the day and the month") from error
    if not 2000 < wall.year < 2100:
        raise BadTime(f"'{text}' is too far away", "Use a year from 2001 to 2099")
    return wall


def time_known(
    when: When, open_week: Week, contacts: tuple[Contact, ...], nations: tuple[str, ...], today: date
) -> TimeKnown:
    """What that time is for an employer with these hours and services. A day of the week is an ordinary one."""
    match when:
        case OnDate(wall):
            return _at(wall, open_week, contacts, nations)
        case OnWeekday(day, minute):
            monday = ordinary_monday(today, open_week, contacts)
            return _at(_wall(monday + timedelta(days=DAYS.index(day)), minute), open_week, contacts, nations)
        case FromClosing(minutes):
            monday = ordinary_monday(today, open_week, contacts)
            closing = next(_closings(monday, open_week), None)
            if closing is None:
                return TimeKnown(_OPEN if any(open_week.days) else _SHUT, _ANSWERS, never_closes=True)
            return _at(closing + timedelta(minutes=minutes), open_week, contacts, nations)


_STATES = {Hours.OPEN: "in_hours", Hours.JUST_AFTER_CLOSING: "just_after_closing", Hours.CLOSED: "closed"}
_OPEN, _SHUT = frozenset({"in_hours"}), frozenset({"closed"})
_ANSWERS, _NOBODY = frozenset({"answers"}), frozenset({"nobody"})


def _at(wall: datetime, open_week: Week, contacts: tuple[Contact, ...], nations: tuple[str, ...]) -> TimeKnown:
    local = local_time(wall)
    found = moments(local.when, open_week, contacts, nations or NATIONS)
    answering = dict.fromkeys(contact for moment in found for contact in moment.answers)
    return TimeKnown(
        hours=frozenset(_STATES[moment.state] for moment in found),
        cover=frozenset().union(*(_ANSWERS if moment.answers else _NOBODY for moment in found)),
        answering=tuple(answering),
        doubled=local.doubled,
    )


def _wall(day: date, minute: int) -> datetime:
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)


def _closings(monday: date, open_week: Week) -> Iterator[datetime]:
    for offset, day in enumerate(DAYS):
        for span in reversed(open_week.spans(day)):
            closing = _wall(monday + timedelta(days=offset), span.end)
            if state_at(local_time(closing).when, open_week, NATIONS[0]) is not Hours.OPEN:
                yield closing
                break


@lru_cache(maxsize=64)
def ordinary_monday(today: date, open_week: Week, contacts: tuple[Contact, ...]) -> date:
    """The first Monday from today whose week has no bank holiday, closed day or change of clocks near it."""
    first = today + timedelta(days=-today.weekday() % 7)
    weeks = (open_week, *(contact.week for contact in contacts))
    for number in range(WEEKS_SEARCHED):
        monday = first + timedelta(weeks=number)
        if all(_is_ordinary(monday + timedelta(days=offset), weeks) for offset in range(-1, 9)):
            return monday
    return first


def _is_ordinary(day: date, weeks: Iterable[Week]) -> bool:
    if any(week.is_closed_on(day) for week in weeks):
        return False
    if any(day_state(day, Week({}), nation).bank_holiday for nation in NATIONS):
        return False
    start, end = (local_time(_wall(day, minute)).when for minute in (0, MINUTES_A_DAY))
    return start.utcoffset() == end.utcoffset()
