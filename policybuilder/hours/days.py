"""The spans that start on one date, by what kind of date it is."""

from __future__ import annotations

from datetime import date

from policybuilder.week import DAYS, Span, Week


def day_of(day: date) -> str:
    """``mon`` … ``sun``."""
    return DAYS[day.weekday()]


def day_before(day: str) -> str:
    return DAYS[DAYS.index(day) - 1]


def spans_starting(week: Week, day: date, bank_holiday: bool) -> tuple[Span, ...]:
    """The spans of the date for those whose week it is; their own closed days come before everything."""
    if week.is_closed_on(day):
        return ()
    return week.holiday_spans(day_of(day)) if bank_holiday else week.spans(day_of(day))


def cover_spans_starting(cover: Week, open_week: Week, day: date, bank_holiday: bool) -> tuple[Span, ...]:
    """The spans of the date for a service that covers for the employer.

    On a day the employer is closed besides, a service keeps the hours of that day of the week, and has those of a bank
    holiday too.
    """
    spans = spans_starting(cover, day, bank_holiday)
    if bank_holiday or cover.is_closed_on(day) or not open_week.is_closed_on(day):
        return spans
    return spans + cover.holiday_spans(day_of(day))
