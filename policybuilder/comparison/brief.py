"""A bargaining brief: what would bring one employer to the most common position, and to the most protective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from policybuilder.answers.codec import from_plain
from policybuilder.answers.defaults import parse_preset
from policybuilder.comparison.columns import FACTS
from policybuilder.comparison.model import Cell, Comparison, Position, Row, State
from policybuilder.comparison.protection import Protection
from policybuilder.library.model import Kind, Library
from policybuilder.policy.assemble import assemble
from policybuilder.policy.model import Policy
from policybuilder.prose import plain

_BLOCK = re.compile(r"\s*\[[a-z_]+\.[a-z_]+\]")  # where a clause has a week or a list of services
NAMES = {
    "common": "What most others hold",
    "workers": "Protects workers most",
    "people": "Protects people supported most",
}


@dataclass(frozen=True)
class Aim:
    """One position the employer could take: why, the clause to ask for, and who has it already.

    ``situations`` are those the change settles; none until situations are answered.
    """

    kind: str
    stance: tuple[str, ...]
    label: str
    because: str
    text: str
    holders: tuple[str, ...]
    situations: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return NAMES[self.kind]


@dataclass(frozen=True)
class Line:
    """One question on which the employer stands otherwise, and the positions it could take."""

    question: str
    topic: str
    ask: str
    now: str
    quote: str
    aims: tuple[Aim, ...]

    def aim(self, kind: str) -> Aim | None:
        """The position of that kind: ``common``, ``workers`` or ``people``; None where it is held already."""
        return next((aim for aim in self.aims if aim.kind == kind), None)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """The clauses to ask for, each once, by the stance they write."""
        return tuple({aim.label: aim.text for aim in self.aims if aim.text}.items())


@dataclass(frozen=True)
class Brief:
    """One employer beside the rest. What is not known of it is left out, and counted."""

    employer: str
    lines: tuple[Line, ...]
    not_known: int


def brief(library: Library, comparison: Comparison, employer: str, protection: Protection, today: date) -> Brief:
    """The brief for one employer of the comparison."""
    texts = _ClauseTexts(library, today)
    lines = (_line(row, employer, protection, library, texts) for row in comparison.rows)
    unknown = sum(row.cells[employer].state is State.UNKNOWN for row in comparison.rows)
    return Brief(employer, tuple(line for line in lines if line), unknown)


def _line(row: Row, employer: str, protection: Protection, library: Library, texts: _ClauseTexts) -> Line | None:
    own = row.cells[employer]
    chosen = library.questions[row.question].kind in (Kind.ONE, Kind.MANY, Kind.NUMBER) and row.question not in FACTS
    if not own.state.known or not chosen:
        return None
    aims = tuple(
        Aim(kind, stance, _label(library, row, stance), because, texts.of(row.question, stance), _holders(row, stance))
        for kind, stance, because in _aims(row, employer, protection.get(row.question, {}))
        if not _has(own, stance)
    )
    return Line(row.question, row.topic, row.ask, own.label, own.quote, aims) if aims else None


def _aims(row: Row, employer: str, protecting: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    common = _most_of_the_rest(row, employer)
    if common is not None:
        others = row.known - (1 if row.cells[employer].state.known else 0)
        held = sum(one != employer for one in common.employers)
        yield "common", common.stance, f"{held} of the {others} others whose stance is known hold it."
    for side, one in protecting.items():
        yield side, (one.stance,), one.because


def _most_of_the_rest(row: Row, employer: str) -> Position | None:
    """What more of the others hold than any other stance, at least two of them."""
    counts = sorted(
        ((sum(one != employer for one in position.employers), position) for position in row.positions),
        key=lambda each: -each[0],
    )
    if not counts or counts[0][0] < 2 or (len(counts) > 1 and counts[1][0] == counts[0][0]):
        return None
    return counts[0][1] if counts[0][1].state is State.SAID else None


def _has(own: Cell, stance: tuple[str, ...]) -> bool:
    return own.stance == stance


def _holders(row: Row, stance: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key, cell in row.cells.items() if cell.state is State.SAID and cell.stance == stance)


def _label(library: Library, row: Row, stance: tuple[str, ...]) -> str:
    position = next((one for one in row.positions if one.stance == stance), None)
    if position is not None:
        return position.label
    question = library.questions[row.question]
    return question.option(stance[0]).label if question.kind.has_options else stance[0]


class _ClauseTexts:
    """The library's clause for a stance, in the words it would have in an employer's policy."""

    def __init__(self, library: Library, today: date):
        self.library = library
        self.today = today
        self.starts = tuple(parse_preset(library, preset) for preset in library.presets)
        self._found: dict[tuple[str, tuple[str, ...]], str] = {}

    def of(self, question_id: str, stance: tuple[str, ...]) -> str:
        key = (question_id, stance)
        if key not in self._found:
            self._found[key] = self._text(question_id, stance)
        return self._found[key]

    def _text(self, question_id: str, stance: tuple[str, ...]) -> str:
        question = self.library.questions[question_id]
        if not question.kind.has_options or stance == (State.SILENT,):
            return ""
        answer = from_plain(question, list(stance) if question.kind is Kind.MANY else stance[0])
        for start in self.starts:
            policy = assemble(self.library, start.with_answer(question_id, answer), self.today)
            if text := _clause_on(policy, question_id):
                return text
        return ""


def _clause_on(policy: Policy, question_id: str) -> str:
    """The text of the clause that the question's answer brings in; empty where none does."""
    topic = question_id.partition(".")[0]
    clauses = [
        clause
        for clause in policy.clauses
        if clause.id.partition(".")[0] == topic and any(reason.question == question_id for reason in clause.reasons)
    ]
    nearest = min(clauses, key=lambda clause: len(clause.reasons), default=None)
    if nearest is None or any(one.question == question_id for one in policy.open_questions):
        return ""
    return _BLOCK.sub("", plain(nearest.text)).strip()


def plain_brief(found: Brief) -> dict[str, Any]:
    """The brief for programs."""
    return {
        "employer": found.employer,
        "not_known": found.not_known,
        "lines": [
            {
                "question": line.question,
                "now": line.now,
                "quote": line.quote,
                "aims": [
                    {
                        "kind": aim.kind,
                        "stance": list(aim.stance),
                        "label": aim.label,
                        "because": aim.because,
                        "text": aim.text,
                        "holders": list(aim.holders),
                        "situations": list(aim.situations),
                    }
                    for aim in line.aims
                ],
            }
            for line in found.lines
        ],
    }
