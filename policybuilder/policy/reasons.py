"""Why a clause is in, or a finding fired: the answers it rests on, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybuilder.answers.model import Answer
from policybuilder.answers.words import in_words
from policybuilder.policy.model import Reason
from policybuilder.policy.view import View


def reasons_for(view: View, subjects: Iterable[str]) -> tuple[Reason, ...]:
    """The answers behind these subjects, each once, in the library's order."""
    behind = sorted(set(_questions_behind(view, subjects)), key=view.position)
    found = ((question_id, view.answer(question_id)) for question_id in behind)
    return tuple(_reason(view, question_id, answer) for question_id, answer in found if answer is not None)


def _reason(view: View, question_id: str, answer: Answer) -> Reason:
    return Reason(question_id, view.library.questions[question_id].about, in_words(view.library, question_id, answer))


def _questions_behind(view: View, subjects: Iterable[str]) -> Iterator[str]:
    for subject in subjects:
        if subject in view.library.computed:
            yield from view.library.computed[subject].questions
        elif subject.startswith("policy."):
            yield from _questions_behind(view, view.clause(subject.removeprefix("policy.")).because)
        else:
            yield subject
