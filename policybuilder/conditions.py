"""Conditions on answers and facts: one small grammar, evaluated with three values.

A condition is data: ``{subject: value}``, ``{subject: [value, …]}``, ``all``, ``any``, ``not``. A subject is
``topic.question``, ``computed.<fact>``, ``situation.<fact>`` or ``policy.<topic>.<clause>``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple, TypeAlias


class Truth(Enum):
    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Is:
    """The subject has one of the values (for a question that takes many: any of them is chosen)."""

    subject: str
    values: tuple[str, ...]

    @cached_property
    def alone(self) -> frozenset[str]:
        """The subject, as what a result rests on."""
        return frozenset({self.subject})


@dataclass(frozen=True)
class All:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    part: Condition


Condition: TypeAlias = Is | All | Any | Not

ALWAYS = All(())
NEVER = Any(())


class Hidden(Enum):
    """The question is not asked of this employer: every condition on it is false."""

    HIDDEN = "hidden"


@dataclass(frozen=True)
class Unknown:
    """Asked, but the answer does not settle it: ``blame`` are the questions to decide (or to look up elsewhere)."""

    blame: frozenset[str]


Known: TypeAlias = frozenset[str]
State: TypeAlias = "Known | Unknown | Hidden"
Lookup: TypeAlias = Callable[[Is], State]


class Result(NamedTuple):
    """The truth of a condition, and the subjects it rests on (``because``) or waits for (``blame``)."""

    truth: Truth
    because: frozenset[str] = frozenset()
    blame: frozenset[str] = frozenset()


def evaluate(condition: Condition, lookup: Lookup) -> Result:
    """Evaluate by Kleene's three-valued logic: unknown only where the unknown answers could change the result."""
    match condition:
        case Is():
            return _evaluate_is(condition, lookup)
        case Not(part):
            return _negate(evaluate(part, lookup))
        case All(parts):
            return _combine(parts, lookup, decisive=Truth.FALSE, otherwise=Truth.TRUE)
        case Any(parts):
            return _combine(parts, lookup, decisive=Truth.TRUE, otherwise=Truth.FALSE)


def _evaluate_is(condition: Is, lookup: Lookup) -> Result:
    known = lookup(condition)
    if isinstance(known, frozenset):
        return Result(Truth.FALSE if known.isdisjoint(condition.values) else Truth.TRUE, condition.alone)
    if isinstance(known, Unknown):
        return Result(Truth.UNKNOWN, blame=known.blame)
    return Result(Truth.FALSE, condition.alone)


_OPPOSITE = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


def _negate(result: Result) -> Result:
    return Result(_OPPOSITE[result.truth], result.because, result.blame)


def _combine(parts: tuple[Condition, ...], lookup: Lookup, decisive: Truth, otherwise: Truth) -> Result:
    because: frozenset[str] = frozenset()
    blame: frozenset[str] = frozenset()
    for part in parts:
        result = evaluate(part, lookup)
        if result.truth is decisive:
            return Result(decisive, result.because)
        because |= result.because
        if result.blame:
            blame |= result.blame
    return Result(Truth.UNKNOWN, because, blame) if blame else Result(otherwise, because)


def atoms(condition: Condition) -> Iterator[Is]:
    """Every ``{subject: values}`` in the condition, in the order written."""
    match condition:
        case Is():
            yield condition
        case Not(part):
            yield from atoms(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from atoms(part)


def subjects(condition: Condition) -> tuple[str, ...]:
    """The subjects a condition mentions, each once, in the order written."""
    return tuple(dict.fromkeys(atom.subject for atom in atoms(condition)))
