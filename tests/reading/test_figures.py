"""The reader against the policies coded by hand. ``kept`` was written before the reader, and never tuned on."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES
from policybuilder.reading.cues import load_cues
from policybuilder.reading.opening import open_source
from policybuilder.reading.reader import read
from tests.policies import make
from tests.policies.figures import figures, summary

POLICIES = Path(make.__file__).parent
CODINGS = [path for half in ("tuned", "kept") for path in sorted((POLICIES / half).glob("*.yml"))]
LIBRARY = load_library(CLAUSES)


@pytest.mark.parametrize("half", ["tuned", "kept"])
def test_the_reader_reads_well_enough(half: str) -> None:
    found = list(figures(half))
    numbers = summary(found)
    assert numbers["right passage in first three"] >= 0.9 * numbers["answered"]
    assert numbers["sure and right"] >= 0.5 * numbers["answered"]
    assert not [one for one in found if one.stance and one.sure and not one.right], "a sure stance that is wrong"


def test_there_are_enough_policies() -> None:
    assert len(CODINGS) >= 12


@pytest.mark.parametrize("path", CODINGS, ids=lambda path: path.stem)
def test_the_codings_by_hand_name_options_of_the_library(path: Path) -> None:
    coding = yaml.safe_load(path.read_text(encoding="utf-8"))
    for question_id, answer in coding["answers"].items():
        question = LIBRARY.questions[question_id]
        stances = answer["stance"] if isinstance(answer["stance"], list) else [str(answer["stance"])]
        others = {"elsewhere", "contradiction", "given"} | {text for text in stances if text.isdigit()}
        assert set(stances) <= set(question.states) | others, question_id


@pytest.mark.parametrize("path", CODINGS, ids=lambda path: path.stem)
def test_what_is_not_an_employers_policy_is_noticed(path: Path) -> None:
    coding = yaml.safe_load(path.read_text(encoding="utf-8"))
    source = open_source((path.parent / coding["file"]).read_bytes(), coding["file"])
    nature = read(LIBRARY, load_cues(CLAUSES, LIBRARY), [source]).nature
    assert nature.employers_policy == coding["employers_policy"]
