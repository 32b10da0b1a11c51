"""The shape of what the library knows of situations: facts, roles, the catalogue and what no policy may say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from policybuilder.conditions import Condition
from policybuilder.library.model import Place, Word
from policybuilder.prose import Prose

SILENT = "silent"
STRICTNESS = (*(word.value for word in Word), SILENT)


@dataclass(frozen=True)
class FactValue:
    id: str
    label: str


@dataclass(frozen=True)
class Fact:
    """One thing that may be known of a situation; ``id`` is full (``situation.act``).

    ``presumed`` is taken where a situation does not say; without it the fact is then not known.
    """

    id: str
    ask: str
    about: str
    values: tuple[FactValue, ...]
    presumed: str
    place: Place

    @cached_property
    def states(self) -> tuple[str, ...]:
        return tuple(value.id for value in self.values)

    def label(self, value_id: str) -> str:
        return next(value.label for value in self.values if value.id == value_id)


@dataclass(frozen=True)
class StandIn:
    """Whom to turn to, or what to do, where the person to ask is not on duty."""

    when: Condition
    says: Prose


@dataclass(frozen=True)
class Role:
    """Somebody a rule has people ask first. ``on_duty``: ``open`` (opening hours) or ``always``."""

    id: str
    says: Prose
    on_duty: str
    stand_ins: tuple[StandIn, ...]
    place: Place


@dataclass(frozen=True)
class Situation:
    """A case from practice: told, asked, and what is known of it (``facts`` by full id, ``when`` as typed)."""

    id: str
    group: str
    told: str
    asks: str
    asked_by: str
    when: str
    facts: Mapping[str, str]
    topics: tuple[str, ...]
    never: tuple[str, ...]
    because: str
    sources: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Beside:
    """A question that no yes or no fits, and the clauses that answer it."""

    told: str
    clauses: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class SituationGroup:
    id: str
    title: str
    situations: tuple[Situation, ...]
    beside: tuple[Beside, ...]


@dataclass(frozen=True)
class Never:
    """What no policy may say where ``when`` holds, over all facts and answers; and why."""

    when: Condition
    words: tuple[str, ...]
    because: str
    place: Place
