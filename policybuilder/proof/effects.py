"""Does every option change something? Two options that every condition treats alike, and no text prints, are one."""

from __future__ import annotations

from collections.abc import Iterator

from policybuilder.conditions import Condition, Is, atoms
from policybuilder.library.known import PEOPLE_WORD
from policybuilder.library.model import Kind, Library, Question
from policybuilder.library.prose_reader import questions_printed
from policybuilder.problems import Problem


def option_problems(library: Library) -> Iterator[Problem]:
    """Every option, band or question that changes nothing in any policy."""
    printed = _printed(library)
    named: dict[str, list[Is]] = {}
    for condition in _conditions(library):
        for atom in atoms(condition):
            named.setdefault(atom.subject, []).append(atom)
    read = {question for fact in library.computed.values() for question in fact.questions} | printed
    for question in library.questions.values():
        if question.id not in read:
            yield from _without_effect(question, named.get(question.id, []))


def _printed(library: Library) -> set[str]:
    printed = {PEOPLE_WORD}
    for clause in library.clauses.values():
        for prose in (clause.text, clause.short or (), clause.to_people_we_support or ()):
            printed |= set(questions_printed(prose))
    return printed


def _conditions(library: Library) -> Iterator[Condition]:
    for topic in library.topics:
        yield from (question.when for question in topic.questions)
        for clause in topic.clauses:
            yield clause.when
            yield from (condition for rule in clause.rules for condition in (rule.when, rule.unless))
            yield from (step.when for step in clause.steps)
        yield from (check.when for check in topic.checks)


def _without_effect(question: Question, named: list[Is]) -> Iterator[Problem]:
    if not question.kind.has_options and question.kind is not Kind.NUMBER:
        if not named:
            yield _problem(question, f"Question '{question.id}' changes nothing", "Print its answer, or remove it")
        return
    seen: dict[tuple[bool, ...], str] = {}
    for state in question.states:
        effect = tuple(state in atom.values for atom in named)
        if effect in seen:
            what = f"Options '{seen[effect]}' and '{state}' of '{question.id}' have the same effect"
            yield _problem(question, what, "Give one of them a clause or a check, print the answer, or merge them")
        seen.setdefault(effect, state)


def _problem(question: Question, what: str, todo: str) -> Problem:
    return Problem(question.place.file, question.place.line, what, todo)
