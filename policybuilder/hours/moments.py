"""One moment on the wall clock: open, just after closing or closed, and who answers.

Weeks are wall-clock weeks: on the nights when the clocks change a span lasts an hour less or more. A time the clocks
skip in spring is refused. A time that comes twice in autumn is told; both have the same answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from policybuilder.hours import minutes
from policybuilder.hours.calendar import cover_minutes, open_minutes
from policybuilder.week import MINUTES_A_DAY, Contact, Week

LONDON = ZoneInfo("Europe/London")
JUST_AFTER_CLOSING_MINUTES = 60


class NoSuchTime(ValueError):
    """The clocks skip this time: it does not exist."""


class Hours(StrEnum):
    OPEN = "open"
    JUST_AFTER_CLOSING = "just_after_closing"
    CLOSED = "closed"


@dataclass(frozen=True)
class LocalTime:
    """A wall-clock time with its zone; ``doubled`` where it comes twice, and ``when`` is then the first of the two."""

    when: datetime
    doubled: bool


@dataclass(frozen=True)
class Moment:
    """What holds at one moment in ``nations``; ``answers`` are the services on duty."""

    nations: tuple[str, ...]
    state: Hours
    answers: tuple[Contact, ...]


def local_time(wall: datetime) -> LocalTime:
    """The time in London that a clock on the wall shows. ``wall`` has no zone. Raises NoSuchTime."""
    if wall.tzinfo is not None:
        raise ValueError("a wall-clock time has no zone")
    first, second = (wall.replace(tzinfo=LONDON, fold=fold) for fold in (0, 1))
    _refuse_skipped(first)
    return LocalTime(first, doubled=first.utcoffset() != second.utcoffset())


def _refuse_skipped(when: datetime) -> None:
    if when.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != when.replace(tzinfo=None):
        raise NoSuchTime(f"{when:%Y-%m-%d %H:%M} does not exist: the clocks go forward over it")


def state_at(when: datetime, open_week: Week, nation: str) -> Hours:
    """Whether the employer is open. The minute of closing is just after closing; so is the sixtieth after it."""
    day, minute = _day_and_minute(when)
    yesterday = open_minutes(day - timedelta(days=1), open_week, nation)
    both = yesterday | open_minutes(day, open_week, nation) << MINUTES_A_DAY
    now = MINUTES_A_DAY + minute
    if minutes.holds(both, now):
        return Hours.OPEN
    closed_at = (both & minutes.between(0, now)).bit_length()
    recently = closed_at and now - closed_at <= JUST_AFTER_CLOSING_MINUTES
    return Hours.JUST_AFTER_CLOSING if recently else Hours.CLOSED


def who_answers(when: datetime, open_week: Week, contacts: tuple[Contact, ...], nation: str) -> tuple[Contact, ...]:
    """The services on duty, in opening hours too. ``open_week`` says on which days the employer is closed."""
    day, minute = _day_and_minute(when)
    return tuple(
        contact for contact in contacts if minutes.holds(cover_minutes(day, contact, open_week, nation), minute)
    )


def moments(
    when: datetime, open_week: Week, contacts: tuple[Contact, ...], nations: Iterable[str]
) -> tuple[Moment, ...]:
    """What holds at that time: one moment, or several where a bank holiday of some nations makes a difference."""
    places: dict[tuple[Hours, tuple[Contact, ...]], list[str]] = {}
    for nation in nations:
        known = state_at(when, open_week, nation), who_answers(when, open_week, contacts, nation)
        places.setdefault(known, []).append(nation)
    return tuple(Moment(tuple(alike), *known) for known, alike in places.items())


def _day_and_minute(when: datetime) -> tuple[date, int]:
    """The date and the minute of the day in London. Raises NoSuchTime; ValueError where ``when`` has no zone."""
    if when.tzinfo is None:
        raise ValueError("a time needs its zone")
    if when.tzinfo is LONDON:
        _refuse_skipped(when)
    local = when.astimezone(LONDON)
    return local.date(), local.hour * 60 + local.minute
