"""The shape of a verdict. Texts are plain; nothing in it has to be looked up again."""

from __future__ import annotations

from dataclasses import dataclass

from policybuilder.answers.model import Elsewhere
from policybuilder.library.model import Force, Word
from policybuilder.library.situation_model import SILENT, STRICTNESS

DEPENDS = "depends"


@dataclass(frozen=True)
class ClauseLink:
    id: str
    number: str
    title: str
    force: Force


@dataclass(frozen=True)
class Because:
    """A fact or an answer that mattered: ``subject`` is its full id."""

    subject: str
    about: str
    value: str


@dataclass(frozen=True)
class AskWhom:
    """Whom to ask first; ``stand_in`` says what to do where that person is not on duty at the time."""

    role: str
    says: str
    stand_in: str = ""


@dataclass(frozen=True)
class NextStep:
    """Something to do, in order, and the clause that says so."""

    order: str
    text: str
    clause: ClauseLink


@dataclass(frozen=True)
class Settle:
    """The one thing to find out: a fact of the situation, or a question the employer has not decided."""

    subject: str
    ask: str


@dataclass(frozen=True)
class Change:
    """If the fact were otherwise, the verdict would be ``word``."""

    subject: str
    value: str
    label: str
    word: str


@dataclass(frozen=True)
class Verdict:
    """What the policy says of one situation.

    ``word`` is ``yes``, ``yes_if``, ``ask_first``, ``no``, ``silent`` or ``depends``. ``opens_with`` are the steps to
    safety, before everything else. ``range`` and ``settle`` belong to ``depends``; ``see`` to what other policies
    settle. ``who_answers`` are the services on duty at that hour.
    """

    situation: str
    asks: str
    word: str
    clause: ClauseLink | None = None
    provided: tuple[str, ...] = ()
    ask: AskWhom | None = None
    also: tuple[ClauseLink, ...] = ()
    opens_with: tuple[NextStep, ...] = ()
    then: tuple[NextStep, ...] = ()
    because: tuple[Because, ...] = ()
    presumed: tuple[Because, ...] = ()
    changes: tuple[Change, ...] = ()
    range: tuple[str, ...] = ()
    settle: Settle | None = None
    see: tuple[Elsewhere, ...] = ()
    time: str = ""
    who_answers: tuple[str, ...] = ()
    doubled: bool = False
    permits: bool = False
    duty: bool = False

    @property
    def and_you_must(self) -> bool:
        """A ``yes`` to an act from a clause that binds, where its rule does not merely permit."""
        binds = self.clause is not None and self.clause.force is Force.MUST
        return self.word == Word.YES and binds and not self.permits and not self.duty


def strictest(words: set[str]) -> str:
    """The strictest of the words; ``silent`` where there is none."""
    return min(words, key=STRICTNESS.index, default=SILENT)
