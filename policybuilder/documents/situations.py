"""The catalogue's verdicts as documents print them, and the twelve that a team talks through."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from policybuilder.library.situation_linking import NOT_KNOWN
from policybuilder.library.situation_model import SILENT, Situation
from policybuilder.situations.judging import Judge
from policybuilder.situations.verdict import DEPENDS, Verdict
from policybuilder.situations.words import in_words

QUIZ_LENGTH = 12


@dataclass(frozen=True)
class Answered:
    """A situation and what the policy says of it.

    ``word`` is the verdict as people read it; ``also_called`` are the facts in words, for whoever looks for it by them.
    """

    situation: Situation
    verdict: Verdict
    word: str
    also_called: str


@dataclass(frozen=True)
class AnsweredGroup:
    title: str
    cards: tuple[Answered, ...]


def answered(judge: Judge) -> tuple[AnsweredGroup, ...]:
    """Every situation of the catalogue, group by group."""
    return tuple(
        AnsweredGroup(group.title, tuple(_answer(judge, situation) for situation in group.situations))
        for group in judge.library.groups
        if group.situations
    )


def _answer(judge: Judge, situation: Situation) -> Answered:
    verdict = judge.on(situation)
    labels = (judge.library.facts[fact].label(value) for fact, value in situation.facts.items() if value != NOT_KNOWN)
    return Answered(situation, verdict, in_words(verdict), " ".join(labels))


def drawn(groups: tuple[AnsweredGroup, ...], seed: str) -> tuple[Answered, ...]:
    """Twelve settled situations for workers, from as many groups and with as many verdicts as there are.

    The same seed draws the same twelve.
    """
    stacks = [sorted(_fit(group), key=lambda card: _shuffled(seed, card)) for group in groups]
    taken: list[Answered] = []
    while any(stacks) and len(taken) < QUIZ_LENGTH:
        for stack in stacks:
            if stack and len(taken) < QUIZ_LENGTH:
                taken.append(stack.pop(_least_seen(stack, taken)))
    return tuple(taken)


def _fit(group: AnsweredGroup) -> Iterator[Answered]:
    for card in group.cards:
        if card.situation.asked_by == "worker" and card.verdict.word not in (SILENT, DEPENDS):
            yield card


def _shuffled(seed: str, card: Answered) -> str:
    return hashlib.sha256(f"{seed}:{card.situation.id}".encode()).hexdigest()


def _least_seen(stack: list[Answered], taken: list[Answered]) -> int:
    """The place of the first card whose verdict has been drawn least."""
    seen = [card.verdict.word for card in taken]
    counts = [seen.count(card.verdict.word) for card in stack]
    return counts.index(min(counts))
