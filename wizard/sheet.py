"""One draft as it stands in this run of a page, with all that the engine says of it, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from policybuilder.answers.model import Answer, Answers
from policybuilder.checking import Finding, find, undecided
from policybuilder.library.model import Library, Question, Topic
from policybuilder.policy.assemble import assemble
from policybuilder.policy.model import DroppedClause, Policy, PolicyClause
from policybuilder.policy.view import Asked, asked_questions
from policybuilder.situations.judging import Judge, judge_of
from policybuilder.situations.weighing import RuleBook
from policybuilder.store.model import Draft
from policybuilder.store.store import Store
from wizard.desk import EVERYONE, Row


@dataclass(frozen=True)
class Sheet:
    """``token`` is the draft's secret. A row is a question for everyone, or for one team."""

    library: Library
    store: Store
    token: str
    draft: Draft
    today: date
    rules: RuleBook

    @property
    def answers(self) -> Answers:
        return self.draft.answers

    @cached_property
    def policy(self) -> Policy:
        return assemble(self.library, self.answers, self.today)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return find(self.library, self.answers)

    @cached_property
    def judge(self) -> Judge:
        return judge_of(self.library, self.policy, book=self.rules)

    def judge_of(self, team: str) -> Judge:
        """What the policy says of situations, for everyone or for one team."""
        return judge_of(self.library, self.policy, team, self.rules) if team else self.judge

    @cached_property
    def every_clause(self) -> tuple[PolicyClause, ...]:
        """The clauses for everyone, then those that read otherwise for a team or are only its own."""
        differences = (one for section in self.policy.sections for one in section.differences)
        differing = (change for one in differences for change in one.changes)
        own = (change.clause for change in differing if not isinstance(change, DroppedClause))
        return (*self.policy.clauses, *own)

    @cached_property
    def asked(self) -> dict[str, Asked]:
        return asked_questions(self.library, self.answers)

    @cached_property
    def undecided(self) -> tuple[str, ...]:
        """Questions that are asked and not answered, for everyone or for a team."""
        return undecided(self.library, self.answers)

    def asked_of(self, team: str) -> dict[str, Asked]:
        """Which questions are asked of a team, whose own answers may open or close others."""
        return asked_questions(self.library, self.answers.for_service(team)) if team else self.asked

    def question(self, row: Row) -> Question:
        return self.library.questions[row[1]]

    def answer(self, row: Row) -> Answer | None:
        """The answer given for exactly this row: None for a team that goes by everyone's."""
        team, question_id = row
        return self._answers_of(team).get(question_id)

    def everyones(self, question_id: str) -> Answer | None:
        return self.answers.answers.get(question_id)

    def _answers_of(self, team: str) -> dict[str, Answer]:
        if team == EVERYONE:
            return dict(self.answers.answers)
        return next((dict(one.answers) for one in self.answers.services if one.id == team), {})

    def revision(self, row: Row) -> int:
        team, question_id = row
        return self.draft.revisions.answer(question_id, team)

    def team_label(self, team: str) -> str:
        return next((one.label for one in self.answers.services if one.id == team), "")

    def topic(self, topic_id: str) -> Topic:
        return self.library.topic(topic_id)

    def asked_in(self, topic: Topic, decides: str = "") -> tuple[Question, ...]:
        """The topic's questions that are put to this employer; with ``decides``, those that role has a say in."""
        return tuple(
            question
            for question in topic.questions
            if self.asked[question.id] is Asked.YES and (not decides or decides in question.decides)
        )
