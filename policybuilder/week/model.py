"""Frozen values: a span of hours, a week of them, a service that answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, order=True)
class Span:
    """From ``start`` to ``end`` in minutes after midnight of its start day; ``end`` may pass 1440 (past midnight)."""

    start: int
    end: int

    def __str__(self) -> str:
        return f"{_clock(self.start)}-{_clock(self.end)}"


class Holidays(StrEnum):
    """What happens on a bank holiday, where it has no spans of its own."""

    CLOSED = "closed"
    OPEN = "open"


@dataclass(frozen=True, order=True)
class ClosedDays:
    """Days on which the employer is closed, both ends included."""

    first: date
    last: date

    def __str__(self) -> str:
        return self.first.isoformat() if self.first == self.last else f"{self.first}/{self.last}"

    @property
    def dates(self) -> Iterator[date]:
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True)
class Week:
    """Spans by day (``mon`` … ``sun``), what happens on bank holidays, and the days closed besides.

    ``bank_holidays`` ``open`` means the hours of an ordinary such day. Two weeks with the same hours are equal: days
    without spans are left out, spans and closed days are in order.
    """

    days: Mapping[str, tuple[Span, ...]] = field(hash=False)
    bank_holidays: Holidays | tuple[Span, ...] = Holidays.CLOSED
    closed_days: tuple[ClosedDays, ...] = ()

    def __post_init__(self) -> None:
        if unknown := set(self.days) - set(DAYS):
            raise ValueError(f"not days: {sorted(unknown)}")
        ordered = {day: tuple(sorted(self.days[day])) for day in DAYS if self.days.get(day)}
        object.__setattr__(self, "days", MappingProxyType(ordered))
        object.__setattr__(self, "closed_days", tuple(sorted(set(self.closed_days))))
        if not isinstance(self.bank_holidays, Holidays):
            object.__setattr__(self, "bank_holidays", tuple(sorted(self.bank_holidays)) or Holidays.CLOSED)

    def spans(self, day: str) -> tuple[Span, ...]:
        return self.days.get(day, ())

    def holiday_spans(self, day: str) -> tuple[Span, ...]:
        """The spans that start on a bank holiday which falls on ``day``.

        Who is there until midnight on the holiday, and works past midnight on such a day, stays on for that night.
        """
        match self.bank_holidays:
            case Holidays.CLOSED:
                return ()
            case Holidays.OPEN:
                return self.spans(day)
            case (*earlier, Span(start, end)) if end == MINUTES_A_DAY:
                night = max((span.end for span in self.spans(day)), default=end)
                return (*earlier, Span(start, max(end, night)))
            case spans:
                return spans

    @property
    def closed_dates(self) -> Iterator[date]:
        """Every day closed besides."""
        return (day for closed in self.closed_days for day in closed.dates)

    def is_closed_on(self, day: date) -> bool:
        """Whether the date is one of the days closed besides."""
        return any(closed.first <= day <= closed.last for closed in self.closed_days)


NEVER = Week(MappingProxyType({}))


@dataclass(frozen=True)
class Contact:
    """A service that answers: how to reach it, what it takes, and when."""

    id: str
    label: str
    phone: str = ""
    text: str = ""
    email: str = ""
    relay: str = ""
    takes: tuple[str, ...] = ()
    week: Week = NEVER


def _clock(minutes: int) -> str:
    """``24:00`` for midnight at the end of a day; past it, the next day's time."""
    if minutes > MINUTES_A_DAY:
        minutes -= MINUTES_A_DAY
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
