"""The shape of the clause library once it has been read: frozen values that know where they stand."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from policybuilder.conditions import Condition
from policybuilder.prose import Prose

if TYPE_CHECKING:
    from policybuilder.library.situation_model import Fact, Never, Role, Situation, SituationGroup


class Kind(StrEnum):
    """What kind of answer a question takes."""

    ONE = "one"
    MANY = "many"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    WEEK = "week"
    CONTACTS = "contacts"

    @property
    def has_options(self) -> bool:
        return self in (Kind.ONE, Kind.MANY)


class Force(StrEnum):
    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Audience(StrEnum):
    PUBLIC = "public"
    STAFF = "staff"
    DRAFTERS = "drafters"


class Severity(StrEnum):
    STOP = "stop"
    WARN = "warn"
    ADVISE = "advise"


class FindingKind(StrEnum):
    UNLAWFUL = "unlawful"
    UNSAFE = "unsafe"
    UNWORKABLE = "unworkable"
    UNFAIR = "unfair"


class Word(StrEnum):
    """What a rule says of a situation, strictest first."""

    NO = "no"
    ASK_FIRST = "ask_first"
    YES_IF = "yes_if"
    YES = "yes"


class StepOrder(StrEnum):
    """What comes before what, when several steps have to be taken."""

    MAKE_SAFE = "make_safe"
    TELL = "tell"
    RECORD = "record"
    AFTER = "after"


class Sureness(StrEnum):
    VERIFIED = "verified"
    SECONDARY = "secondary"
    TO_CHECK = "to_check"


class SourceKind(StrEnum):
    LAW = "law"
    CODE = "code"
    STANDARD = "standard"
    GUIDANCE = "guidance"
    CASE = "case"
    RESEARCH = "research"
    INSPECTION = "inspection"
    PRESS = "press"
    PRACTICE = "practice"


DECIDERS = {
    "practice": "Practice lead",
    "hr": "HR",
    "information_governance": "Information governance",
    "legal": "Legal or monitoring officer",
    "operations": "Operations",
    "finance": "Finance",
    "members": "Elected members or trustees",
}
NATIONS = ("england", "wales", "scotland", "northern_ireland")
NATION_NAMES = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
}
EMPLOYER_KINDS = ("council", "charity", "hsc_trust")


@dataclass(frozen=True)
class Place:
    """Where in the library something was written."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Option:
    """One choice of a question; ``in_text`` is how a clause prints it."""

    id: str
    label: str
    hint: str = ""
    in_text: str = ""
    in_text_one: str = ""
    suggested: bool = False
    offered: bool = True
    exclusive: bool = False


@dataclass(frozen=True)
class Band:
    """A named range of whole numbers, both ends included."""

    id: str
    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Question:
    """What the employer decides. ``id`` is full (``topic.question``)."""

    id: str
    topic: str
    place: Place
    ask: str
    about: str
    why: Prose
    kind: Kind
    decides: tuple[str, ...]
    when: Condition
    hint: str = ""
    default: str | tuple[str, ...] | int | None = None
    options: tuple[Option, ...] = ()
    bands: tuple[Band, ...] = ()
    unit: str = ""
    max_length: int = 200
    example: str = ""
    none_label: str = ""
    look_for: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def optional(self) -> bool:
        return self.default is not None

    def option(self, option_id: str) -> Option:
        """The option of that id; KeyError where there is none."""
        for option in self.options:
            if option.id == option_id:
                return option
        raise KeyError(option_id)

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Every value a condition may name for this question."""
        if self.kind.has_options:
            return tuple(option.id for option in self.options)
        if self.kind is Kind.NUMBER:
            return tuple(band.id for band in self.bands)
        return ("given", "none")


@dataclass(frozen=True)
class Rule:
    """What a clause says about situations: it applies where ``when`` holds and ``unless`` does not.

    ``provided`` belongs to ``yes_if``, ``ask`` (a role's id) to ``ask_first``. ``also`` are clauses to read with it.
    ``permits`` marks a ``yes`` that allows and does not oblige, though its clause binds.
    """

    when: Condition
    unless: Condition
    word: Word
    provided: Prose
    ask: str
    also: tuple[str, ...]
    permits: bool
    place: Place


@dataclass(frozen=True)
class Step:
    """Something a ``must`` clause has people do in a situation."""

    when: Condition
    order: StepOrder
    text: Prose
    place: Place


@dataclass(frozen=True)
class Clause:
    """One numbered provision. ``id`` is full (``topic.clause``)."""

    id: str
    topic: str
    place: Place
    title: str
    force: Force
    audience: Audience
    when: Condition
    text: Prose
    rationale: str
    sources: tuple[str, ...]
    reviewed: datetime.date
    law: bool = False
    short: Prose | None = None
    to_people_we_support: Prose | None = None
    rules: tuple[Rule, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Check:
    """A combination of answers that is unlawful, unsafe, unworkable or unfair."""

    id: str
    topic: str
    place: Place
    severity: Severity
    kind: FindingKind
    when: Condition
    says: str
    fix: str
    mend: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """Somebody who may advise on a nation's law has read a topic: in what role, never under what name, and when."""

    by: str
    on: datetime.date


@dataclass(frozen=True)
class Topic:
    """One part of a policy. ``legal_review`` has every nation, with None where nobody has reviewed the topic."""

    id: str
    place: Place
    title: str
    summary: str
    differs_by_service: bool
    legal_review: Mapping[str, Review | None]
    questions: tuple[Question, ...]
    clauses: tuple[Clause, ...]
    checks: tuple[Check, ...]
    exclusive: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Source:
    """Where a claim comes from, whom it binds, and how sure we are of it."""

    id: str
    place: Place
    title: str
    publisher: str
    date: str
    address: str
    kind: SourceKind
    nations: tuple[str, ...]
    kinds: tuple[str, ...]
    checked: datetime.date
    sure: Sureness
    persuasive: bool = False
    note: str = ""


@dataclass(frozen=True)
class Term:
    """A word that readers of a policy need explained."""

    term: str
    means: str


@dataclass(frozen=True)
class ComputedFact:
    """Something worked out from answers, with every value it can take."""

    id: str
    about: str
    values: tuple[str, ...]
    questions: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Preset:
    """A ready set of starting answers. ``name`` is the file name without its ending."""

    name: str
    title: str
    about: str
    assumes: tuple[str, ...]
    text: str
    place: Place


@dataclass(frozen=True)
class Impossible:
    """Answers and computed facts that never meet, and why."""

    when: Condition
    because: str
    place: Place


@dataclass(frozen=True)
class Retired:
    """An id that is no longer used, and what took its place."""

    id: str
    successors: tuple[str, ...]


@dataclass(frozen=True)
class Library:
    """Everything in ``clauses/``, read and resolved."""

    version: str
    policy_title: str
    topics: tuple[Topic, ...]
    sources: Mapping[str, Source]
    glossary: tuple[Term, ...]
    computed: Mapping[str, ComputedFact]
    impossible: tuple[Impossible, ...]
    presets: tuple[Preset, ...]
    retired: Mapping[str, Retired]
    questions: Mapping[str, Question]
    clauses: Mapping[str, Clause]
    checks: Mapping[str, Check]
    facts: Mapping[str, Fact]
    roles: Mapping[str, Role]
    groups: tuple[SituationGroup, ...]
    situations: Mapping[str, Situation]
    never: tuple[Never, ...]

    def topic(self, topic_id: str) -> Topic:
        """The topic of that id; KeyError where there is none."""
        for topic in self.topics:
            if topic.id == topic_id:
                return topic
        raise KeyError(topic_id)
