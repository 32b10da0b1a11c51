"""An employer's answers as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeAlias

from policybuilder.week import Contact, Week

FORMAT = 1


class NoneGiven(Enum):
    """The explicit choice that there is nothing to give."""

    NONE = "none"


@dataclass(frozen=True)
class Elsewhere:
    """The matter is settled in another policy of the employer's."""

    title: str
    section: str = ""
    date: date | None = None


# one: an option id · many: option ids in the question's order · text: str · number: int · date: date · week · contacts
AnswerValue: TypeAlias = "str | tuple[str, ...] | int | date | Week | tuple[Contact, ...] | NoneGiven | Elsewhere"


@dataclass(frozen=True)
class Answer:
    """One answer; ``defaulted`` where the library's default stands and nobody has confirmed it."""

    value: AnswerValue
    defaulted: bool = False


@dataclass(frozen=True)
class Organisation:
    """Who publishes the policy. ``logo`` is a data URI (PNG or JPEG), ``colour`` is ``#rrggbb``; both may be empty."""

    name: str = ""
    colour: str = ""
    logo: str = ""


@dataclass(frozen=True)
class Service:
    """A part of the employer whose answers differ; ``answers`` holds only what differs."""

    id: str
    label: str
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class Acceptance:
    """Why a finding was accepted, by whom, and the answers and severity it was given for."""

    reason: str
    by: str
    severity: str = ""
    answers: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Answers:
    """Everything an employer's answers file holds. A question that is not in ``answers`` is undecided."""

    library: str
    id: str
    organisation: Organisation = Organisation()
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    services: tuple[Service, ...] = ()
    notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    accepted: Mapping[str, Acceptance] = field(default_factory=lambda: MappingProxyType({}))
    format: int = FORMAT

    def for_service(self, service_id: str) -> Answers:
        """The answers as they stand for one service: its own where it has them, else the employer's."""
        service = next(service for service in self.services if service.id == service_id)
        merged = MappingProxyType({**self.answers, **service.answers})
        return replace(self, answers=merged, services=())

    def without_services(self) -> Answers:
        return replace(self, services=())

    def with_answer(self, question: str, answer: Answer | None) -> Answers:
        """The same answers with one changed, or undecided again where ``answer`` is None."""
        changed = {key: value for key, value in self.answers.items() if key != question}
        if answer is not None:
            changed[question] = answer
        return replace(self, answers=MappingProxyType(changed))
