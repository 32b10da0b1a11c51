"""The library as a Boolean formula, so that a SAT solver can look for the answers that break it.

A variable stands for each state of each question, each value of each computed fact, and each condition. Answers are
complete: a question that is asked has an answer, one that is hidden has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from pysat.solvers import Solver

from policybuilder.conditions import All, Any, Condition, Is, Not, subjects
from policybuilder.library.known import ACT, DUTY
from policybuilder.library.model import Clause, Kind, Library, Question, Rule, Severity

Counterexample = dict[str, tuple[str, ...]]


class Encoding:
    """A solver that holds the library. Close it when done (it is a context manager)."""

    def __init__(self, library: Library):
        self.library = library
        self._solver = Solver(name="cadical153")
        self._variables: dict[tuple[str, str], int] = {}
        self._conditions: dict[Condition, int] = {}
        self._count = 0
        for question in library.questions.values():
            self._add_question(question)
        for fact in library.computed:
            self._exactly_one([self._variable(fact, value) for value in library.computed[fact].values])
        self._add_facts()
        for line in library.impossible:
            self._solver.add_clause([-self.condition(line.when)])
        stops = [check for check in library.checks.values() if check.severity is Severity.STOP]
        self.publishable = self.all_of([-self.condition(check.when) for check in stops])

    def __enter__(self) -> Encoding:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def state(self, subject: str, value: str) -> int:
        """The variable that holds where the subject has the value."""
        return self._variables[subject, value]

    def condition(self, condition: Condition) -> int:
        """The variable that holds exactly where the condition does."""
        if condition not in self._conditions:
            self._conditions[condition] = self._encode(condition)
        return self._conditions[condition]

    def rule(self, clause: Clause, rule: Rule) -> int:
        """The variable that holds where the rule applies: its clause is in, its exception does not hold."""
        return self.all_of([self.clause(clause.id), self.condition(rule.when), -self.condition(rule.unless)])

    def clause(self, clause_id: str) -> int:
        return self.condition(self.library.clauses[clause_id].when)

    def asked(self, question_id: str) -> int:
        return self.condition(self.library.questions[question_id].when)

    def any_of(self, literals: Iterable[int]) -> int:
        """A variable that holds exactly where one of the literals does."""
        return -self.all_of([-literal for literal in literals])

    def find(self, literals: Iterable[int], show: Iterable[Condition]) -> Counterexample | None:
        """Complete answers under which all literals hold, or None where there are none.

        Only the subjects that the conditions in ``show`` rest on are in the answer.
        """
        if not self._solver.solve(assumptions=list(literals)):
            return None
        true = {literal for literal in self._solver.get_model() or [] if literal > 0}
        behind = self._behind(show)
        found: dict[str, list[str]] = {}
        for (subject, value), variable in self._variables.items():
            if variable in true and subject in behind:
                found.setdefault(subject, []).append(value)
        return {subject: tuple(values) for subject, values in found.items()}

    def _behind(self, conditions: Iterable[Condition]) -> set[str]:
        waiting = [subject for condition in conditions for subject in subjects(condition)]
        behind: set[str] = set()
        while waiting:
            subject = waiting.pop()
            if subject not in behind:
                behind.add(subject)
                waiting += self._next(subject)
        return behind

    def _next(self, subject: str) -> tuple[str, ...]:
        if subject in self.library.questions:
            return subjects(self.library.questions[subject].when)
        clause = subject.removeprefix("policy.")
        return subjects(self.library.clauses[clause].when) if clause in self.library.clauses else ()

    def _new(self) -> int:
        self._count += 1
        return self._count

    def _variable(self, subject: str, value: str) -> int:
        if (subject, value) not in self._variables:
            self._variables[subject, value] = self._new()
        return self._variables[subject, value]

    def _add_question(self, question: Question) -> None:
        states = {value: self._variable(question.id, value) for value in question.states}
        asked = self.condition(question.when)
        for variable in states.values():
            self._solver.add_clause([-variable, asked])
        self._solver.add_clause([-asked, *states.values()])
        for one, other in _never_together(question):
            self._solver.add_clause([-states[one], -states[other]])
        if not question.kind.has_options and question.kind is not Kind.NUMBER and not question.none_label:
            self._solver.add_clause([-states["none"]])

    def _add_facts(self) -> None:
        """Each fact has one value; a situation has an act or a duty, never both."""
        asked = [subject for subject in (ACT, DUTY) if subject in self.library.facts]
        for fact in self.library.facts.values():
            if fact.id not in asked:
                self._exactly_one([self._variable(fact.id, value) for value in fact.states])
        if asked:
            values = [(subject, value) for subject in asked for value in self.library.facts[subject].states]
            self._exactly_one([self._variable(*one) for one in values])

    def _exactly_one(self, variables: list[int]) -> None:
        self._solver.add_clause(variables)
        for one, other in combinations(variables, 2):
            self._solver.add_clause([-one, -other])

    def _encode(self, condition: Condition) -> int:
        match condition:
            case Is(subject, values):
                return self._encode_is(subject, values)
            case Not(part):
                return -self.condition(part)
            case All(parts):
                return self.all_of([self.condition(part) for part in parts])
            case Any(parts):
                return self.any_of([self.condition(part) for part in parts])

    def _encode_is(self, subject: str, values: tuple[str, ...]) -> int:
        clause = subject.removeprefix("policy.")
        if subject.startswith("policy.") and clause in self.library.clauses:
            inside = self.clause(clause)
            return self.any_of([inside if value == "in" else -inside for value in values])
        return self.any_of([self._variable(subject, value) for value in values])

    def all_of(self, literals: list[int]) -> int:
        """A variable that holds exactly where all of the literals do."""
        result = self._new()
        for literal in literals:
            self._solver.add_clause([-result, literal])
        self._solver.add_clause([result, *(-literal for literal in literals)])
        return result


def _never_together(question: Question) -> Iterator[tuple[str, str]]:
    if question.kind is not Kind.MANY:
        yield from combinations(question.states, 2)
        return
    for option in question.options:
        if option.exclusive:
            yield from ((option.id, other.id) for other in question.options if other is not option)
