"""A comparison as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from policybuilder.week import Week


class State(StrEnum):
    """Whether a policy says something on a question, and if not, why."""

    SAID = "said"
    SILENT = "silent"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"

    @property
    def known(self) -> bool:
        """Whether it counts: silence of a whole policy is known.

        What stands elsewhere or was not read is not known, and a question that does not arise is nobody's stance.
        """
        return self in (State.SAID, State.SILENT)


@dataclass(frozen=True)
class Cell:
    """One employer's stance on one question.

    ``stance`` has the option ids, a band, ``given`` or ``none``, else the state; ``label`` says it in words, ``value``
    is the plain answer. ``number`` is the clause, ``page`` 0 where there is none. ``note`` is what a reader must know.
    """

    state: State
    stance: tuple[str, ...]
    label: str
    value: Any = None
    number: str = ""
    page: int = 0
    quote: str = ""
    file: str = ""
    local: bool = False
    note: str = ""
    services: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two stances the same."""
        return (*self.stance, str(self.value)) if self.stance == ("given",) and self.value is not None else self.stance


@dataclass(frozen=True)
class Employer:
    """One employer of a comparison, and how its policy stands."""

    id: str
    name: str
    files: tuple[str, ...] = ()
    policy_date: date | None = None
    status: str = "unknown"
    contractual: str = "unknown"
    coded_by: str = ""
    reply: str = ""
    groups: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    not_a_policy: str = ""
    sketches: tuple[tuple[int, ...], ...] = ()
    week: Week | None = None


@dataclass(frozen=True)
class Column:
    """An employer with its stances, by question, and the verdicts of its own clauses, by situation."""

    employer: Employer
    cells: Mapping[str, Cell]
    verdicts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Position:
    """One stance and who holds it. ``texts`` counts employers that share a template once."""

    stance: tuple[str, ...]
    label: str
    state: State
    employers: tuple[str, ...]
    texts: int

    @property
    def count(self) -> int:
        return len(self.employers)


@dataclass(frozen=True)
class Row:
    """One question across all employers. ``positions`` are the known stances, most held first."""

    topic: str
    question: str
    about: str
    ask: str
    cells: Mapping[str, Cell]
    positions: tuple[Position, ...]
    elsewhere: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def known(self) -> int:
        return sum(position.count for position in self.positions)

    @property
    def same(self) -> bool:
        """Whether all known stances are one, and at least two are known."""
        return len(self.positions) == 1 and self.known > 1

    @property
    def differs(self) -> bool:
        return len(self.positions) > 1

    @property
    def most(self) -> Position | None:
        """The stance that more employers hold than any other; None where two are level, or fewer than two are known."""
        if self.known < 2 or (len(self.positions) > 1 and self.positions[0].count == self.positions[1].count):
            return None
        return self.positions[0]

    @property
    def alone(self) -> tuple[str, ...]:
        """Who holds a stance that nobody shares, where at least two others share one."""
        if not self.positions or self.positions[0].count < 2:
            return ()
        return tuple(position.employers[0] for position in self.positions[1:] if position.count == 1)


@dataclass(frozen=True)
class Template:
    """Employers whose policies are largely the same text."""

    employers: tuple[str, ...]
    likeness: float


@dataclass(frozen=True)
class VerdictRow:
    """What each employer's policy says of one situation; only policies made with this builder can answer."""

    situation: str
    told: str
    asks: str
    by_employer: Mapping[str, str]

    @property
    def differs(self) -> bool:
        return len(set(self.by_employer.values())) > 1


@dataclass(frozen=True)
class Comparison:
    """Employers side by side."""

    library_version: str
    employers: tuple[Employer, ...]
    rows: tuple[Row, ...]
    topics: Mapping[str, str]
    templates: tuple[Template, ...]
    base: str = ""
    only_differences: bool = False
    group: str = ""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    verdicts: tuple[VerdictRow, ...] = ()
