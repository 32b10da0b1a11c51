"""A coding as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from policybuilder.answers.model import Answer

FORMAT = 1


class Unsaid(StrEnum):
    """What can be said of a policy that gives no answer.

    ``silent``: the whole policy was read and says nothing. ``unknown``: it is not in the text supplied.
    ``given``: it answers, in words that are only in the quote.
    """

    SILENT = "silent"
    UNKNOWN = "unknown"
    GIVEN = "given"


class Status(StrEnum):
    """How the policy stands. Of an extract, or where it is not known, silence proves nothing."""

    IN_FORCE = "in_force"
    DRAFT = "draft"
    EXTRACT = "extract"
    UNKNOWN = "unknown"


Said: TypeAlias = Answer | Unsaid


@dataclass(frozen=True)
class Quote:
    """The policy's own words, and where they stand. ``page`` is 0 where the file has no pages that can be known."""

    text: str
    file: str = ""
    page: int = 0
    heading: str = ""


@dataclass(frozen=True)
class Confirmation:
    """Who said that the stance is what the text says, and when."""

    by: str
    on: date


@dataclass(frozen=True)
class Stance:
    """What the policy says on one question. Only a confirmed stance counts.

    ``suggested`` is how sure the words made the reader (``sure``, ``likely``, ``unsure``), empty where a person chose.
    ``flag`` says why a confirmed stance must be looked at again.
    """

    said: Said
    quotes: tuple[Quote, ...] = ()
    confirmed: Confirmation | None = None
    suggested: str = ""
    flag: str = ""
    note: str = ""


@dataclass(frozen=True)
class File:
    """One file of the policy, as it was read."""

    name: str
    checksum: str
    kind: str = ""
    pages: int = 1
    unread: tuple[int, ...] = ()
    sketch: tuple[int, ...] = ()


@dataclass(frozen=True)
class About:
    """The policy itself: its title, date, standing, whether contractual, and what the employer replied."""

    title: str = ""
    date: date | None = None
    status: Status = Status.UNKNOWN
    contractual: str = "unknown"
    coded_by: str = ""
    reply: str = ""
    kind: str = "policy"


@dataclass(frozen=True)
class Coding:
    """Everything a coding file holds. ``service`` is its label where the policy is one service's alone."""

    library: str
    id: str
    name: str
    about: About = About()
    service: str = ""
    groups: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    files: tuple[File, ...] = ()
    stances: Mapping[str, Stance] = field(default_factory=lambda: MappingProxyType({}))
    format: int = FORMAT
