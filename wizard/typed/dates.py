"""``1 March 2025``, ``01/03/2025``, ``24 December to 2 January``: dates as people in the United Kingdom type them."""

from __future__ import annotations

import re
from datetime import date

from policybuilder.phrases import MONTHS

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DIGITS = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)
_RANGE = re.compile(r"(.+?)\s*(?:\s[-\u2013\u2014]\s|\bto\b|\buntil\b)\s*(.+)", re.IGNORECASE)


class Unclear(ValueError):
    """The text is not a date; the message says how to write one."""


def typed_date(text: str) -> date:
    """Raises Unclear."""
    typed = text.strip()
    if match := _ISO.fullmatch(typed):
        return made_date(match[3], match[2], match[1])
    if match := _DIGITS.fullmatch(typed):
        return made_date(match[1], match[2], match[3])
    if match := _WORDS.fullmatch(typed):
        return made_date(match[1], str(_month(match[2])), match[3])
    raise Unclear(f"‘{typed[:30]}’ is not a date. Write it like 27 March 2026")


def made_date(day: str, month: str, year: str) -> date:
    """A date from its three parts. Raises Unclear."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise Unclear("That day is not in the calendar. Check the day, the month and the year") from error


def _month(word: str) -> int:
    for number, month in enumerate(MONTHS, 1):
        if month.lower().startswith(word.lower()):
            return number
    raise Unclear(f"‘{word}’ is not a month. Write it like 27 March 2026")


def typed_range(text: str) -> str:
    """One day or a run of days as ``2026-12-24`` or ``2026-12-24/2027-01-02``. Raises Unclear."""
    try:
        return typed_date(text).isoformat()
    except Unclear:
        match = _RANGE.fullmatch(text.strip())
        if not match:
            raise
    first, last = typed_date(match[1]), typed_date(match[2])
    if last < first:
        raise Unclear(f"‘{text.strip()[:40]}’ ends before it starts")
    return f"{first.isoformat()}/{last.isoformat()}"
