"""Reads and tries the cases in ``tests/cases/``; ``tests/cases/README.md`` says how one is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from policybuilder.answers.codec import from_plain
from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.file import plain_of
from policybuilder.answers.model import Answers
from policybuilder.checking import find, undecided
from policybuilder.conditions import Truth
from policybuilder.library.model import FindingKind, Force, Library, Severity
from policybuilder.policy.assemble import assemble
from policybuilder.policy.model import PolicyClause
from policybuilder.policy.view import View
from policybuilder.prose import ClauseRef, inlines_of, plain
from policybuilder.yaml_reader import read_yaml

CASES = Path(__file__).resolve().parent.parent / "cases"
TODAY = datetime.date(2026, 11, 20)
FORCES = {str(force): force for force in Force}
SEVERITIES = {"stops": Severity.STOP, "warns": Severity.WARN, "advises": Severity.ADVISE}
KINDS = {str(kind): kind for kind in FindingKind}
WORDS = {"says": "text", "says_in_short": "short", "says_to_people": "to_people_we_support"}
OF_CLAUSES = ("includes", "excludes", *FORCES)
OF_CHECKS = ("findings", "no_findings", *SEVERITIES, *KINDS)
POINTS_TO = "points_to"
BY_CLAUSE = (*WORDS, POINTS_TO)
NOTHING_ELSE = "nothing_else"
KEYS = ("case", "preset", "whichever", "answers", *OF_CLAUSES, *OF_CHECKS, *BY_CLAUSE, NOTHING_ELSE)


@dataclass(frozen=True)
class Case:
    """One case of a file.

    ``expected`` holds full ids by what is expected of them, ``wording`` the words or references by key and clause.
    ``whichever`` has the options that are tried in turn, by question.
    """

    topic: str
    sentence: str
    preset: str
    answers: dict[str, Any]
    whichever: dict[str, list[Any]]
    expected: dict[str, tuple[str, ...]]
    wording: dict[str, dict[str, tuple[str, ...]]]
    nothing_else: bool

    @property
    def clauses(self) -> set[str]:
        """Every clause that the case names."""
        named = {one for key in OF_CLAUSES for one in self.expected[key]}
        targets = {target for targets in self.wording[POINTS_TO].values() for target in targets}
        return named | targets | {clause for by_clause in self.wording.values() for clause in by_clause}

    @property
    def checks(self) -> set[str]:
        return {one for key in OF_CHECKS for one in self.expected[key]}

    @property
    def found(self) -> set[str]:
        """The checks that must find something."""
        return {one for key in OF_CHECKS if key != "no_findings" for one in self.expected[key]}


def read_cases(file: Path) -> Iterator[Case]:
    for entry in plain_of(read_yaml(file.read_text(encoding="utf-8"), file.name)):
        unknown = set(entry) - set(KEYS)
        assert not unknown, f"{file.name}, '{entry.get('case')}': {', '.join(unknown)} is not one of {', '.join(KEYS)}"
        topic = file.stem
        expected = {key: _full_ids(topic, entry.get(key, ())) for key in (*OF_CLAUSES, *OF_CHECKS)}
        wording = {
            key: {full_id(topic, one): _tuple(all_) for one, all_ in entry.get(key, {}).items()} for key in WORDS
        }
        points = entry.get(POINTS_TO, {})
        wording[POINTS_TO] = {full_id(topic, one): _full_ids(topic, _tuple(to)) for one, to in points.items()}
        yield Case(
            topic=topic,
            sentence=entry["case"],
            preset=entry["preset"],
            answers=entry.get("answers", {}),
            whichever=entry.get("whichever", {}),
            expected=expected,
            wording=wording,
            nothing_else=entry.get(NOTHING_ELSE) == "yes",
        )


def _tuple(one_or_more: Any) -> tuple[str, ...]:
    return tuple(one_or_more) if isinstance(one_or_more, list | tuple) else (one_or_more,)


def _full_ids(topic: str, written: Any) -> tuple[str, ...]:
    return tuple(full_id(topic, one) for one in written)


def full_id(topic: str, written: str) -> str:
    """``phone_never`` in the file of devices is ``devices.phone_never``; an id with its topic stays as it is."""
    return written if "." in written else f"{topic}.{written}"


def all_cases() -> list[Case]:
    return [case for file in sorted(CASES.glob("*.yml")) for case in read_cases(file)]


ALL = all_cases()


def employers_of(library: Library, case: Case, starts: dict[str, Answers]) -> Iterator[Answers]:
    """The answers that the case is tried with: one employer, or one for each of the options in ``whichever``.

    ``starts`` keeps the answers of each preset that was read, for the next case of this library.
    """
    if case.preset not in starts:
        starts[case.preset] = starting_answers(library, case.preset)
    for options in product(*case.whichever.values()):
        answers = starts[case.preset]
        for question_id, plain_answer in {**case.answers, **dict(zip(case.whichever, options, strict=True))}.items():
            assert question_id in library.questions, f"there is no question '{question_id}'"
            answers = answers.with_answer(question_id, from_plain(library.questions[question_id], plain_answer))
        yield answers


def unmet(library: Library, case: Case, starts: dict[str, Answers] | None = None) -> dict[str, list[str]]:
    """What the case expects and does not get, by key; empty where the case is met."""
    gone = case.clauses - set(library.clauses)
    assert not gone, f"there is no clause {', '.join(sorted(gone))}"
    starts = {} if starts is None else starts
    wrong: dict[str, list[str]] = {}
    for answers in employers_of(library, case, starts):
        assert undecided(library, answers) == (), "give these an answer in the case"
        found = _about_clauses(library, case, answers) | _about_words(library, case, answers)
        if case.checks or case.nothing_else:
            found |= _about_checks(library, case, answers, starts[case.preset])
        for key, names in found.items():
            wrong.setdefault(key, []).extend(sorted(names))
    return {key: names for key, names in wrong.items() if names}


def _about_clauses(library: Library, case: Case, answers: Answers) -> dict[str, set[str]]:
    view = View(library, answers)
    there = {one: library.clauses[one] for one in case.clauses if view.clause(one).truth is Truth.TRUE}
    expected = {key: set(case.expected[key]) for key in OF_CLAUSES}
    wrong = {"includes": expected["includes"] - set(there), "excludes": expected["excludes"] & set(there)}
    for key, force in FORCES.items():
        wrong[key] = expected[key] - {one.id for one in there.values() if one.force is force}
    return wrong


def _about_words(library: Library, case: Case, answers: Answers) -> dict[str, set[str]]:
    if not any(case.wording.values()):
        return {}
    there = {clause.id: clause for clause in assemble(library, answers, TODAY).clauses}
    return {
        key: {one for one, parts in by_clause.items() if one not in there or not _reads(key, there[one], parts)}
        for key, by_clause in case.wording.items()
    }


def _reads(key: str, clause: PolicyClause, expected: tuple[str, ...]) -> bool:
    if key == POINTS_TO:
        return set(expected) <= {one.clause for one in inlines_of(clause.text) if isinstance(one, ClauseRef)}
    words = plain(getattr(clause, WORDS[key]) or ())
    return all(one in words for one in expected)


def _about_checks(library: Library, case: Case, answers: Answers, start: Answers) -> dict[str, set[str]]:
    found = {finding.check: finding for finding in find(library, answers)}
    expected = {key: set(case.expected[key]) for key in OF_CHECKS}
    wrong = {"findings": expected["findings"] - set(found), "no_findings": expected["no_findings"] & set(found)}
    for key, severity in SEVERITIES.items():
        wrong[key] = expected[key] - {one.check for one in found.values() if one.severity is severity}
    for key, kind in KINDS.items():
        wrong[key] = expected[key] - {one.check for one in found.values() if one.kind is kind}
    if case.nothing_else:
        at_the_start = {finding.check for finding in find(library, start)}
        wrong[NOTHING_ELSE] = set(found) - case.found - at_the_start
    return wrong
