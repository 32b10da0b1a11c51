"""``9am to 5pm``, ``9.00-17.00``, ``08:45-12:30, 13:00-17:15``: one day's hours as people type them."""

from __future__ import annotations

import re
from dataclasses import dataclass

NOON = 12
_BETWEEN = re.compile(r"\s*(?:[,;&\n]|\band\b|\bthen\b)\s*", re.IGNORECASE)
_RANGE = re.compile(r"(?:from\s+)?(.+?)\s*(?:[-\u2010-\u2015\u2212]|\bto\b|\buntil\b|\btill?\b)\s*(.+)", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_NAMED = {"noon": "12:00", "midday": "12:00", "12 noon": "12:00"}


class Unclear(ValueError):
    """The text can't be read as hours; the message is what a person should write instead."""


@dataclass(frozen=True)
class _Time:
    hours: int
    minutes: int
    certain: bool

    def __str__(self) -> str:
        return f"{self.hours:02d}:{self.minutes:02d}"


def typed_spans(text: str) -> list[str]:
    """The spans as ``09:00-17:00``. Raises Unclear."""
    return [_span(part) for part in _BETWEEN.split(text.strip()) if part]


def _span(text: str) -> str:
    match = _RANGE.fullmatch(text.strip())
    if not match:
        raise Unclear(f"‘{_short(text)}’ needs a start and an end, like 09:00-17:00")
    start, end = _time(match[1], ends=False), _time(match[2], ends=True)
    if not (start.certain or end.certain):
        raise Unclear(f"‘{_short(text)}’ could be morning or evening. Write it like 09:00-17:00")
    return f"{start}-{end}"


def _time(text: str, ends: bool) -> _Time:
    word = text.strip().lower()
    if word in ("midnight", "12 midnight"):
        return _Time(24 if ends else 0, 0, certain=True)
    match = _TIME.fullmatch(_NAMED.get(word, word))
    if not match:
        raise Unclear(f"‘{_short(text)}’ is not a time. Write it like 09:00 or 5pm")
    hours, minutes, half = int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", "").lower()
    if hours > 24 or minutes > 59 or (hours == 24 and minutes) or (half and not 1 <= hours <= NOON):
        raise Unclear(f"‘{_short(text)}’ is not a time of day. Write it like 09:00 or 5pm")
    if half:
        hours = hours % NOON + (NOON if half == "pm" else 0)
    return _Time(hours, minutes, certain=bool(half or match[2] or hours > NOON))


def _short(text: str) -> str:
    return text.strip()[:30]
