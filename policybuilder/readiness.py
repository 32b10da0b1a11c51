"""May this policy be published? What still stands in the way, in one place for every door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from policybuilder.checking import Finding
from policybuilder.policy.model import OpenQuestion, Policy


@dataclass(frozen=True)
class Readiness:
    """What stands in the way: stops, undecided questions, and a policy that does not say whose it is."""

    stops: tuple[Finding, ...]
    open_questions: tuple[OpenQuestion, ...]
    unnamed: bool

    @property
    def draft(self) -> bool:
        """Everything made of it is marked "not for publication"."""
        return bool(self.stops or self.open_questions or self.unnamed)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What each stop says."""
        return tuple(finding.says for finding in self.stops)


def readiness(policy: Policy, findings: Iterable[Finding]) -> Readiness:
    stops = tuple(finding for finding in findings if finding.blocks_publishing)
    return Readiness(stops, policy.open_questions, not policy.answers.organisation.name)
