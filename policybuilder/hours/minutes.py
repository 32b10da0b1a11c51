"""Sets of minutes as whole numbers: bit n stands for minute n."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from policybuilder.week import MINUTES_A_DAY, Span

Minutes: TypeAlias = int

NONE: Minutes = 0


def between(start: int, end: int) -> Minutes:
    """The minutes from ``start``, up to but without ``end``."""
    return ((1 << (end - start)) - 1) << start


WHOLE_DAY: Minutes = between(0, MINUTES_A_DAY)


def of(spans: Iterable[Span]) -> Minutes:
    """The minutes of the spans, counted from midnight of their start day."""
    minutes = NONE
    for span in spans:
        minutes |= between(span.start, span.end)
    return minutes


def of_day(spans: Iterable[Span], spans_of_the_day_before: Iterable[Span]) -> Minutes:
    """The minutes of one day: its own spans up to midnight, and what runs past midnight from the day before."""
    return (of(spans) & WHOLE_DAY) | (of(spans_of_the_day_before) >> MINUTES_A_DAY)


def holds(minutes: Minutes, minute: int) -> bool:
    """Whether the minute is one of them."""
    return bool(minutes >> minute & 1)


def spans_of(minutes: Minutes) -> Iterator[Span]:
    """The longest spans that make up the minutes, in order."""
    start = 0
    while minutes >> start:
        rest = minutes >> start
        start += _trailing_zeros(rest)
        length = _trailing_zeros(~(minutes >> start))
        yield Span(start, start + length)
        start += length


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same minutes in the longest spans, in order."""
    return tuple(spans_of(of(spans)))


def _trailing_zeros(bits: int) -> int:
    return (bits & -bits).bit_length() - 1
