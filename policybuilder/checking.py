"""Findings: the library's checks that fire on one employer's answers, and what still has to be decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from policybuilder.answers.model import Acceptance, Answers
from policybuilder.conditions import Truth
from policybuilder.library.model import Check, FindingKind, Library, Severity
from policybuilder.policy.reasons import reasons_for
from policybuilder.policy.view import Asked, View


@dataclass(frozen=True)
class Finding:
    """A check that fired.

    ``answers`` are the answers it rests on, in words, by question. ``service`` is the label of the service it is about,
    empty for everyone. ``confirm``: the matter is settled in another policy, and somebody must read there whether it
    holds. ``accepted`` is the acceptance that still stands for these very answers and this severity.
    """

    check: str
    severity: Severity
    kind: FindingKind
    says: str
    fix: str
    mend: tuple[str, ...]
    sources: tuple[str, ...]
    answers: Mapping[str, str]
    service: str = ""
    confirm: bool = False
    accepted: Acceptance | None = None

    @property
    def blocks_publishing(self) -> bool:
        """A stop blocks, unless it is of the kind ``unsafe`` and was released for these very answers."""
        released = self.kind is FindingKind.UNSAFE and self.accepted is not None
        return self.severity is Severity.STOP and not self.confirm and not released


def find(library: Library, answers: Answers) -> tuple[Finding, ...]:
    """Every finding, stops first; a service's only where it does not hold for everyone."""
    everyone = tuple(_fired(View(library, answers), answers, ""))
    found = list(everyone)
    for service in answers.services:
        view = View(library, answers.for_service(service.id), services_differ=True)
        known = {(one.check, one.confirm) for one in everyone}
        found += [one for one in _fired(view, answers, service.label) if (one.check, one.confirm) not in known]
    order = list(Severity)
    return tuple(sorted(found, key=lambda one: (one.confirm, order.index(one.severity))))


def _fired(view: View, answers: Answers, service: str) -> Iterator[Finding]:
    for check in view.library.checks.values():
        result = view.truth(check.when)
        if result.truth is Truth.TRUE:
            yield _finding(view, check, answers, service, result.because, confirm=False)
        elif result.truth is Truth.UNKNOWN and not view.undecided(result.blame):
            yield _finding(view, check, answers, service, result.because | result.blame, confirm=True)


def _finding(
    view: View, check: Check, answers: Answers, service: str, subjects: frozenset[str], confirm: bool
) -> Finding:
    words = {reason.question: reason.answer for reason in reasons_for(view, subjects)}
    return Finding(
        check=check.id,
        severity=check.severity,
        kind=check.kind,
        says=check.says,
        fix=check.fix,
        mend=check.mend,
        sources=check.sources,
        answers=MappingProxyType(words),
        service=service,
        confirm=confirm,
        accepted=_standing(answers.accepted.get(check.id), check, words),
    )


def _standing(acceptance: Acceptance | None, check: Check, words: Mapping[str, str]) -> Acceptance | None:
    """An acceptance lapses when the severity or the answers it was given for have changed."""
    if acceptance and acceptance.severity == check.severity and dict(acceptance.answers) == dict(words):
        return acceptance
    return None


def undecided(library: Library, answers: Answers) -> tuple[str, ...]:
    """The questions that are asked and not answered, for everyone or for a service, in the library's order."""
    views = [View(library, answers)]
    views += [View(library, answers.for_service(one.id), services_differ=True) for one in answers.services]
    return tuple(question for question in library.questions if any(_open(view, question) for view in views))


def _open(view: View, question: str) -> bool:
    return view.asked(question) is Asked.YES and question not in view.answers.answers
