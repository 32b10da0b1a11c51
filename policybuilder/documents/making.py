"""From answers to documents: each gets the part of the answers that its reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from policybuilder.answers.model import Answers
from policybuilder.checking import find
from policybuilder.documents.decisions import decisions
from policybuilder.documents.kinds import KINDS, Kind
from policybuilder.documents.model import Document
from policybuilder.documents.situations import AnsweredGroup, answered
from policybuilder.library.model import Library
from policybuilder.policy.assemble import assemble
from policybuilder.readiness import readiness
from policybuilder.situations.judging import judge_of


def public_part(answers: Answers) -> Answers:
    """The answers without what belongs to the employer alone: notes, and what was accepted by whom."""
    return replace(answers, notes=MappingProxyType({}), accepted=MappingProxyType({}))


class DocumentMaker:
    """Makes the documents of one set of answers, as of ``today``."""

    def __init__(self, library: Library, answers: Answers, today: date):
        self._library = library
        self._answers = answers
        self._policy = assemble(library, answers, today)
        self.ready = readiness(self._policy, find(library, answers))

    def make(self, kind: Kind) -> Document:
        answers = self._answers if kind.internal else public_part(self._answers)
        return Document(
            kind=kind,
            policy=replace(self._policy, answers=answers),
            draft=self.ready.draft,
            stops=self.ready.sentences,
            topics=decisions(self._library, answers),
            findings=find(self._library, answers),
            situations=self._situations if kind.answers_situations else (),
        )

    @cached_property
    def _situations(self) -> tuple[AnsweredGroup, ...]:
        return answered(judge_of(self._library, self._policy))


def documents(library: Library, answers: Answers, today: date, kinds: Iterable[Kind] = ()) -> tuple[Document, ...]:
    """The documents of these kinds; of all kinds where none is named."""
    maker = DocumentMaker(library, answers, today)
    return tuple(maker.make(kind) for kind in (kinds or KINDS.values()))
