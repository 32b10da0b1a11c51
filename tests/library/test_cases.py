"""The cases in ``tests/cases/``: an employer in a sentence, and what its policy and its findings must be.

``tests/cases/README.md`` says how to add one. A case starts from a preset, changes some answers, and says what follows.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from policybuilder.answers.codec import from_plain
from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.file import plain_of
from policybuilder.answers.model import Answers
from policybuilder.checking import find, undecided
from policybuilder.library.model import Library
from policybuilder.policy.assemble import assemble
from policybuilder.yaml_reader import read_yaml

CASES = Path(__file__).resolve().parent.parent / "cases"
TODAY = datetime.date(2026, 11, 20)
EXPECTATIONS = ("includes", "excludes", "findings", "no_findings")
KEYS = ("case", "preset", "answers", *EXPECTATIONS)
FEWEST = 60


@dataclass(frozen=True)
class Case:
    """One case of a file. ``expected`` holds full ids by ``includes``, ``excludes``, ``findings`` and ``no_findings``."""

    topic: str
    sentence: str
    preset: str
    answers: dict[str, Any]
    expected: dict[str, tuple[str, ...]]


def read_cases(file: Path) -> Iterator[Case]:
    for entry in plain_of(read_yaml(file.read_text(encoding="utf-8"), file.name)):
        unknown = set(entry) - set(KEYS)
        assert not unknown, f"{file.name}, '{entry.get('case')}': {', '.join(unknown)} is not one of {', '.join(KEYS)}"
        expected = {key: tuple(full_id(file.stem, one) for one in entry.get(key, ())) for key in EXPECTATIONS}
        yield Case(file.stem, entry["case"], entry["preset"], entry.get("answers", {}), expected)


def full_id(topic: str, written: str) -> str:
    """``phone_never`` in the file of devices is ``devices.phone_never``; an id with its topic stays as it is."""
    return written if "." in written else f"{topic}.{written}"


def all_cases() -> list[Case]:
    return [case for file in sorted(CASES.glob("*.yml")) for case in read_cases(file)]


ALL = all_cases()


def answers_of(library: Library, case: Case) -> Answers:
    answers = starting_answers(library, case.preset)
    for question_id, plain in case.answers.items():
        assert question_id in library.questions, f"there is no question '{question_id}'"
        answers = answers.with_answer(question_id, from_plain(library.questions[question_id], plain))
    return answers


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.topic}: {case.sentence}")
def test_case(library: Library, case: Case) -> None:
    answers = answers_of(library, case)
    assert undecided(library, answers) == (), "give these an answer in the case"
    policy = assemble(library, answers, TODAY)
    there = {clause.id for clause in (*policy.clauses, *policy.drafting_notes)}
    found = {finding.check for finding in find(library, answers)}
    met = {
        "includes": sorted(set(case.expected["includes"]) - there),
        "excludes": sorted(set(case.expected["excludes"]) & there),
        "findings": sorted(set(case.expected["findings"]) - found),
        "no_findings": sorted(set(case.expected["no_findings"]) & found),
    }
    assert {key: names for key, names in met.items() if names} == {}, case.sentence


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.topic}: {case.sentence}")
def test_a_case_speaks_of_things_that_exist(library: Library, case: Case) -> None:
    """A name that does not exist is never in and never found: 'excludes' would pass on a slip of the pen."""
    clauses = {*case.expected["includes"], *case.expected["excludes"]}
    checks = {*case.expected["findings"], *case.expected["no_findings"]}
    assert clauses <= set(library.clauses)
    assert checks <= set(library.checks)
    assert clauses | checks, "the case expects nothing"
    assert case.preset in {preset.name for preset in library.presets}


def test_there_are_cases_for_every_topic(library: Library) -> None:
    assert {case.topic for case in ALL} == {topic.id for topic in library.topics}
    assert len(ALL) >= FEWEST


def test_a_case_is_told_in_one_sentence_of_its_own() -> None:
    sentences = [case.sentence for case in ALL]
    assert len(set(sentences)) == len(sentences)
    assert all(one.endswith(".") and one[0].isupper() and len(one.split()) <= 30 for one in sentences)


def test_the_case_in_the_guide_is_true(library: Library, tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", (CASES / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    file = tmp_path / "devices.yml"
    file.write_text(example.group(1), encoding="utf-8")
    for case in read_cases(file):
        test_case(library, case)


def test_every_stop_is_met_in_some_case(library: Library) -> None:
    met = {check for case in ALL for check in case.expected["findings"]}
    stops = {check.id for check in library.checks.values() if check.severity == "stop"}
    assert sorted(stops - met) == []


def test_a_slip_in_a_case_is_told(tmp_path: Path) -> None:
    file = tmp_path / "devices.yml"
    file.write_text("- {case: A slip., preset: hsc_trust, finding: [one]}\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="finding is not one of"):
        list(read_cases(file))
