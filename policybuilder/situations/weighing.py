"""Which rules apply to the facts, and the word they come to. The strictest wins; nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod

from policybuilder.answers.model import Answer
from policybuilder.conditions import All, Condition, Not, Result, Truth, evaluate, subjects
from policybuilder.library.known import ACT, DUTY
from policybuilder.library.model import Clause, Kind, Library, Question, Rule
from policybuilder.library.situation_linking import subjects_of
from policybuilder.library.situation_model import SILENT, STRICTNESS
from policybuilder.policy.view import View
from policybuilder.situations.facts import Facts, lookup
from policybuilder.situations.verdict import DEPENDS, strictest

MOST_TRIED = 256


@dataclass(frozen=True, eq=False)
class PlacedRule:
    """A rule with its clause; the same only as itself, so that it is quick to look up."""

    clause: Clause
    rule: Rule

    @cached_property
    def subjects(self) -> frozenset[str]:
        return frozenset(subjects(self.condition))

    @cached_property
    def condition(self) -> Condition:
        """What has to hold for it to apply, besides its clause being in."""
        return All((self.rule.when, Not(self.rule.unless)))


@dataclass(frozen=True)
class Weighed:
    """``certain`` apply; ``open`` may apply and would be stricter. ``results`` has every rule that was looked at."""

    word: str
    certain: tuple[PlacedRule, ...]
    open: tuple[PlacedRule, ...]
    results: Mapping[PlacedRule, Result]

    @property
    def decisive(self) -> tuple[PlacedRule, ...]:
        """The rules that gave the word, those of binding clauses first."""
        return tuple(one for one in self.certain if one.rule.word == self.word)

    @property
    def blame(self) -> frozenset[str]:
        return frozenset().union(*(self.results[one].blame for one in self.open))


class RuleBook:
    """The library's rules by the act or duty they are about."""

    def __init__(self, library: Library):
        self._rules: dict[str, list[PlacedRule]] = {}
        for clause in library.clauses.values():
            for rule in clause.rules:
                for subject in subjects_of(rule):
                    self._rules.setdefault(subject, []).append(PlacedRule(clause, rule))

    def about(self, facts: Facts) -> tuple[PlacedRule, ...]:
        """The rules on what is asked."""
        asked = (one for one in (ACT, DUTY) if one in facts.states)
        return tuple(rule for one in asked for rule in self.on(one, facts.states[one].known))

    def on(self, kind: str, value: str) -> tuple[PlacedRule, ...]:
        """The rules on one act or duty."""
        return tuple(self._rules.get(f"{kind}={value}", ()))


def weigh(view: View, rules: Iterable[PlacedRule], facts: Facts) -> Weighed:
    """The word of the rules that apply."""
    return _settle({one: applies(view, one, facts) for one in rules})


def word_of(view: View, rules: Iterable[PlacedRule], facts: Facts) -> str:
    """As ``weigh``, the word alone: the strictest rules first, none after one that applies.

    ``depends`` where rules with other words may apply too.
    """
    unsure = ""
    for placed in sorted(rules, key=_strictness):
        if unsure and placed.rule.word.value != unsure:
            return DEPENDS
        truth = applies(view, placed, facts).truth
        if truth is Truth.TRUE:
            return placed.rule.word.value
        if truth is Truth.UNKNOWN:
            unsure = placed.rule.word.value
    return DEPENDS if unsure else SILENT


def _strictness(placed: PlacedRule) -> int:
    return STRICTNESS.index(placed.rule.word.value)


def reweigh(view: View, weighed: Weighed, facts: Facts, changed: str) -> Weighed:
    """As ``weigh``, where one fact has changed since: only rules that mention it are looked at again."""
    again = {one: applies(view, one, facts) for one in weighed.results if changed in one.subjects}
    return _settle({**weighed.results, **again})


def applies(view: View, placed: PlacedRule, facts: Facts) -> Result:
    """Whether the rule's clause is in, its condition holds and its exception does not."""
    inside = view.clause(placed.clause.id)
    if inside.truth is Truth.FALSE:
        return inside
    holds = evaluate(placed.condition, lookup(view, facts))
    if holds.truth is Truth.FALSE:
        return holds
    because, blame = inside.because | holds.because, inside.blame | holds.blame
    unknown = Truth.UNKNOWN in (inside.truth, holds.truth)
    return Result(Truth.UNKNOWN if unknown else Truth.TRUE, because, blame)


def _settle(results: Mapping[PlacedRule, Result]) -> Weighed:
    certain = tuple(one for one, result in results.items() if result.truth is Truth.TRUE)
    word = strictest({one.rule.word.value for one in certain})
    maybe = (one for one, result in results.items() if result.truth is Truth.UNKNOWN)
    stricter = STRICTNESS[: STRICTNESS.index(word)]
    return Weighed(word, certain, tuple(one for one in maybe if one.rule.word in stricter), results)


def possible_words(view: View, rules: tuple[PlacedRule, ...], facts: Facts) -> frozenset[str]:
    """Every word the policy could come to, by trying each value of what is not known or not decided.

    Where there is too much to try, every word that a rule still open could give is counted.
    """
    weighed = weigh(view, rules, facts)
    if not weighed.open:
        return frozenset({weighed.word})
    unknown = [one for one in sorted(weighed.blame) if one in facts.states]
    if unknown:
        found: set[str] = set()
        for value in sorted(facts.states[unknown[0]].values):
            found |= possible_words(view, rules, facts.with_value(unknown[0], value))
        return frozenset(found)
    undecided = sorted(view.undecided(weighed.blame))
    elsewhere = weighed.blame - set(undecided)
    tries = _tries(view, undecided)
    if tries and not elsewhere:
        return frozenset().union(*(_words_with(view, rules, facts, undecided, one) for one in tries))
    still_open = {one.rule.word.value for one in weighed.open}
    return frozenset({weighed.word, *still_open, *({SILENT} if elsewhere else ())})


def _tries(view: View, questions: list[str]) -> list[tuple[Answer, ...]]:
    """Every combination of sample answers to the questions; nothing where there are too many, or no samples."""
    samples = [_samples(view.library.questions[one]) for one in questions]
    return list(product(*samples)) if 0 < prod(map(len, samples)) <= MOST_TRIED else []


def _samples(question: Question) -> tuple[Answer, ...]:
    offered = tuple(option.id for option in question.options if option.offered)
    match question.kind:
        case Kind.ONE:
            return tuple(Answer(option) for option in offered)
        case Kind.MANY:
            return tuple(Answer((option,)) for option in offered)
        case Kind.NUMBER:
            return tuple(Answer(band.start) for band in question.bands)
        case _:
            return ()


def _words_with(
    view: View, rules: tuple[PlacedRule, ...], facts: Facts, questions: list[str], tried: tuple[Answer, ...]
) -> frozenset[str]:
    answers = view.answers
    for question, answer in zip(questions, tried, strict=True):
        answers = answers.with_answer(question, answer)
    weighed = weigh(View(view.library, answers, view.services_differ), rules, facts)
    return frozenset({weighed.word, *(one.rule.word.value for one in weighed.open)})
