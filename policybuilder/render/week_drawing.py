"""The measures of a drawn week, in units of the drawing: seven rows of 24 hours, and a legend below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from policybuilder.hours import Stretch
from policybuilder.render.week_view import DayRow, Service, WeekView
from policybuilder.week import MINUTES_A_DAY, Span

BarKind = Literal["open", "cover", "nobody"]

PATTERNS = 6
LEFT, TOP, RIGHT = 46.0, 20.0, 4.0
MINUTE = 0.25
ROW, BAR = 24.0, 19.0
LEGEND_GAP, LEGEND_ROW = 10.0, 22.0
TICKS = (0, 6 * 60, 9 * 60, 12 * 60, 18 * 60, MINUTES_A_DAY)


@dataclass(frozen=True)
class Lane:
    """The part of a bar that belongs to one service."""

    y: float
    height: float
    pattern: int


@dataclass(frozen=True)
class Bar:
    """Hours of one day with one kind of answer."""

    kind: BarKind
    x: float
    width: float
    span: Span
    lanes: tuple[Lane, ...] = ()
    letters: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class DrawnDay:
    day: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Tick:
    minute: int
    x: float


@dataclass(frozen=True)
class LegendLine:
    """One line of the legend: a service, or where there is none the kind of hours."""

    kind: BarKind
    y: float
    service: Service | None
    pattern: int


@dataclass(frozen=True)
class Drawing:
    """Everything that has a place in the drawing."""

    width: float
    height: float
    top: float
    bottom: float
    bar: float
    days: tuple[DrawnDay, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[LegendLine, ...]
    patterns: tuple[int, ...]


def draw(week: WeekView) -> Drawing:
    """The measures of the week."""
    legend = tuple(_legend(week))
    return Drawing(
        width=_x(MINUTES_A_DAY) + RIGHT,
        height=TOP + ROW * len(week.rows) + (LEGEND_GAP + LEGEND_ROW * len(legend) if legend else 0),
        top=TOP,
        bottom=TOP + ROW * len(week.rows),
        bar=BAR,
        days=tuple(_day(row, TOP + ROW * place, week) for place, row in enumerate(week.rows)),
        ticks=tuple(Tick(minute, _x(minute)) for minute in TICKS),
        legend=legend,
        patterns=tuple(range(min(PATTERNS, len(week.services)))),
    )


def _x(minute: int) -> float:
    return LEFT + MINUTE * minute


def _day(row: DayRow, y: float, week: WeekView) -> DrawnDay:
    services = {service.contact.id: service for service in week.services}
    bars = []
    for (kind, answering), alike in groupby(row.stretches, key=_looks):
        stretches = list(alike)
        if kind != "nobody" or week.show_nobody:
            drawn = tuple(services[service] for service in answering)
            bars.append(_bar(kind, Span(stretches[0].start, stretches[-1].end), drawn))
    return DrawnDay(row.day, y, tuple(bars))


def _looks(stretch: Stretch) -> tuple[BarKind, tuple[str, ...]]:
    """What tells one bar from the next: in opening hours it is not drawn which services are on duty too."""
    if stretch.open:
        return "open", ()
    return ("cover", stretch.covered_by) if stretch.covered_by else ("nobody", ())


def _bar(kind: BarKind, span: Span, services: tuple[Service, ...]) -> Bar:
    return Bar(
        kind=kind,
        x=_x(span.start),
        width=MINUTE * (span.end - span.start),
        span=span,
        lanes=tuple(_lanes(services)),
        letters=tuple(service.letter for service in services),
    )


def _lanes(services: tuple[Service, ...]) -> Iterator[Lane]:
    for place, service in enumerate(services):
        height = BAR / len(services)
        yield Lane(place * height, height, service.number % PATTERNS)


def _legend(week: WeekView) -> Iterator[LegendLine]:
    """The kinds of hours there are; nothing where opening hours are the only one, which the words by it say."""
    kinds: list[tuple[BarKind, Service | None]] = [("cover", service) for service in week.services]
    kinds += [("nobody", None)] if week.nobody else []
    if kinds and any(row.open for row in week.rows):
        kinds.insert(0, ("open", None))
    top = TOP + ROW * len(week.rows) + LEGEND_GAP
    for place, (kind, service) in enumerate(kinds):
        yield LegendLine(kind, top + LEGEND_ROW * place, service, service.number % PATTERNS if service else 0)
