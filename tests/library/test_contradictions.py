"""What practice knows to quarrel is found where it is, is not found where it is not, and is called as grave as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from policybuilder.answers.codec import from_plain
from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.file import plain_of
from policybuilder.answers.model import Answers
from policybuilder.checking import find
from policybuilder.conditions import Is, Not
from policybuilder.library.model import Audience, Library, Severity
from policybuilder.proof.encoding import Encoding
from policybuilder.yaml_reader import read_yaml
from tests.library.proving import can_be, who_says

FILE = Path(__file__).parent / "contradictions.yml"
ROWS = plain_of(read_yaml(FILE.read_text(encoding="utf-8"), FILE.name))
GRAVEST_FIRST = list(Severity)
THE_LIST = 46
BEYOND_THE_LIST = {"P2", "P3", "P4", "P8", "AI"}


@dataclass(frozen=True)
class Quarrel:
    """An employer whose answers quarrel, and the check that has to find it."""

    row: str
    check: str
    severity: Severity
    preset: str
    answers: dict[str, Any]
    graver: str
    quiet_with: dict[str, Any]


def quarrels() -> list[Quarrel]:
    return [
        Quarrel(
            row["row"], check, Severity(row["severity"]), made["preset"], made["answers"], made.get("graver", ""),
            made.get("quiet_with", {}),
        )
        for row in ROWS
        for check, made in row["checks"].items()
    ]  # fmt: skip


ALL = quarrels()
each = pytest.mark.parametrize("quarrel", ALL, ids=lambda one: f"{one.row} {one.check}")


def employer(library: Library, preset: str, changed: dict[str, Any]) -> Answers:
    answers = starting_answers(library, preset)
    for question, plain in changed.items():
        answers = answers.with_answer(question, from_plain(library.questions[question], plain))
    return answers


def found(library: Library, answers: Answers) -> dict[str, Severity]:
    return {one.check: one.severity for one in find(library, answers) if not one.confirm}


@each
def test_the_answers_that_quarrel_are_found(library: Library, quarrel: Quarrel) -> None:
    assert quarrel.check in library.checks, f"there is no check '{quarrel.check}'"
    severity = found(library, employer(library, quarrel.preset, quarrel.answers)).get(quarrel.check)
    assert severity is not None, f"{quarrel.row} is not found by {quarrel.check}"
    assert GRAVEST_FIRST.index(severity) <= GRAVEST_FIRST.index(quarrel.severity), "milder than the field asks for"
    assert (severity is not quarrel.severity) is bool(quarrel.graver), "say under 'graver' why, and only where it is"


@each
def test_without_those_answers_nothing_is_found(library: Library, quarrel: Quarrel) -> None:
    """Otherwise the finding would come from the preset, and the answers would prove nothing."""
    assert quarrel.check not in found(library, employer(library, quarrel.preset, quarrel.quiet_with))


def test_the_whole_list_of_46_is_there_and_each_row_once() -> None:
    numbers = {row["number"] for row in ROWS}
    assert numbers == {str(number) for number in range(1, THE_LIST + 1)} | BEYOND_THE_LIST
    assert len({row["row"] for row in ROWS}) == len(ROWS)
    assert all(row["checks"] for row in ROWS)
    assert {row["severity"] for row in ROWS} == {str(severity) for severity in Severity}


def test_a_named_exception_silences_the_finding_on_messages_that_disappear(library: Library) -> None:
    """The young person who answers only on an app whose messages disappear: named, agreed, ended, bridged."""
    exception = employer(library, "english_council_children", {"channels.disappearing": "named_exception"})
    assert "channels.disappearing_allowed" not in found(library, exception)


@pytest.mark.parametrize("pattern", [r"sexual image of anyone under 18", r"(?i)whistleblowing"])
def test_what_needs_no_check_because_no_policy_is_without_it(
    library: Library, encoding: Encoding, pattern: str
) -> None:
    """What to do with an image of a child, and the freedom to report wrongdoing, are not up to the employer."""
    telling = [one for one in who_says(library, pattern) if one.audience is not Audience.DRAFTERS]
    assert telling
    assert not can_be(encoding, *(Not(Is(f"policy.{one.id}", ("in",))) for one in telling))
