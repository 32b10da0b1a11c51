"""Which situations of the catalogue rest on which questions: those whose rules, or their clauses, read the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from policybuilder.conditions import All, subjects
from policybuilder.library.known import COVER_SERVICES, OPEN_HOURS
from policybuilder.library.model import Clause, Library, Rule
from policybuilder.library.prose_reader import questions_printed
from policybuilder.library.situation_linking import speaks_of
from policybuilder.library.situation_model import Situation


def situations_by_question(library: Library) -> Mapping[str, tuple[str, ...]]:
    """For each question, the ids of the situations whose verdict its answer can change, in the catalogue's order."""
    found: dict[str, list[str]] = {}
    for situation in library.situations.values():
        for question in dict.fromkeys(_questions(library, situation)):
            found.setdefault(question, []).append(situation.id)
    return MappingProxyType({question: tuple(ids) for question, ids in found.items()})


def _questions(library: Library, situation: Situation) -> Iterator[str]:
    for clause in library.clauses.values():
        for rule in clause.rules:
            if speaks_of(rule, situation.facts) and _may_apply(rule, situation):
                yield from _read(library, clause, rule)
    if situation.when:
        yield from (OPEN_HOURS, COVER_SERVICES)


def _may_apply(rule: Rule, situation: Situation) -> bool:
    """False where a fact that the situation gives rules it out."""
    if not isinstance(rule.when, All):
        return True
    for part in rule.when.parts:
        given = situation.facts.get(getattr(part, "subject", ""))
        if given is not None and given not in getattr(part, "values", ()):
            return False
    return True


def _read(library: Library, clause: Clause, rule: Rule) -> Iterator[str]:
    yield from _behind(library, subjects(All((clause.when, rule.when, rule.unless))))
    yield from questions_printed(rule.provided)


def _behind(library: Library, named: Iterable[str]) -> Iterator[str]:
    for subject in named:
        if subject in library.questions:
            yield subject
        elif subject in library.computed:
            yield from library.computed[subject].questions
