"""Weeks to test with: a few real ones, and random ones."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from policybuilder.week import (
    DAYS,
    MINUTES_A_DAY,
    ClosedDays,
    Contact,
    Holidays,
    Span,
    Week,
    parse_contacts,
    parse_week,
)

WEEKDAYS = DAYS[:5]
OFFICE_PLAIN = {day: ["09:00-17:00"] for day in WEEKDAYS}
NIGHTS_PLAIN = {
    **{day: ["17:00-09:00"] for day in DAYS[:4]},
    "mon": ["00:00-09:00", "17:00-09:00"],
    "fri": ["17:00-24:00"],
    "sat": ["00:00-24:00"],
    "sun": ["00:00-24:00"],
}
ROUND_THE_CLOCK = {day: ["00:00-24:00"] for day in DAYS}


def office(**other: Any) -> Week:
    """Monday to Friday, 9 to 5."""
    return parse_week({**OFFICE_PLAIN, **other})


def service(week: dict[str, Any], service_id: str = "edt", **other: Any) -> Contact:
    return parse_contacts([{"id": service_id, "label": "Emergency Duty Team", "week": week, **other}])[0]


def nights(**other: Any) -> Contact:
    """A duty team at every hour the office is closed in an ordinary week."""
    return service({**NIGHTS_PLAIN, **other})


@st.composite
def day_spans(draw: st.DrawFn) -> tuple[Span, ...]:
    """Up to three spans of one day that end by midnight."""
    if draw(st.integers(0, 9)) == 0:
        return (Span(0, MINUTES_A_DAY),)
    edges = sorted(draw(st.sets(st.integers(0, MINUTES_A_DAY), max_size=6)))
    return tuple(Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False))


@st.composite
def weeks(draw: st.DrawFn) -> Week:
    """Any week that can be typed: gaps, touching spans, nights past midnight, bank holidays, closed days."""
    days = {day: draw(day_spans()) for day in DAYS}
    for day, next_day in zip(DAYS, DAYS[1:] + DAYS[:1], strict=True):
        days[day] = _past_midnight(draw, days[day], days[next_day])
    holidays = draw(st.one_of(st.sampled_from(Holidays), day_spans()))
    return Week(days, holidays, tuple(draw(st.lists(closed_days(), max_size=3))))


def _past_midnight(draw: st.DrawFn, spans: tuple[Span, ...], tomorrow: tuple[Span, ...]) -> tuple[Span, ...]:
    room = min(tomorrow[0].start if tomorrow else MINUTES_A_DAY, spans[-1].start - 1 if spans else 0)
    if not spans or room < 1 or not draw(st.booleans()):
        return spans
    return (*spans[:-1], Span(spans[-1].start, MINUTES_A_DAY + draw(st.integers(1, room))))


@st.composite
def closed_days(draw: st.DrawFn) -> ClosedDays:
    first = draw(st.dates(date(2026, 1, 1), date(2027, 12, 1)))
    return ClosedDays(first, first + timedelta(days=draw(st.integers(0, 12))))


@st.composite
def services(draw: st.DrawFn) -> tuple[Contact, ...]:
    """Up to three services, ``s0`` …"""
    return tuple(Contact(f"s{place}", f"Service {place}", week=week) for place, week in enumerate(draw(_few_weeks)))


_few_weeks = st.lists(weeks(), max_size=3)
