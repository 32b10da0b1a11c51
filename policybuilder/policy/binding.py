"""Which of a clause's sources speak to this employer: its nations and its kind first."""

from __future__ import annotations

from policybuilder.answers.model import Elsewhere
from policybuilder.library.known import KIND, NATIONS
from policybuilder.library.model import Source
from policybuilder.policy.view import View


def sources_for(view: View, sources: tuple[str, ...]) -> tuple[str, ...]:
    """The sources that bind the employer, or where none does those that may persuade it.

    Until the employer has said who it is, all of them bind.
    """
    kind, nations = _chosen(view, KIND), _chosen(view, NATIONS)
    found = view.library.sources
    binding = tuple(one for one in sources if _binds(found[one], kind, nations))
    return binding or tuple(one for one in sources if found[one].persuasive)


def _binds(source: Source, kind: frozenset[str] | None, nations: frozenset[str] | None) -> bool:
    right_kind = kind is None or not kind.isdisjoint(source.kinds)
    return right_kind and (nations is None or not nations.isdisjoint(source.nations))


def _chosen(view: View, question_id: str) -> frozenset[str] | None:
    answer = view.answer(question_id) if question_id in view.library.questions else None
    if answer is None or isinstance(answer.value, Elsewhere):
        return None
    value = answer.value
    return frozenset(map(str, value)) if isinstance(value, tuple) else frozenset({str(value)})
