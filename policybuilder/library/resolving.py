"""Settle, once the kinds of all questions are known, which answers in texts stand as blocks."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from policybuilder.library.model import Clause, Kind, Library, Topic
from policybuilder.library.prose_reader import with_blocks
from policybuilder.library.situation_model import Role
from policybuilder.prose import Prose

DRAWN = (Kind.WEEK, Kind.CONTACTS)
LISTED = Kind.MANY


def drawn_questions(library: Library) -> frozenset[str]:
    """The questions whose answers are drawn: weeks and lists of contacts."""
    return frozenset(one.id for one in library.questions.values() if one.kind in DRAWN)


def keep_blocks(library: Library) -> Library:
    """The library with an AnswerBlock only where the answer is drawn, or listed with bullets."""
    alone = drawn_questions(library) | {one.id for one in library.questions.values() if one.kind is LISTED}
    topics = tuple(_topic(topic, alone) for topic in library.topics)
    clauses = {clause.id: clause for topic in topics for clause in topic.clauses}
    roles = {role.id: _role(role, alone) for role in library.roles.values()}
    return replace(library, topics=topics, clauses=MappingProxyType(clauses), roles=MappingProxyType(roles))


def _topic(topic: Topic, alone: frozenset[str]) -> Topic:
    return replace(topic, clauses=tuple(_clause(clause, alone) for clause in topic.clauses))


def _clause(clause: Clause, alone: frozenset[str]) -> Clause:
    def settle(prose: Prose | None) -> Prose | None:
        return None if prose is None else with_blocks(prose, alone)

    return replace(
        clause,
        text=with_blocks(clause.text, alone),
        short=settle(clause.short),
        to_people_we_support=settle(clause.to_people_we_support),
        rules=tuple(replace(one, provided=with_blocks(one.provided, alone)) for one in clause.rules),
        steps=tuple(replace(one, text=with_blocks(one.text, alone)) for one in clause.steps),
    )


def _role(role: Role, alone: frozenset[str]) -> Role:
    stand_ins = tuple(replace(one, says=with_blocks(one.says, alone)) for one in role.stand_ins)
    return replace(role, says=with_blocks(role.says, alone), stand_ins=stand_ins)
