"""What one employer's answers make true: which questions are asked, which clauses are in, which conditions hold."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from policybuilder.answers.model import Answer, Answers, Elsewhere, NoneGiven
from policybuilder.computed import compute
from policybuilder.conditions import Condition, Hidden, Is, Result, State, Truth, Unknown, evaluate
from policybuilder.library.model import Kind, Library, Question


class Asked(Enum):
    """Is the question put to this employer? ``WAITING``: that hangs on a question still to be decided."""

    YES = "yes"
    NO = "no"
    WAITING = "waiting"


_ASKED = {Truth.TRUE: Asked.YES, Truth.FALSE: Asked.NO, Truth.UNKNOWN: Asked.WAITING}


class View:
    """The library seen through one set of answers (for a service: its own over the employer's).

    Results are worked out once each; the view itself never changes.
    """

    def __init__(self, library: Library, answers: Answers, services_differ: bool | None = None):
        self.library = library
        self.answers = answers
        self.services_differ = bool(answers.services) if services_differ is None else services_differ
        self._positions = {question_id: place for place, question_id in enumerate(library.questions)}
        self._asked: dict[str, Result] = {}
        self._clauses: dict[str, Result] = {}
        self._facts: Mapping[str, str | None] | None = None

    def position(self, question_id: str) -> int:
        """Where the question stands in the library's order, from 0."""
        return self._positions[question_id]

    def truth(self, condition: Condition) -> Result:
        return evaluate(condition, self.state)

    def asked(self, question_id: str) -> Asked:
        return _ASKED[self._asked_result(question_id).truth]

    def clause(self, clause_id: str) -> Result:
        """Is the clause in? ``blame`` are the undecided questions it waits for, or those settled elsewhere."""
        if clause_id not in self._clauses:
            self._clauses[clause_id] = self.truth(self.library.clauses[clause_id].when)
        return self._clauses[clause_id]

    def answer(self, question_id: str) -> Answer | None:
        """The answer that counts: None where the question is hidden, or waits, or is undecided."""
        return self.answers.answers.get(question_id) if self.asked(question_id) is Asked.YES else None

    def undecided(self, blame: frozenset[str]) -> frozenset[str]:
        """Those of the questions that nobody has decided; the others are settled elsewhere."""
        return frozenset(one for one in blame if self.answers.answers.get(one) is None)

    def _asked_result(self, question_id: str) -> Result:
        if question_id not in self._asked:
            self._asked[question_id] = self.truth(self.library.questions[question_id].when)
        return self._asked[question_id]

    def state(self, atom: Is) -> State:
        """What a condition may know of a question, a computed fact or a clause."""
        if atom.subject in self.library.questions:
            return self._question_state(self.library.questions[atom.subject], atom)
        if atom.subject in self.library.computed:
            return self._fact_state(atom.subject)
        result = self.clause(atom.subject.removeprefix("policy."))
        return Unknown(result.blame) if result.truth is Truth.UNKNOWN else frozenset({_IN_OR_OUT[result.truth]})

    def _question_state(self, question: Question, atom: Is) -> State:
        asked = self._asked_result(question.id)
        if asked.truth is Truth.FALSE:
            return Hidden.HIDDEN
        if asked.truth is Truth.UNKNOWN:
            return Unknown(asked.blame)
        if len(question.states) <= len(atom.values) and set(question.states) <= set(atom.values):
            return frozenset(atom.values)
        answer = self.answers.answers.get(question.id)
        if answer is None or isinstance(answer.value, Elsewhere):
            return Unknown(frozenset({question.id}))
        return state_of(question, answer)

    def _fact_state(self, subject: str) -> State:
        fact = self.library.computed[subject]
        value = self._all_facts()[fact.id]
        if value is not None:
            return frozenset({value})
        blame: frozenset[str] = frozenset()
        for question_id in fact.questions:
            asked = self._asked_result(question_id)
            blame |= asked.blame if asked.truth is Truth.UNKNOWN else self._unsettled(question_id)
        return Unknown(blame)

    def _unsettled(self, question_id: str) -> frozenset[str]:
        """The question itself where it is asked and gives no fact, nothing where it is hidden or answered."""
        answer = self.answers.answers.get(question_id)
        open_question = self.asked(question_id) is Asked.YES and (answer is None or isinstance(answer.value, Elsewhere))
        return frozenset({question_id}) if open_question else frozenset()

    def _all_facts(self) -> Mapping[str, str | None]:
        if self._facts is None:
            read = {one for fact in self.library.computed.values() for one in fact.questions}
            self._facts = compute({one: self._for_facts(one) for one in read}, self.services_differ)
        return self._facts

    def _for_facts(self, question_id: str) -> Answer | None:
        """The answer as facts read it: a question that is not asked gives nothing, which is not undecided."""
        return Answer(NoneGiven.NONE) if self.asked(question_id) is Asked.NO else self.answer(question_id)


_IN_OR_OUT = {Truth.TRUE: "in", Truth.FALSE: "out"}


def state_of(question: Question, answer: Answer) -> frozenset[str]:
    """The values a condition may name that this answer has."""
    value = answer.value
    if question.kind is Kind.MANY and isinstance(value, tuple):
        return frozenset(str(one) for one in value)
    if question.kind is Kind.ONE:
        return frozenset({str(value)})
    if question.kind is Kind.NUMBER and isinstance(value, int):
        return frozenset(band.id for band in question.bands if band.start <= value <= band.end)
    return frozenset({"none" if value is NoneGiven.NONE else "given"})


def asked_questions(library: Library, answers: Answers) -> dict[str, Asked]:
    """For every question of the library, in order, whether it is asked."""
    view = View(library, answers)
    return {question_id: view.asked(question_id) for question_id in library.questions}
