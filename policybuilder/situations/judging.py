"""A policy's verdict on a situation, with everything a reader needs to follow it and to act on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from policybuilder.answers.model import Answers, Elsewhere
from policybuilder.conditions import Truth, evaluate
from policybuilder.library.known import ACT, DANGER, DUTY, HAPPENED, TIME
from policybuilder.library.model import Clause, Force, Library, StepOrder, Word
from policybuilder.library.situation_model import SILENT, STRICTNESS, Fact, Role, Situation
from policybuilder.policy.assemble import assemble
from policybuilder.policy.filling import Filler
from policybuilder.policy.model import DroppedClause, Policy
from policybuilder.policy.reasons import reasons_for
from policybuilder.policy.view import View
from policybuilder.prose import Prose, plain
from policybuilder.situations.facts import Facts, facts_for, lookup
from policybuilder.situations.times import read_when
from policybuilder.situations.verdict import DEPENDS, AskWhom, Because, Change, ClauseLink, NextStep, Settle, Verdict
from policybuilder.situations.weighing import PlacedRule, RuleBook, Weighed, possible_words, reweigh, weigh, word_of


class Judge:
    """Answers situations from one employer's policy, or from one of its services'. It never changes."""

    def __init__(self, view: View, numbers: Mapping[str, str], today: date, book: RuleBook | None = None):
        """``book`` are the library's rules, where they have been sorted before."""
        self.view = view
        self.library: Library = view.library
        self.today = today
        self._filler = Filler(view, numbers)
        self._book = book or RuleBook(view.library)

    def on(self, situation: Situation) -> Verdict:
        """The verdict on a situation of the catalogue."""
        return self.judge(situation.id, situation.asks, situation.facts, situation.when)

    def word_on(self, situation: Situation) -> str:
        """The verdict's word alone."""
        when = read_when(situation.when) if situation.when else None
        facts = facts_for(self.view, situation.facts, when, self.today)
        word = word_of(self.view, self._book.about(facts), facts)
        return self.on(situation).word if word == DEPENDS else word

    def facts_that_matter(self, kind: str, value: str) -> tuple[Fact, ...]:
        """The facts that some rule on this act or duty rests on, in the library's order; danger always."""
        rules = self._book.on(kind, value)
        named = {DANGER, HAPPENED, *(subject for one in rules for subject in one.subjects)} - {ACT, DUTY}
        return tuple(fact for fact in self.library.facts.values() if fact.id in named)

    def judge(self, name: str, asks: str, given: Mapping[str, str], when: str = "") -> Verdict:
        """The verdict on facts, by full id. Raises BadTime and Contradiction where no verdict can be given on them."""
        facts = facts_for(self.view, given, read_when(when) if when else None, self.today)
        weighed = weigh(self.view, self._book.about(facts), facts)
        opens_with, then = self._steps(facts)
        common = Verdict(
            situation=name,
            asks=asks,
            word=weighed.word,
            opens_with=opens_with,
            then=then,
            time=facts.states[TIME].known if TIME in facts.states else "",
            who_answers=tuple(contact.label for contact in facts.at.answering) if facts.at else (),
            doubled=bool(facts.at and facts.at.doubled),
            duty=DUTY in given,
        )
        if not weighed.open:
            return self._settled(common, weighed, facts)
        return self._unsettled(common, weighed, facts)

    def _settled(self, common: Verdict, weighed: Weighed, facts: Facts) -> Verdict:
        decisive = sorted(weighed.decisive, key=_binding_first)
        changes = tuple(self._changes(weighed, facts))
        turned = {change.subject for change in changes}
        return replace(
            common,
            word=weighed.word,
            clause=self._link(decisive[0].clause) if decisive else None,
            permits=bool(decisive) and decisive[0].rule.permits,
            provided=tuple(self._texts(one.rule.provided for one in decisive)),
            ask=self._ask(decisive[0].rule.ask, facts) if decisive and weighed.word == Word.ASK_FIRST else None,
            also=tuple(link for link in self._also(decisive) if link.id != decisive[0].clause.id),
            because=tuple(self._because(weighed, decisive[:1], facts)),
            presumed=tuple(self._presumed(facts, turned)),
            changes=changes,
        )

    def _unsettled(self, common: Verdict, weighed: Weighed, facts: Facts) -> Verdict:
        unknown = sorted(one for one in weighed.blame if one in facts.states)
        undecided = sorted(self.view.undecided(weighed.blame - set(unknown)), key=self.view.position)
        if not unknown and not undecided:
            return replace(common, word=SILENT, see=tuple(self._elsewhere(weighed.blame)))
        rules = tuple(weighed.results)
        words = possible_words(self.view, rules, facts)
        if len(words) == 1 and not undecided:
            value = sorted(facts.states[unknown[0]].values)[0]
            return self._settled(common, weigh(self.view, rules, facts.with_value(unknown[0], value)), facts)
        if len(words) == 1:
            return replace(common, word=next(iter(words)), also=tuple(self._also(weighed.open)))
        settle = self._best_fact(rules, facts, unknown) if unknown else self._question(undecided[0])
        ordered = tuple(word for word in STRICTNESS if word in words)
        return replace(common, word=DEPENDS, range=ordered, settle=settle, also=tuple(self._also(weighed.open)))

    def _best_fact(self, rules: tuple[PlacedRule, ...], facts: Facts, unknown: list[str]) -> Settle:
        """The fact that leaves least open, whatever its value turns out to be."""

        def left_open(fact_id: str) -> int:
            values = sorted(facts.states[fact_id].values)
            return max(len(possible_words(self.view, rules, facts.with_value(fact_id, value))) for value in values)

        best = min(unknown, key=left_open)
        settle = facts.states[best].settle
        return Settle(best, self.library.facts[best].ask) if settle == best else self._question(settle)

    def _question(self, question_id: str) -> Settle:
        return Settle(question_id, self.library.questions[question_id].ask)

    def _elsewhere(self, blame: Iterable[str]) -> Iterator[Elsewhere]:
        for question_id in sorted(blame, key=self.view.position):
            answer = self.view.answer(question_id)
            if answer is not None and isinstance(answer.value, Elsewhere):
                yield answer.value

    def _link(self, clause: Clause) -> ClauseLink:
        return ClauseLink(clause.id, self._filler.numbers.get(clause.id, ""), clause.title, clause.force)

    def _texts(self, texts: Iterable[Prose]) -> Iterator[str]:
        return (words for words in dict.fromkeys(map(self._words, texts)) if words)

    def _words(self, prose: Prose) -> str:
        return plain(self._filler.fill(prose)).strip()

    def _also(self, placed: Iterable[PlacedRule]) -> Iterator[ClauseLink]:
        for clause_id in dict.fromkeys(also for one in placed for also in (one.clause.id, *one.rule.also)):
            if self.view.clause(clause_id).truth is Truth.TRUE:
                yield self._link(self.library.clauses[clause_id])

    def _ask(self, role_id: str, facts: Facts) -> AskWhom:
        role = self.library.roles[role_id]
        away = role.on_duty == "open" and TIME in facts.states and facts.states[TIME].known != "in_hours"
        says = self._words(role.says)
        return AskWhom(role_id, says[:1].lower() + says[1:], self._stand_in(role, facts) if away else "")

    def _stand_in(self, role: Role, facts: Facts) -> str:
        for stand_in in role.stand_ins:
            if evaluate(stand_in.when, lookup(self.view, facts)).truth is Truth.TRUE:
                return self._words(stand_in.says)
        return ""

    def _steps(self, facts: Facts) -> tuple[tuple[NextStep, ...], tuple[NextStep, ...]]:
        """The steps to safety, which also stand where danger is not known; and all the others."""
        found: list[NextStep] = []
        for clause in self.library.clauses.values():
            if clause.steps and self.view.clause(clause.id).truth is Truth.TRUE:
                for step in clause.steps:
                    result = evaluate(step.when, lookup(self.view, facts))
                    unsure = result.truth is Truth.UNKNOWN and DANGER in result.blame
                    if result.truth is Truth.TRUE or (unsure and step.order is StepOrder.MAKE_SAFE):
                        found.append(NextStep(step.order.value, self._words(step.text), self._link(clause)))
        order = [one.value for one in StepOrder]
        found.sort(key=lambda one: order.index(one.order))
        safety = tuple(one for one in found if one.order == StepOrder.MAKE_SAFE)
        return safety, tuple(one for one in found if one.order != StepOrder.MAKE_SAFE)

    def _because(self, weighed: Weighed, decisive: Iterable[PlacedRule], facts: Facts) -> Iterator[Because]:
        behind = frozenset().union(*(weighed.results[one].because for one in decisive))
        for fact_id, fact in self.library.facts.items():
            if fact_id in behind and (value := facts.states[fact_id].known) in fact.states:
                yield Because(fact_id, fact.about, fact.label(value))
        for reason in reasons_for(self.view, (one for one in behind if one not in self.library.facts)):
            yield Because(reason.question, reason.about, reason.answer)

    def _presumed(self, facts: Facts, turned: set[str]) -> Iterator[Because]:
        """What was presumed and mattered: with another value the verdict would be another."""
        for fact_id, state in facts.states.items():
            if not state.given and fact_id in turned:
                fact = self.library.facts[fact_id]
                yield Because(fact_id, fact.about, fact.label(state.known))

    def _changes(self, weighed: Weighed, facts: Facts) -> Iterator[Change]:
        mentioned = {subject for one in weighed.results for subject in one.subjects}
        for fact_id, fact in self.library.facts.items():
            if fact_id not in mentioned or fact_id in (ACT, DUTY):
                continue
            for value in fact.values:
                if value.id not in facts.states[fact_id].values:
                    other = reweigh(self.view, weighed, facts.with_value(fact_id, value.id), fact_id)
                    if not other.open and other.word != weighed.word:
                        yield Change(fact_id, value.id, value.label, other.word)


def _binding_first(placed: PlacedRule) -> int:
    return 0 if placed.clause.force is Force.MUST and not placed.rule.permits else 1


def judge_for(library: Library, answers: Answers, today: date, service: str = "") -> Judge:
    """The judge of an employer's policy, or of one service's. Raises KeyError where there is no such service."""
    return judge_of(library, assemble(library, answers, today), service)


def judge_of(library: Library, policy: Policy, service: str = "", book: RuleBook | None = None) -> Judge:
    """As ``judge_for``, of an assembled policy; ``book`` are the library's rules, where they are sorted already."""
    answers = policy.answers
    if service and service not in {one.id for one in answers.services}:
        raise KeyError(service)
    view = View(library, answers.for_service(service), services_differ=True) if service else View(library, answers)
    return Judge(view, numbers_of(policy), policy.today, book)


def numbers_of(policy: Policy) -> dict[str, str]:
    """The number of every clause in the policy, those that only a service has included."""
    numbers = {clause.id: clause.number for clause in policy.clauses}
    for section in policy.sections:
        for difference in section.differences:
            for change in difference.changes:
                if not isinstance(change, DroppedClause):
                    numbers.setdefault(change.clause.id, change.clause.number)
    return numbers
