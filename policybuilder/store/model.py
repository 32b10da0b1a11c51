"""What the store takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from policybuilder.answers.model import Answers

T = TypeVar("T")
WHOLE_EMPLOYER = ""

NOT_SAVED_YET = 0


@dataclass(frozen=True)
class Saved:
    """The value is in the database. A later save of it builds on ``revision``."""

    revision: int


@dataclass(frozen=True)
class Conflict(Generic[T]):
    """Nothing was written: the value has changed since the revision the caller built on.

    ``theirs`` is what stands now (None: undecided, or removed), ``changed_at`` when it came to stand, in UTC
    (None: it was removed). To overwrite it knowingly, save again on ``revision``.
    """

    theirs: T | None
    revision: int
    changed_at: datetime | None


@dataclass(frozen=True)
class Revisions:
    """The revision at which each value of a draft last changed: what the next save of it builds on.

    ``answers`` are by (service id, question id), the service empty for the employer as a whole; ``notes`` by question,
    ``accepted`` by check, ``services`` by service id. What was never saved is not listed, and is at revision 0.
    """

    answers: Mapping[tuple[str, str], int]
    notes: Mapping[str, int]
    accepted: Mapping[str, int]
    services: Mapping[str, int]
    organisation: int

    def answer(self, question: str, service: str = WHOLE_EMPLOYER) -> int:
        return self.answers.get((service, question), NOT_SAVED_YET)

    def note(self, question: str) -> int:
        return self.notes.get(question, NOT_SAVED_YET)

    def acceptance(self, check: str) -> int:
        return self.accepted.get(check, NOT_SAVED_YET)


@dataclass(frozen=True)
class Draft:
    """A draft as it stood at one moment. ``revision`` grows with every change to any part of it.

    ``unreadable`` holds by (service id, question id), as plain values, the answers that this library has no question or
    option for: they are kept and do not count. ``typed`` holds, by the same keys, what stands in the inputs of a
    question where that is not an answer yet.
    """

    answers: Answers
    revision: int
    revisions: Revisions
    created: datetime
    updated: datetime
    unreadable: Mapping[tuple[str, str], Any]
    typed: Mapping[tuple[str, str], Mapping[str, str]]


class UnknownDraft(LookupError):
    """No draft has that token. The token itself is not repeated."""


class UnknownService(LookupError):
    """The draft has no service of that id."""


class NotStorable(ValueError):
    """A value that can't be kept: too long, too many, or not text. The message is a sentence for the user."""
