"""What reads otherwise for a service: clauses replaced, added or not applied, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from policybuilder.conditions import Truth
from policybuilder.library.model import Audience, Clause, Topic
from policybuilder.library.resolving import drawn_questions
from policybuilder.policy.filling import Filler, fill_clause
from policybuilder.policy.model import (
    AddedClause,
    BlockValue,
    Change,
    DroppedClause,
    PolicyClause,
    ReplacedClause,
    ServiceDifference,
)
from policybuilder.policy.view import View
from policybuilder.prose import AnswerBlock
from policybuilder.week import Contact, Week


@dataclass(frozen=True)
class ServiceView:
    """A service and the library as its answers show it."""

    id: str
    label: str
    view: View


def service_differences(
    topic: Topic,
    base: tuple[PolicyClause, ...],
    filler: Filler,
    services: tuple[ServiceView, ...],
) -> tuple[ServiceDifference, ...]:
    """For each service that differs in this topic, how."""
    by_id = {clause.id: clause for clause in base}
    found = []
    for service in services:
        own = Filler(service.view, filler.numbers)
        blocks = dict(_differing_blocks(filler.view, service.view))
        changes = tuple(
            change
            for clause in topic.clauses
            if (change := _change(clause, by_id.get(clause.id), own, blocks)) is not None
        )
        if changes:
            found.append(ServiceDifference(service.id, service.label, changes, MappingProxyType(blocks)))
    return tuple(found)


def _change(clause: Clause, base: PolicyClause | None, own: Filler, blocks: dict[str, BlockValue]) -> Change | None:
    inside = clause.audience is not Audience.DRAFTERS and own.view.clause(clause.id).truth is Truth.TRUE
    if not inside:
        return DroppedClause(base.number, base.title) if base else None
    if base is None:
        return AddedClause(fill_clause(clause, own))
    text = own.fill(clause.text)
    redrawn = any(isinstance(block, AnswerBlock) and block.question in blocks for block in text)
    return ReplacedClause(fill_clause(clause, own)) if redrawn or text != base.text else None


def _differing_blocks(everyone: View, service: View) -> Iterator[tuple[str, BlockValue]]:
    for question_id in sorted(drawn_questions(everyone.library)):
        base, own = everyone.answer(question_id), service.answer(question_id)
        if own is None or own == base:
            continue
        if isinstance(own.value, Week):
            yield question_id, own.value
        elif isinstance(own.value, tuple):
            yield question_id, tuple(one for one in own.value if isinstance(one, Contact))
