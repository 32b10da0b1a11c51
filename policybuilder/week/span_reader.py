"""Spans of hours as people type them: ``09:00-17:00``, ``9:00–17:00``, ``22:00-02:00``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from policybuilder.week.model import MINUTES_A_DAY, Span
from policybuilder.week.problems import Collector, Path, WeekError, WeekProblem, quoted

SPANS_A_DAY = 6
_TYPED = re.compile(r"([0-9]{1,2}):([0-9]{2})\s*[-\u2010-\u2015\u2212]\s*([0-9]{1,2}):([0-9]{2})")


def parse_span(typed: Any) -> Span:
    """The span; an end before the start is on the next day. Raises WeekError."""
    match = _TYPED.fullmatch(typed.strip()) if isinstance(typed, str) else None
    if not match:
        raise _refused(
            f"{quoted(typed)} is not a span of hours",
            "Write its start and end on the 24-hour clock, as in 09:00-17:00",
        )
    start, end = _minutes(match[1], match[2]), _minutes(match[3], match[4])
    if start == MINUTES_A_DAY:
        raise _refused("A span can't start at 24:00", "Start it at 00:00 on the next day")
    if start == end:
        raise _refused(
            f"{quoted(typed)} starts and ends at the same time",
            "Write 00:00-24:00 for a whole day, or change the start or the end",
        )
    return Span(start, end if end > start else end + MINUTES_A_DAY)


def _minutes(hours: str, minutes: str) -> int:
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > MINUTES_A_DAY:
        raise _refused(f"'{hours}:{minutes}' is not a time of day", "Use a time from 00:00 to 24:00")
    return total


def _refused(what: str, todo: str) -> WeekError:
    return WeekError([WeekProblem((), what, todo)])


def read_spans(plain: Any, path: Path, found: Collector) -> tuple[Span, ...]:
    """The spans of one day in order; what is wrong with them goes into ``found``."""
    if not isinstance(plain, (list, tuple)):
        found.add(path, "The hours must be a list", 'Write ["09:00-17:00"], or [] where there are none')
        return ()
    if len(plain) > SPANS_A_DAY:
        found.add(path, f"There are {len(plain)} spans on one day", f"Use at most {SPANS_A_DAY}")
        return ()
    placed = sorted(_read_each(plain, path, found))
    for (earlier, _), (later, position) in pairwise(placed):
        if later.start < earlier.end:
            found.add((*path, position), f"{earlier} and {later} overlap", "End one where the other starts")
    return tuple(span for span, _ in placed)


def _read_each(plain: list[Any] | tuple[Any, ...], path: Path, found: Collector) -> list[tuple[Span, int]]:
    placed = []
    for position, typed in enumerate(plain):
        try:
            placed.append((parse_span(typed), position))
        except WeekError as error:
            for problem in error.problems:
                found.add((*path, position), problem.what, problem.todo)
    return placed
