"""Complete answers that hold every two options there could be together, in as few employers as a greedy search finds.

The solver of the proof knows which questions are hidden, so that no answer is given to a question that is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations
from types import MappingProxyType

from policybuilder.answers.codec import from_plain
from policybuilder.answers.model import Answer, Answers, NoneGiven
from policybuilder.library.model import Kind, Library, Question
from policybuilder.proof.encoding import Encoding
from policybuilder.week import DAYS

ALL_DAY = ["00:00-24:00"]
WEEKDAYS = {day: ["09:00-17:00"] for day in DAYS[:5]}
ALWAYS_OPEN = dict.fromkeys(DAYS, ALL_DAY)
WEEKS = (WEEKDAYS, WEEKDAYS | {"wed": ["12:00-20:30"], "sat": ["10:00-13:00"]}, ALWAYS_OPEN | {"bank_holidays": "open"})
CONTACTS = (
    [{"id": "duty", "label": "Duty team", "phone": "01632 960200", "text": "07700 900200", "week": ALWAYS_OPEN}],
    [{"id": "duty", "label": "Duty team", "phone": "01632 960200", "week": {"sat": ALL_DAY}}],
    [{"id": "duty", "label": "Duty team", "email": "duty@council.example.org", "week": {"fri": ["17:00-09:00"]}}],
)
DATES = ("2027-01-04", "2027-11-30")
TEXTS = ("on-call manager", "<b>O'Neill & Co</b>")


@dataclass(frozen=True)
class Choice:
    """A state of a question, or of one option of a ``many``: chosen or left out. ``literal`` says so to the solver."""

    question: str
    state: str
    literal: int


def choices_of(library: Library, encoding: Encoding) -> list[Choice]:
    """Every choice of every question, in the library's order."""
    return [one for question in library.questions.values() for one in _choices(question, encoding)]


def _choices(question: Question, encoding: Encoding) -> Iterator[Choice]:
    for state in question.states:
        literal = encoding.state(question.id, state)
        yield Choice(question.id, state, literal)
        if question.kind is Kind.MANY:
            yield Choice(question.id, f"not {state}", -literal)


class Cover:
    """Which pairs of choices are still to be met. Pairs are kept as one number of bits for each choice."""

    def __init__(self, choices: list[Choice], encoding: Encoding):
        self.choices = choices
        self.encoding = encoding
        self.questions = {one.question: encoding.asked(one.question) for one in choices}
        self.literals = {one.literal for one in choices}
        self.groups: dict[tuple[str, str], list[int]] = {}
        for place, one in enumerate(choices):
            self.groups.setdefault(self._subject(one), []).append(place)
        everything = (1 << len(choices)) - 1
        self.left = [everything & ~bits_of(self.groups[self._subject(one)]) for one in choices]

    def _subject(self, one: Choice) -> tuple[str, str]:
        """What the choice is about: its question, and of a question that takes many, the option."""
        option = one.state.removeprefix("not ")
        return (one.question, option) if -one.literal in self.literals else (one.question, "")

    def employers(self) -> Iterator[list[Choice]]:
        """Employers, each a choice for everything it is asked, until every pair that can be is met."""
        for place in range(len(self.choices)):
            while self.left[place]:
                other = (self.left[place] & -self.left[place]).bit_length() - 1
                seed = self._together(place, other)
                if seed is None:
                    self._meet([place, other])
                else:
                    employer = self._fill(seed)
                    self._meet(employer)
                    yield [self.choices[one] for one in employer]

    def _together(self, place: int, other: int) -> list[int] | None:
        """The two as the start of an employer that is asked both, or None where there is none."""
        return [place, other] if self._possible([place, other]) else None

    def _possible(self, places: list[int]) -> bool:
        literals = [self.choices[place].literal for place in places]
        asked = [self.questions[self.choices[place].question] for place in places]
        return self.encoding.find([*literals, *dict.fromkeys(asked)], ()) is not None

    def _fill(self, seed: list[int]) -> list[int]:
        """Add for each question the choice that meets most new pairs and goes with those before."""
        employer = list(seed)
        for group in self.groups.values():
            if not set(group) & set(employer):
                chosen = bits_of(employer)
                best = sorted(group, key=lambda one: -(self.left[one] & chosen).bit_count())
                employer += next(([one] for one in best if self._possible([*employer, one])), [])
        return employer

    def _meet(self, places: list[int]) -> None:
        bits = bits_of(places)
        for place in places:
            self.left[place] &= ~bits


def bits_of(places: Iterable[int]) -> int:
    """The places as a number with those bits set."""
    return sum(1 << place for place in places)


def answers_from(library: Library, employer: list[Choice], number: int) -> Answers:
    """The answers file of an employer; ``number`` varies weeks, contacts and texts from one to the next."""
    chosen: dict[str, list[str]] = {}
    for choice in employer:
        if not choice.state.startswith("not "):
            chosen.setdefault(choice.question, []).append(choice.state)
    answers = {key: _answer(library.questions[key], states, number) for key, states in chosen.items()}
    return Answers(library.version, "pairwise-employer", answers=MappingProxyType(answers))


def _answer(question: Question, states: list[str], number: int) -> Answer:
    match question.kind:
        case Kind.ONE:
            return Answer(states[0])
        case Kind.MANY:
            return from_plain(question, states)
        case Kind.NUMBER:
            band = next(band for band in question.bands if band.id == states[0])
            return Answer((band.start, band.end)[number % 2])
    if states == ["none"]:
        return Answer(NoneGiven.NONE)
    return _given(question, number)


def _given(question: Question, number: int) -> Answer:
    match question.kind:
        case Kind.WEEK:
            return from_plain(question, WEEKS[number % len(WEEKS)])
        case Kind.CONTACTS:
            contacts = CONTACTS[number % len(CONTACTS)]
            return from_plain(question, [one | {"takes": [question.options[0].id]} for one in contacts])
        case Kind.DATE:
            return Answer(date.fromisoformat(DATES[number % len(DATES)]))
    return Answer(TEXTS[number % len(TEXTS)][: question.max_length])


def pairs_met(employers: list[list[Choice]]) -> set[frozenset[tuple[str, str]]]:
    """Every two choices that some employer makes together."""
    rows = ([(one.question, one.state) for one in employer] for employer in employers)
    return set(map(frozenset, chain.from_iterable(combinations(row, 2) for row in rows)))
