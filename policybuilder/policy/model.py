"""The shape of an assembled policy. Every renderer reads this and nothing behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from policybuilder.answers.model import Answers, Elsewhere
from policybuilder.library.model import Audience, Force, Source, Term
from policybuilder.prose import Prose
from policybuilder.week import Contact, Week


@dataclass(frozen=True)
class Reason:
    """An answer that brought a clause in: the question, what it is about, and the answer in words."""

    question: str
    about: str
    answer: str


@dataclass(frozen=True)
class PolicyClause:
    """A clause that is in. ``text`` has nothing left to fill; ``reasons`` is empty for a clause in every policy."""

    id: str
    number: str
    title: str
    force: Force
    audience: Audience
    text: Prose
    short: Prose | None
    to_people_we_support: Prose | None
    reasons: tuple[Reason, ...]
    rationale: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Pointer:
    """A question that the employer settles in another policy."""

    question: str
    about: str
    elsewhere: Elsewhere


@dataclass(frozen=True)
class OpenQuestion:
    """A question nobody has decided; ``waiting`` are the titles of the clauses that hang on it.

    ``service`` is the label of the service that must decide it, empty where it is for everyone.
    """

    question: str
    about: str
    ask: str
    waiting: tuple[str, ...]
    service: str = ""


@dataclass(frozen=True)
class ReplacedClause:
    """A clause that reads otherwise for a service. It keeps the number it has for everyone."""

    clause: PolicyClause


@dataclass(frozen=True)
class AddedClause:
    """A clause only this service has; its number follows on from the section's own."""

    clause: PolicyClause


@dataclass(frozen=True)
class DroppedClause:
    """A clause that does not apply to a service."""

    number: str
    title: str


Change: TypeAlias = ReplacedClause | AddedClause | DroppedClause


@dataclass(frozen=True)
class ServiceDifference:
    """What differs in one section for one service. ``blocks`` are the differing weeks and contacts."""

    service: str
    label: str
    changes: tuple[Change, ...]
    blocks: Mapping[str, BlockValue]


BlockValue: TypeAlias = Week | tuple[Contact, ...]


@dataclass(frozen=True)
class Section:
    """One topic of the policy, numbered from 1."""

    number: int
    topic: str
    title: str
    clauses: tuple[PolicyClause, ...]
    pointers: tuple[Pointer, ...]
    open_questions: tuple[OpenQuestion, ...]
    differences: tuple[ServiceDifference, ...]

    @property
    def empty(self) -> bool:
        return not (self.clauses or self.pointers or self.open_questions or self.differences)


@dataclass(frozen=True)
class Policy:
    """The library's clauses × one employer's answers, on one day.

    ``blocks`` holds the weeks and contacts that an ``AnswerBlock`` in a text stands for, by question.
    ``definitions`` are the glossary's terms that the text uses; ``sources`` those its clauses rest on, in order.
    ``takes`` has the words for what a service takes, by option id.
    ``drafting_notes`` are the clauses for drafters alone: they have no number and are in no section.
    """

    title: str
    library_version: str
    answers: Answers
    today: date
    sections: tuple[Section, ...]
    blocks: Mapping[str, BlockValue]
    definitions: tuple[Term, ...]
    sources: tuple[Source, ...]
    takes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    drafting_notes: tuple[PolicyClause, ...] = ()

    @property
    def open_questions(self) -> tuple[OpenQuestion, ...]:
        return tuple(question for section in self.sections for question in section.open_questions)

    @property
    def clauses(self) -> tuple[PolicyClause, ...]:
        """The clauses that are in for the employer as a whole, in order."""
        return tuple(clause for section in self.sections for clause in section.clauses)
