"""Which of a clause's sources speak to this employer: its nations and its kind first."""

from __future__ import annotations

from policybuilder.answers.model import Elsewhere
from policybuilder.library.known import KIND, NATIONS
from policybuilder.library.model import NATIONS as ALL_NATIONS
from policybuilder.library.model import Source, Sureness, Topic
from policybuilder.policy.view import View


def sources_for(view: View, sources: tuple[str, ...]) -> tuple[str, ...]:
    """The sources that bind the employer, or where none does those that may persuade it.

    Until the employer has said who it is, all of them bind.
    """
    kind, nations = _chosen(view, KIND), _chosen(view, NATIONS)
    found = view.library.sources
    binding = tuple(one for one in sources if _binds(found[one], kind, nations))
    return binding or tuple(one for one in sources if found[one].persuasive)


def unsure_sources(view: View, topic: Topic) -> tuple[Source, ...]:
    """What the topic's questions, clauses and checks rest on for this employer and nobody read officially.

    Those still to be checked come first.
    """
    cited = [one.sources for part in (topic.questions, topic.clauses, topic.checks) for one in part]
    named = dict.fromkeys(one for sources in cited for one in sources_for(view, sources))
    found = [view.library.sources[one] for one in named]
    return tuple(one for sure in (Sureness.TO_CHECK, Sureness.SECONDARY) for one in found if one.sure is sure)


def nations_served(view: View) -> tuple[str, ...]:
    """The nations the employer works in; all of them until it has said, as any of them may be meant."""
    chosen = _chosen(view, NATIONS)
    found = tuple(nation for nation in ALL_NATIONS if chosen is None or nation in chosen)
    return found or ALL_NATIONS


def _binds(source: Source, kind: frozenset[str] | None, nations: frozenset[str] | None) -> bool:
    right_kind = kind is None or not kind.isdisjoint(source.kinds)
    return right_kind and (nations is None or not nations.isdisjoint(source.nations))


def _chosen(view: View, question_id: str) -> frozenset[str] | None:
    answer = view.answer(question_id) if question_id in view.library.questions else None
    if answer is None or isinstance(answer.value, Elsewhere):
        return None
    value = answer.value
    return frozenset(map(str, value)) if isinstance(value, tuple) else frozenset({str(value)})
