"""Why a clause is in, or a finding fired: the answers it rests on, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policybuilder.answers.words import in_words
from policybuilder.policy.model import Reason
from policybuilder.policy.view import View


def reasons_for(view: View, subjects: Iterable[str]) -> tuple[Reason, ...]:
    """The answers behind these subjects, each once, in the library's order."""
    behind = set(_questions_behind(view, subjects))
    reasons = []
    for question_id in view.library.questions:
        answer = view.answer(question_id) if question_id in behind else None
        if answer is not None:
            about = view.library.questions[question_id].about
            reasons.append(Reason(question_id, about, in_words(view.library, question_id, answer)))
    return tuple(reasons)


def _questions_behind(view: View, subjects: Iterable[str]) -> Iterator[str]:
    for subject in subjects:
        if subject in view.library.computed:
            yield from view.library.computed[subject].questions
        elif subject.startswith("policy."):
            yield from _questions_behind(view, view.clause(subject.removeprefix("policy.")).because)
        else:
            yield subject
