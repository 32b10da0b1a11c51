"""The cases in ``tests/cases/``: an employer in a sentence, and what its policy and its findings must be.

``tests/cases/README.md`` says how to add one. A case starts from a preset, changes some answers, and says what follows.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from policybuilder.library.model import Library
from tests.library.cases import ALL, CASES, Case, read_cases, unmet

FEWEST = 150


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.topic}: {case.sentence}")
def test_case(library: Library, case: Case) -> None:
    assert unmet(library, case) == {}, case.sentence


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.topic}: {case.sentence}")
def test_a_case_speaks_of_things_that_exist(library: Library, case: Case) -> None:
    """A name that does not exist is never in and never found: 'excludes' would pass on a slip of the pen."""
    assert case.clauses <= set(library.clauses)
    assert case.checks <= set(library.checks)
    assert case.clauses or case.checks or case.nothing_else, "the case expects nothing"
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
    met = {check for case in ALL for check in case.found}
    stops = {check.id for check in library.checks.values() if check.severity == "stop"}
    assert sorted(stops - met) == []


def test_a_slip_in_a_case_is_told(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="finding is not one of"):
        case_of(tmp_path, "finding: [one]")


def case_of(folder: Path, expectations: str) -> Case:
    file = folder / "devices.yml"
    file.write_text(f"- {{case: A case., preset: hsc_trust, {expectations}}}\n", encoding="utf-8")
    (case,) = read_cases(file)
    return case


@pytest.mark.parametrize(
    ("expectations", "wrong"),
    [
        ("must: [three_separate]", {}),
        ("may: [three_separate]", {"may": ["devices.three_separate"]}),
        ("must: [phone_shared]", {"must": ["devices.phone_shared"]}),
        ("nothing_else: yes", {}),
        (
            "answers: {devices.lost_phone: next_working_day}, stops: [loss_reported_late], unsafe: [loss_reported_late]",
            {},
        ),
        (
            "answers: {devices.lost_phone: next_working_day}, warns: [loss_reported_late], unfair: [loss_reported_late]",
            {"warns": ["devices.loss_reported_late"], "unfair": ["devices.loss_reported_late"]},
        ),
        (
            "answers: {devices.lost_phone: next_working_day}, nothing_else: yes",
            {"nothing_else": ["devices.loss_reported_late"]},
        ),
        (
            "whichever: {devices.lost_phone: [next_working_day, on_call_manager]}, findings: [loss_reported_late]",
            {"findings": ["devices.loss_reported_late"]},
        ),
        ("says: {three_separate: a banana}", {"says": ["devices.three_separate"]}),
        ("points_to: {three_separate: [phone_shared]}", {"points_to": ["devices.three_separate"]}),
    ],
)
def test_a_case_that_is_not_met_says_why(
    library: Library, tmp_path: Path, expectations: str, wrong: dict[str, list[str]]
) -> None:
    assert unmet(library, case_of(tmp_path, expectations)) == wrong
