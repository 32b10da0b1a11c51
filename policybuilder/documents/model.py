"""A document: a policy made for one reader, with nothing in it that this reader may not see."""

from __future__ import annotations

from dataclasses import dataclass

from policybuilder.checking import Finding
from policybuilder.documents.decisions import Decision, Standing, TopicDecisions
from policybuilder.documents.kinds import Kind
from policybuilder.documents.situations import Answered, AnsweredGroup, drawn
from policybuilder.policy.model import Policy, PolicyClause


@dataclass(frozen=True)
class Document:
    """What a template prints, and all it can print.

    ``draft`` marks it "not for publication"; ``stops`` are sentences saying what must be mended before it is published.
    A clause or question that the library does not have is one that is not in.
    """

    kind: Kind
    policy: Policy
    draft: bool
    stops: tuple[str, ...] = ()
    topics: tuple[TopicDecisions, ...] = ()
    findings: tuple[Finding, ...] = ()
    situations: tuple[AnsweredGroup, ...] = ()

    @property
    def quiz(self) -> tuple[Answered, ...]:
        """The situations that a team talks through: the same for the same employer."""
        return drawn(self.situations, self.policy.answers.id)

    def clauses(self, *ids: str) -> tuple[PolicyClause, ...]:
        """Those of the clauses that are in, in the order given."""
        found = {clause.id: clause for clause in self.policy.clauses}
        return tuple(found[one] for one in ids if one in found)

    def decided(self, *ids: str) -> tuple[Decision, ...]:
        """The decisions on those of the questions that are asked and not left open."""
        found = {one.question: one for topic in self.topics for one in topic.decisions}
        return tuple(found[one] for one in ids if one in found and found[one].standing is not Standing.UNDECIDED)

    def words(self, question: str) -> str:
        """The answer as it reads inside a sentence; empty where there is none."""
        return next((one.in_text for one in self.decided(question)), "")

    def chose(self, question: str, option: str) -> bool:
        """Whether the employer as a whole chose this option."""
        answer = self.policy.answers.answers.get(question)
        value = answer.value if answer else None
        return option in value if isinstance(value, tuple) else value == option
