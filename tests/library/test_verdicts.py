"""What the presets' policies say of every situation is what a practitioner expected of them."""

from __future__ import annotations

from functools import cache

import pytest

from policybuilder.answers.defaults import starting_answers
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.library.situation_model import SILENT, STRICTNESS
from policybuilder.places import CLAUSES
from policybuilder.situations.judging import Judge, judge_for
from policybuilder.situations.verdict import DEPENDS
from tests.library.verdict_cases import TODAY, Expected, disagreements, read_expected

ALL = list(read_expected())


@cache
def the_library() -> Library:
    return load_library(CLAUSES)


@cache
def judge_of(preset: str) -> Judge:
    return judge_for(the_library(), starting_answers(the_library(), preset), TODAY)


@pytest.mark.parametrize("expected", ALL, ids=lambda one: one.situation)
def test_policies_say_what_is_expected(expected: Expected) -> None:
    assert list(disagreements(the_library(), [expected])) == [], expected.because


def test_every_situation_has_its_expected_verdict(library: Library) -> None:
    named = [one.situation for one in ALL]
    assert sorted(set(library.situations) - set(named)) == []
    assert sorted({one for one in named if named.count(one) > 1}) == []


def test_expected_verdicts_speak_of_things_that_exist(library: Library) -> None:
    presets = {preset.name for preset in library.presets}
    words = {*STRICTNESS, DEPENDS} - {SILENT}
    for one in ALL:
        assert one.situation in library.situations, one.situation
        assert set(one.but) <= presets, one.situation
        assert {one.expect, *one.but.values(), *(variant.expect for variant in one.changed)} <= words, one.situation
        assert set(one.sources) <= set(library.sources), one.situation
        assert one.because.endswith("."), one.situation


def test_no_preset_is_silent_on_anything(library: Library) -> None:
    silent = [
        (preset.name, situation.id)
        for preset in library.presets
        for situation in library.situations.values()
        if judge_of(preset.name).on(situation).word == SILENT
    ]
    assert silent == []


def test_some_answers_turn_verdicts(library: Library) -> None:
    assert sum(len(one.changed) for one in ALL) >= len(library.situations) // 4
