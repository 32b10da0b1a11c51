"""The catalogue: what practice asked is all there, every act and duty is met, and it is told in plain words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from policybuilder.library.known import ACT, DUTY
from policybuilder.library.model import Library
from tests.library.reading import words

HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = [
    row for name in ("situation_rows.yml", "more_rows.yml") for row in yaml.safe_load((HERE / name).read_text("utf-8"))
]
LONGEST_SENTENCE = 25
FEWEST = 180


def test_everything_practice_asked_is_answered(library: Library) -> None:
    for row in ROWS:
        situations, clauses = row.get("situations", []), row.get("clauses", [])
        assert situations or clauses, row["row"]
        assert set(situations) <= set(library.situations), row["row"]
        assert set(clauses) <= set(library.clauses), row["row"]
    assert len({row["row"] for row in ROWS}) == len(ROWS)


def test_there_are_enough_of_them(library: Library) -> None:
    assert len(library.situations) >= FEWEST
    askers = [one.asked_by for one in library.situations.values()]
    assert min(askers.count(one) for one in ("worker", "manager", "person", "union")) >= 5


def test_every_act_and_duty_is_met_in_some_situation(library: Library) -> None:
    met = {(fact, value) for one in library.situations.values() for fact, value in one.facts.items()}
    every = {(fact, value) for fact in (ACT, DUTY) for value in library.facts[fact].states}
    assert sorted(every - met) == []


def test_each_is_told_in_short_sentences(library: Library) -> None:
    for one in library.situations.values():
        for sentence in re.split(r"(?<=[.?!])\s+", f"{one.told} {one.asks}"):
            assert len(words(sentence)) <= LONGEST_SENTENCE, f"{one.id}: {sentence}"
        assert one.asks.endswith("?"), one.id


def test_no_two_ask_the_same(library: Library) -> None:
    told = [(one.told, one.asks) for one in library.situations.values()]
    assert len(set(told)) == len(told)
