"""What the templates are told about a week: day by day who answers, and, where it may be told, when nobody does."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from string import ascii_uppercase
from typing import Generic, TypeVar

from policybuilder.hours import Stretch, coverage, uncovered
from policybuilder.hours.minutes import joined
from policybuilder.week import DAYS, NEVER, Contact, Holidays, Span, Week

When = TypeVar("When", bound=Hashable)


@dataclass(frozen=True)
class Service:
    """A service that has hours. ``letter`` stands for it in the picture, ``number`` (from 0) chooses its pattern."""

    letter: str
    number: int
    contact: Contact

    @property
    def bank_holidays(self) -> Holidays | tuple[Span, ...]:
        """When it answers on bank holidays; spans that touch are one."""
        hours = self.contact.week.bank_holidays
        return hours if isinstance(hours, Holidays) else joined(hours)


@dataclass(frozen=True)
class ServiceHours:
    """When one service answers on one day."""

    service: Service
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class DayRow:
    """One day from midnight to midnight, in stretches and by who answers."""

    day: str
    stretches: tuple[Stretch, ...]
    open: tuple[Span, ...]
    services: tuple[ServiceHours, ...]
    nobody: tuple[Span, ...]


@dataclass(frozen=True)
class Gap(Generic[When]):
    """Hours nobody covers, the same on each of ``days``: names (``mon`` …) or dates."""

    days: tuple[When, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class WeekView:
    """A week for its readers. ``open_week`` is None where it is not known.

    Where ``show_nobody`` is false no row and no gap tells of hours nobody covers.
    """

    name: str
    open_week: Week | None
    services: tuple[Service, ...]
    rows: tuple[DayRow, ...]
    show_nobody: bool
    holiday_gaps: tuple[Gap[str], ...]
    closed_day_gaps: tuple[Gap[object], ...]

    @property
    def lines(self) -> tuple[tuple[DayRow, ...], ...]:
        """The days, those that follow one another with the same hours together."""
        return tuple(tuple(alike) for _, alike in groupby(self.rows, key=attrgetter("open", "services", "nobody")))

    @property
    def closed_on_bank_holidays(self) -> tuple[Service, ...]:
        return tuple(one for one in self.services if one.contact.week.bank_holidays == Holidays.CLOSED)

    @property
    def nobody(self) -> bool:
        """Whether an ordinary week has hours that are shown as nobody's."""
        return any(row.nobody for row in self.rows)


def view_week(open_week: Week | None, contacts: tuple[Contact, ...], name: str, show_nobody: bool) -> WeekView:
    """The week to be drawn and told. While it is not known when the employer is open, no hour is nobody's."""
    shown = show_nobody and open_week is not None
    gaps = uncovered(open_week, contacts) if shown and open_week is not None else None
    services = _services(contacts)
    stretches = coverage(open_week or NEVER, contacts)
    return WeekView(
        name=name,
        open_week=open_week,
        services=services,
        rows=tuple(_row(day, stretches, services, shown) for day in DAYS),
        show_nobody=shown,
        holiday_gaps=_gaps((one.day, Span(one.start, one.end)) for one in gaps.bank_holidays) if gaps else (),
        closed_day_gaps=_gaps((one.date, one.span) for one in gaps.closed_days) if gaps else (),
    )


def _services(contacts: tuple[Contact, ...]) -> tuple[Service, ...]:
    answering = (contact for contact in contacts if contact.week != NEVER)
    return tuple(
        Service(letter, number, contact)
        for number, (letter, contact) in enumerate(zip(ascii_uppercase, answering, strict=False))
    )


def _row(day: str, stretches: tuple[Stretch, ...], services: tuple[Service, ...], show_nobody: bool) -> DayRow:
    of_day = tuple(stretch for stretch in stretches if stretch.day == day)
    hours = (ServiceHours(service, _joined(of_day, service.contact.id)) for service in services)
    return DayRow(
        day=day,
        stretches=of_day,
        open=joined(Span(one.start, one.end) for one in of_day if one.open),
        services=tuple(one for one in hours if one.spans),
        nobody=joined(Span(one.start, one.end) for one in of_day if one.nobody) if show_nobody else (),
    )


def _joined(stretches: tuple[Stretch, ...], service: str) -> tuple[Span, ...]:
    return joined(Span(one.start, one.end) for one in stretches if service in one.covered_by)


def _gaps(dated: Iterable[tuple[When, Span]]) -> tuple[Gap[When], ...]:
    """The days with the same hours together, in the order of the first of them."""
    by_day: dict[When, tuple[Span, ...]] = {}
    for day, span in dated:
        by_day[day] = (*by_day.get(day, ()), span)
    by_spans: dict[tuple[Span, ...], tuple[When, ...]] = {}
    for day, spans in by_day.items():
        by_spans[spans] = (*by_spans.get(spans, ()), day)
    return tuple(Gap(days, spans) for spans, days in by_spans.items())
