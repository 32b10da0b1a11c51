"""Who answers at each minute of an ordinary week, and which hours nobody covers.

A bank holiday or a closed day changes that day and, through spans past midnight, the morning after. So the hours nobody
covers are sought in three places: in an ordinary week; on and after a bank holiday, whichever day it falls on; on and
after each closed day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, pairwise

from policybuilder.hours import minutes
from policybuilder.hours.days import cover_spans_starting, day_before, day_of, spans_starting
from policybuilder.hours.minutes import Minutes
from policybuilder.week import DAYS, MINUTES_A_DAY, Contact, Span, Week


@dataclass(frozen=True)
class Stretch:
    """Minutes of one day, from ``start`` up to ``end``, in which the same people answer.

    ``covered_by`` are the ids of the services on duty, in opening hours too.
    """

    day: str
    start: int
    end: int
    open: bool
    covered_by: tuple[str, ...]

    @property
    def nobody(self) -> bool:
        return not (self.open or self.covered_by)


@dataclass(frozen=True)
class DatedSpan:
    """A span of hours on one date."""

    date: date
    span: Span


@dataclass(frozen=True)
class Uncovered:
    """The hours in which nobody answers; false where there are none. What an ordinary week lacks is said once.

    ``bank_holidays`` are on a bank holiday that falls on that day, or on the morning after one.
    ``closed_days`` are on a closed day of the employer's or of a service, or on the morning after one.
    """

    week: tuple[Stretch, ...]
    bank_holidays: tuple[Stretch, ...]
    closed_days: tuple[DatedSpan, ...]

    def __bool__(self) -> bool:
        return bool(self.week or self.bank_holidays or self.closed_days)


def coverage(open_week: Week, contacts: tuple[Contact, ...]) -> tuple[Stretch, ...]:
    """The whole of an ordinary week in stretches, in order, split at midnight and as long as can be."""
    return tuple(chain.from_iterable(_stretches(day, open_week, contacts) for day in DAYS))


def _stretches(day: str, open_week: Week, contacts: tuple[Contact, ...]) -> Iterator[Stretch]:
    ours = _ordinary(open_week, day)
    on_duty = {contact.id: _ordinary(contact.week, day) for contact in contacts}
    edges = {0, MINUTES_A_DAY}
    for covered in (ours, *on_duty.values()):
        edges.update(chain.from_iterable((span.start, span.end) for span in minutes.spans_of(covered)))
    for start, end in pairwise(sorted(edges)):
        covered_by = tuple(service for service, covered in on_duty.items() if minutes.holds(covered, start))
        yield Stretch(day, start, end, minutes.holds(ours, start), covered_by)


def _ordinary(week: Week, day: str) -> Minutes:
    return minutes.of_day(week.spans(day), week.spans(day_before(day)))


def uncovered(open_week: Week, contacts: tuple[Contact, ...]) -> Uncovered:
    """The hours in which neither the employer is open nor any service answers."""
    weeks = (open_week, *(contact.week for contact in contacts))
    ordinary = {day: _ordinary_gap(weeks, day) for day in DAYS}
    holidays = {day: _holiday_gap(weeks, day) & ~ordinary[day] for day in DAYS}
    return Uncovered(
        week=tuple(_as_stretches(ordinary)),
        bank_holidays=tuple(_as_stretches(holidays)),
        closed_days=tuple(_closed_day_gaps(open_week, contacts, ordinary)),
    )


def _as_stretches(gaps: dict[str, Minutes]) -> Iterator[Stretch]:
    for day, gap in gaps.items():
        yield from (Stretch(day, span.start, span.end, False, ()) for span in minutes.spans_of(gap))


def _gap(days: Iterable[tuple[Iterable[Span], Iterable[Span]]]) -> Minutes:
    """The minutes of a day that are in nobody's spans of that day, or of the day before past midnight."""
    gap = minutes.WHOLE_DAY
    for today, yesterday in days:
        gap &= ~minutes.of_day(today, yesterday)
    return gap


def _ordinary_gap(weeks: tuple[Week, ...], day: str) -> Minutes:
    return _gap((week.spans(day), week.spans(day_before(day))) for week in weeks)


def _holiday_gap(weeks: tuple[Week, ...], day: str) -> Minutes:
    """What nobody covers on the day where it, the day before, or each of them is a bank holiday."""
    before = day_before(day)
    gap = minutes.NONE
    for today, yesterday in ((True, False), (False, True), (True, True)):
        gap |= _gap((_spans(week, day, today), _spans(week, before, yesterday)) for week in weeks)
    return gap


def _spans(week: Week, day: str, bank_holiday: bool) -> tuple[Span, ...]:
    return week.holiday_spans(day) if bank_holiday else week.spans(day)


def _closed_day_gaps(
    open_week: Week, contacts: tuple[Contact, ...], ordinary: dict[str, Minutes]
) -> Iterator[DatedSpan]:
    closed = {day for week in (open_week, *(one.week for one in contacts)) for day in week.closed_dates}
    for day in sorted(closed | {day + timedelta(days=1) for day in closed}):
        gap = _gap(_spans_around(open_week, contacts, day)) & ~ordinary[day_of(day)]
        yield from (DatedSpan(day, span) for span in minutes.spans_of(gap))


def _spans_around(
    open_week: Week, contacts: tuple[Contact, ...], day: date
) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
    """Everybody's spans of the date and of the day before, as if neither were a bank holiday."""
    before = day - timedelta(days=1)
    yield spans_starting(open_week, day, False), spans_starting(open_week, before, False)
    for contact in contacts:
        yield (
            cover_spans_starting(contact.week, open_week, day, False),
            cover_spans_starting(contact.week, open_week, before, False),
        )
