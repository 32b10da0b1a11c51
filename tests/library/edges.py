"""Where a condition turns: answers under which it holds, and which single other answer ends that.

A row is an employer. ``on`` gives for each subject the answers that will do, and the first of each together are an employer
that can exist. ``off`` gives the answers that each, put in the place of one of those, end it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeAlias

from policybuilder.conditions import (
    ALWAYS,
    All,
    Condition,
    Hidden,
    Is,
    Not,
    State,
    Truth,
    Unknown,
    atoms,
    evaluate,
    subjects,
)
from policybuilder.library.model import Kind, Library, Question
from policybuilder.proof.encoding import Encoding

NOT_ASKED = "(not asked)"
AND = " + "
Values: TypeAlias = Mapping[str, tuple[str, ...]]
Point: TypeAlias = dict[str, str]


@dataclass(frozen=True)
class Row:
    on: Values
    off: Values


def wrong_in(condition: Condition, row: Row) -> list[str]:
    """What the row says that is not so, in words."""
    base = {subject: values[0] for subject, values in row.on.items()}
    wrong = [_told(base, "holds no longer")] if _truth(condition, base) is not Truth.TRUE else []
    for values, truth, words in ((row.on, Truth.TRUE, "no longer holds"), (row.off, Truth.FALSE, "holds")):
        for subject, value in ((subject, value) for subject, each in values.items() for value in each):
            if _truth(condition, base | {subject: value}) is not truth:
                wrong.append(f"it {words} with {subject}: {value}")
    return wrong


def _told(point: Point, what: str) -> str:
    return f"it {what} with {', '.join(f'{subject}: {value}' for subject, value in point.items())}"


def _truth(condition: Condition, point: Point) -> Truth:
    def look_up(atom: Is) -> State:
        value = point.get(atom.subject)
        if value is None:
            return Unknown(frozenset({atom.subject}))
        return Hidden.HIDDEN if value == NOT_ASKED else frozenset(value.split(AND))

    return evaluate(condition, look_up).truth


def rows_for(encoding: Encoding, condition: Condition) -> list[Row]:
    """Rows that show every subject of the condition deciding it, as few as a greedy choice finds."""
    if condition == ALWAYS:
        return []
    turns = _Turns(encoding, condition)
    points = [point for point in turns.points() if turns.holds(point)]
    deciding = {place: turns.deciding(point) for place, point in enumerate(points)}
    left = {turn for turns_here in deciding.values() for turn in turns_here}
    rows: list[Row] = []
    while left and deciding:
        place = max(deciding, key=lambda one: len(deciding[one] & left))
        shown = deciding.pop(place) & left
        employer = turns.employer(points[place]) if shown else None
        if employer:
            rows.append(turns.row(points[place], employer))
            left -= shown
    return rows


class _Turns:
    """The values of each subject, in groups that the condition treats alike. A point names a group by its first value."""

    def __init__(self, encoding: Encoding, condition: Condition):
        self.encoding = encoding
        self.condition = condition
        self.groups = {subject: self._grouped(subject) for subject in subjects(condition)}

    def _grouped(self, subject: str) -> dict[str, tuple[str, ...]]:
        named = [atom for atom in atoms(self.condition) if atom.subject == subject]
        groups: dict[tuple[bool, ...], list[str]] = {}
        for value in _values_of(self.encoding.library, subject):
            treated = tuple(bool({*value.split(AND)} & {*atom.values}) for atom in named)
            if _is_plain(value) or treated not in groups:
                groups.setdefault(treated, []).append(value)
        return {values[0]: tuple(values) for values in groups.values()}

    def points(self) -> Iterator[Point]:
        for values in product(*self.groups.values()):
            yield dict(zip(self.groups, values, strict=True))

    def holds(self, point: Point) -> bool:
        return _truth(self.condition, point) is Truth.TRUE

    def deciding(self, point: Point) -> frozenset[tuple[str, str, str]]:
        """The subjects whose other groups end it: each with the group it has, and the one that ends it."""
        return frozenset(
            (subject, point[subject], other)
            for subject, groups in self.groups.items()
            for other in groups
            if not self.holds(point | {subject: other})
        )

    def employer(self, point: Point) -> Point | None:
        """An employer of this kind that can exist, with the first value of each group where it may be."""
        chosen: dict[str, int] = {}
        told: Point = {}
        rest = {subject: self._literal(subject, self.groups[subject][value]) for subject, value in point.items()}
        for subject, value in point.items():
            for one in self.groups[subject][value]:
                literal = self._literal(subject, (one,))
                if self.encoding.find([*{**rest, **chosen, subject: literal}.values()], ()) is not None:
                    chosen[subject], told[subject] = literal, one
                    break
            else:
                return None
        return told

    def _literal(self, subject: str, values: tuple[str, ...]) -> int:
        library = self.encoding.library
        return self.encoding.any_of([self.encoding.condition(_exactly(library, subject, value)) for value in values])

    def row(self, point: Point, employer: Point) -> Row:
        ended: dict[str, list[str]] = {}
        for subject, _, other in sorted(self.deciding(point), key=lambda one: [*self.groups[one[0]]].index(one[2])):
            ended.setdefault(subject, []).extend(self.groups[subject][other])
        on = {
            subject: _first(value, self.groups[subject][point[subject]] if subject in ended else ())
            for subject, value in employer.items()
        }
        return Row(on, {subject: tuple(ended[subject]) for subject in on if subject in ended})


def _first(value: str, values: tuple[str, ...]) -> tuple[str, ...]:
    return (value, *(one for one in values if one != value))


def _is_plain(value: str) -> bool:
    return AND not in value and value != NOT_ASKED


def _values_of(library: Library, subject: str) -> list[str]:
    """Every value that a row may give a subject; of several options together, two at most."""
    if subject in library.computed:
        return list(library.computed[subject].values)
    if subject not in library.questions:
        return ["in", "out"]
    question = library.questions[subject]
    values = [state for state in question.states if not _never_none(question, state)]
    if question.kind is Kind.MANY:
        several = [option.id for option in question.options if not option.exclusive]
        values += [AND.join(pair) for pair in combinations(several, 2)]
    return values if question.when == ALWAYS else [*values, NOT_ASKED]


def _never_none(question: Question, state: str) -> bool:
    return state == "none" and not question.kind.has_options and not question.none_label


def _exactly(library: Library, subject: str, value: str) -> Condition:
    if value == NOT_ASKED:
        return Not(library.questions[subject].when)
    chosen = value.split(AND)
    states = library.questions[subject].states if subject in library.questions else ()
    others = [Not(Is(subject, (state,))) for state in states if state not in chosen]
    return All((*(Is(subject, (one,)) for one in chosen), *others))
