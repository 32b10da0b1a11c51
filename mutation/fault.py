"""What a fault is: its kind, and the characters of the library that it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

_IN_CONDITION = {
    "part of a list",
    "a whole 'not'",
    "option",
    "nation in a condition",
    "kind of employer in a condition",
    "wider condition",
}


class Fault(StrEnum):
    """The kinds of fault; as many of each are tried."""

    DROPPED = "a part of a condition dropped"
    SWAPPED = "an option swapped for a sibling"
    FORCE = "a force flipped"
    REFERENCE = "a reference redirected"
    NATION = "a nation or kind of employer changed"
    CHECK = "a check made milder, stricter or wider"


@dataclass(frozen=True)
class Mutant:
    """One fault: the characters ``start`` to ``end`` of ``file`` become ``new``. ``variant`` is a kind of its kind."""

    fault: Fault
    variant: str
    sort: str
    item: str
    file: str
    line: int
    was: str
    start: int
    end: int
    new: str

    def apply(self, texts: Mapping[str, str]) -> dict[str, str]:
        text = texts[self.file]
        return {**texts, self.file: text[: self.start] + self.new + text[self.end :]}

    @property
    def in_condition(self) -> bool:
        return self.variant in _IN_CONDITION

    def __str__(self) -> str:
        was, new = (" ".join(text.split()) for text in (self.was, self.new))
        return f"clauses/{self.file}:{self.line}: {self.item}: {self.variant}: '{was}' -> '{new}'"
