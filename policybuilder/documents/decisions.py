"""What an employer decided, question by question: what was chosen, what was not, why, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from policybuilder.answers.model import Answer, Answers, Elsewhere, NoneGiven
from policybuilder.answers.words import value_in_text, value_in_words
from policybuilder.library.model import DECIDERS, Kind, Library, Question, Source
from policybuilder.policy.binding import sources_for
from policybuilder.policy.view import Asked, View


class Standing(StrEnum):
    """How far a question is decided. ``USUAL``: the library's usual answer stands and nobody has confirmed it."""

    DECIDED = "decided"
    USUAL = "usual"
    ELSEWHERE = "elsewhere"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class OwnAnswer:
    """What one service has instead."""

    service: str
    chosen: str


@dataclass(frozen=True)
class Decision:
    """One question that is put to the employer.

    ``chosen`` is the answer as its options read, ``in_text`` as it reads inside a sentence (empty where
    nothing is given). ``note`` says why, in the employer's own words.
    """

    question: str
    ask: str
    about: str
    standing: Standing
    chosen: str
    in_text: str
    rejected: tuple[str, ...]
    note: str
    decides: tuple[str, ...]
    sources: tuple[Source, ...]
    services: tuple[OwnAnswer, ...]


@dataclass(frozen=True)
class TopicDecisions:
    """The decisions of one topic, in order."""

    topic: str
    title: str
    decisions: tuple[Decision, ...]


def decisions(library: Library, answers: Answers) -> tuple[TopicDecisions, ...]:
    """Every question that is asked of this employer or of one of its services."""
    everyone = View(library, answers)
    services = tuple(
        (one.label, View(library, answers.for_service(one.id), services_differ=True)) for one in answers.services
    )
    found = (
        TopicDecisions(topic.id, topic.title, tuple(_of_topic(topic.questions, everyone, services)))
        for topic in library.topics
    )
    return tuple(topic for topic in found if topic.decisions)


def _of_topic(
    questions: tuple[Question, ...], everyone: View, services: tuple[tuple[str, View], ...]
) -> Iterator[Decision]:
    for question in questions:
        asked = everyone.asked(question.id) is Asked.YES
        own = tuple(_own_answers(question, everyone, services))
        if asked or own:
            yield _decision(question, everyone, own)


def _own_answers(question: Question, everyone: View, services: tuple[tuple[str, View], ...]) -> Iterator[OwnAnswer]:
    base = everyone.answer(question.id)
    for label, view in services:
        answer = view.answer(question.id)
        if answer is not None and (base is None or answer.value != base.value):
            yield OwnAnswer(label, _chosen(question, answer))


def _decision(question: Question, view: View, own: tuple[OwnAnswer, ...]) -> Decision:
    answer = view.answer(question.id)
    sources = view.library.sources
    return Decision(
        question=question.id,
        ask=question.ask,
        about=question.about,
        standing=_standing(answer),
        chosen=_chosen(question, answer) if answer else "",
        in_text=value_in_text(question, answer.value) if answer and answer.value is not NoneGiven.NONE else "",
        rejected=tuple(_rejected(question, answer)),
        note=view.answers.notes.get(question.id, ""),
        decides=tuple(DECIDERS[one] for one in question.decides),
        sources=tuple(sources[one] for one in sources_for(view, question.sources)),
        services=own,
    )


def _chosen(question: Question, answer: Answer) -> str:
    if question.kind is Kind.MANY:
        return "; ".join(question.option(str(one)).label for one in _many(answer)) or value_in_words(
            question, answer.value
        )
    return value_in_words(question, answer.value)


def _standing(answer: Answer | None) -> Standing:
    if answer is None:
        return Standing.UNDECIDED
    if isinstance(answer.value, Elsewhere):
        return Standing.ELSEWHERE
    return Standing.USUAL if answer.defaulted else Standing.DECIDED


def _rejected(question: Question, answer: Answer | None) -> Iterator[str]:
    """The labels of the options that were offered and not taken; none while nothing is decided here."""
    if answer is None or isinstance(answer.value, Elsewhere) or not question.kind.has_options:
        return
    taken = {answer.value} if question.kind is Kind.ONE else set(_many(answer))
    for option in question.options:
        if option.id not in taken and option.offered and not option.exclusive:
            yield option.label


def _many(answer: Answer) -> tuple[object, ...]:
    return answer.value if isinstance(answer.value, tuple) else ()
