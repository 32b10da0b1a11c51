"""Do rules, steps, roles and situations refer to what exists? Each dangling reference is a problem with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policybuilder.conditions import All, Condition, Is
from policybuilder.library.known import ACT, DUTY
from policybuilder.library.linking import condition_links, known_links, prose_links, source_links
from policybuilder.library.model import Clause, Library, Place, Rule
from policybuilder.library.situation_model import Role, Situation, SituationGroup
from policybuilder.problems import Problem, did_you_mean

NOT_KNOWN = "not_known"
_SPACE = ("situation",)


def check_situations(library: Library) -> list[Problem]:
    """Every reference in rules, steps, roles and the catalogue that leads nowhere."""
    problems: list[Problem] = []
    for clause in library.clauses.values():
        problems += _clause_links(library, clause)
    for role in library.roles.values():
        problems += _role_links(library, role)
    for group in library.groups:
        problems += _group_links(library, group)
    for line in library.never:
        problems += condition_links(library, line.when, line.place, "A 'never' line", _SPACE)
    return problems


def subjects_of(rule: Rule) -> tuple[str, ...]:
    """The acts, or the duties, that a rule is about, as ``situation.act=contact``; empty where it names neither."""
    parts = rule.when.parts if isinstance(rule.when, All) else (rule.when,)
    for part in parts:
        if isinstance(part, Is) and part.subject in (ACT, DUTY):
            return tuple(f"{part.subject}={value}" for value in part.values)
    return ()


def speaks_of(rule: Rule, facts: Mapping[str, str]) -> bool:
    """Whether the rule is about the act or duty that is asked; ``facts`` by full id."""
    return not {f"{fact}={value}" for fact, value in facts.items()}.isdisjoint(subjects_of(rule))


def _clause_links(library: Library, clause: Clause) -> Iterator[Problem]:
    who = f"A rule of clause '{clause.id}'"
    for rule in clause.rules:
        yield from _both(library, (rule.when, rule.unless), rule.place, who)
        yield from prose_links(library, rule.provided, rule.place, who)
        for also in rule.also:
            yield from known_links(also, library.clauses, rule.place, f"{who} says to read", "a clause")
        if rule.ask:
            yield from known_links(rule.ask, library.roles, rule.place, f"{who} has people ask", "a role")
        if not subjects_of(rule):
            todo = "Begin its 'when' with {situation.act: ...} or {situation.duty: ...}, alone or first in 'all'"
            yield _problem(rule.place, f"{who} does not say which act or duty it is about", todo)
    for step in clause.steps:
        who = f"A step of clause '{clause.id}'"
        yield from condition_links(library, step.when, step.place, who, _SPACE)
        yield from prose_links(library, step.text, step.place, who)


def _both(library: Library, conditions: tuple[Condition, ...], place: Place, who: str) -> Iterator[Problem]:
    for condition in conditions:
        yield from condition_links(library, condition, place, who, _SPACE)


def _role_links(library: Library, role: Role) -> Iterator[Problem]:
    who = f"Role '{role.id}'"
    yield from prose_links(library, role.says, role.place, who)
    for stand_in in role.stand_ins:
        yield from condition_links(library, stand_in.when, role.place, who, _SPACE)
        yield from prose_links(library, stand_in.says, role.place, who)


def _group_links(library: Library, group: SituationGroup) -> Iterator[Problem]:
    for situation in group.situations:
        yield from _situation_links(library, situation)
    for beside in group.beside:
        for clause in beside.clauses:
            yield from known_links(clause, library.clauses, beside.place, "It is answered by", "a clause")


def _situation_links(library: Library, situation: Situation) -> Iterator[Problem]:
    who = f"Situation '{situation.id}'"
    for fact_id, value in situation.facts.items():
        fact = library.facts.get(fact_id)
        if fact is None:
            yield from known_links(fact_id, library.facts, situation.place, f"{who} gives", "a fact")
        elif value not in (*fact.states, NOT_KNOWN):
            todo = did_you_mean(value, fact.states, f"Use one of: {', '.join(fact.states)}")
            yield _problem(situation.place, f"{who}: '{fact_id}' has no value '{value}'", todo)
    if (ACT in situation.facts) == (DUTY in situation.facts):
        yield _problem(situation.place, f"{who} must have one of 'act' and 'duty'", "Give the one it asks about")
    yield from source_links(library, situation.sources, situation.place, who)
    for topic in situation.topics:
        known = [one.id for one in library.topics]
        yield from known_links(topic, known, situation.place, f"{who} is answered by topic", "a topic")


def _problem(place: Place, what: str, todo: str) -> Problem:
    return Problem(place.file, place.line, what, todo)
