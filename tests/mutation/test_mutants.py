"""Faults are put in as a person would make them: one slip, in a file that can still be read, and every kind as often."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from mutation.equivalence import is_equivalent
from mutation.fault import Fault, Mutant
from mutation.judges import Verdict
from mutation.mutants import every_mutant
from mutation.run import draw, until_enough
from policybuilder.library.loader import load_library, load_texts, texts_of
from policybuilder.places import CLAUSES
from policybuilder.problems import InputError
from policybuilder.proof.encoding import Encoding
from tests.engine.small_library import write_library

SEED = 7
TEXTS = {name: str(text) for name, text in texts_of(CLAUSES).items()}


@pytest.fixture(scope="module")
def mutants() -> list[Mutant]:
    return list(every_mutant(load_library(CLAUSES), TEXTS, SEED))


def small_mutants(folder: Path) -> tuple[dict[str, str], list[Mutant]]:
    texts = {name: str(text) for name, text in texts_of(write_library(folder)).items()}
    return texts, list(every_mutant(load_texts(texts, "clauses"), texts, SEED))


def changes_of(mutants: list[Mutant], item: str, variant: str) -> set[tuple[str, str]]:
    return {(one.was, one.new) for one in mutants if one.item == item and one.variant == variant}


def test_every_kind_has_many_mutants(mutants: list[Mutant]) -> None:
    for fault in Fault:
        assert sum(one.fault is fault for one in mutants) >= 100, fault


def test_a_mutated_file_can_still_be_read_and_says_something_else(mutants: list[Mutant]) -> None:
    for mutant in random.Random(SEED).sample(mutants, 25):
        before, after = (yaml.load(texts[mutant.file], yaml.CSafeLoader) for texts in (TEXTS, mutant.apply(TEXTS)))
        assert before != after, str(mutant)
        assert leaves(before) - leaves(after) <= 6, str(mutant)  # one part of a condition at most


def leaves(node: object) -> int:
    if isinstance(node, dict):
        return sum(map(leaves, node.values()))
    return sum(map(leaves, node)) if isinstance(node, list) else 1


def test_it_says_where_it_is(mutants: list[Mutant]) -> None:
    mutant = next(one for one in mutants if one.variant == "force")
    line = TEXTS[mutant.file].splitlines()[mutant.line - 1]
    assert line.strip() == f"force: {mutant.was}"
    assert str(mutant).startswith(f"clauses/{mutant.file}:{mutant.line}: {mutant.item}: force: '{mutant.was}' -> ")


def test_what_is_changed_in_a_small_library(tmp_path: Path) -> None:
    _, mutants = small_mutants(tmp_path)
    assert changes_of(mutants, "organisation.trusts", "force") == {("may", "must"), ("may", "should")}
    assert changes_of(mutants, "organisation.nowhere", "severity") == {("stop", "warn"), ("stop", "advise")}
    assert changes_of(mutants, "organisation.scots", "part of a list") == {
        ("{organisation.nations: scotland}, ", ""),
        (", {not: {organisation.kind: hsc_trust}}", ""),
    }
    assert changes_of(mutants, "hours.finish", "option") == {("finish", "hand_over")}
    assert ("scotland", "wales") in changes_of(mutants, "organisation.scots", "nation in a condition")
    assert ("scotland", "england") in changes_of(mutants, "scots_law", "nations of a source")
    assert (", hsc_trust", "") in changes_of(mutants, "uk_law", "kinds of a source")
    assert ("none", "[none, wales]") in changes_of(mutants, "organisation.nowhere", "wider condition")
    assert changes_of(mutants, "hours.long_stay", "clause named in a text")
    assert changes_of(mutants, "hours.from_when", "question named in a text")
    assert changes_of(mutants, "hours.nobody_takes_over", "question named in 'mend'")


RULES = {
    "in a block": """
    rules:
      - when: {hours.minutes: long}
        unless:
          any: [{situation.danger: to_life}, {situation.who: own_child}]
        verdict: no
      - verdict: yes_if
        also: [hours.finish]
        unless: {situation.danger: to_life}
""",
    "in a line": """
    rules:
      - {when: {hours.minutes: long}, unless: {situation.danger: to_life}, verdict: no}
      - {verdict: yes_if, also: [hours.finish], unless: {situation.danger: to_life}}
""",
}


@pytest.mark.parametrize("rules", RULES.values(), ids=[*RULES])
def test_the_rules_of_a_clause_lose_their_exception_and_turn_their_verdict(tmp_path: Path, rules: str) -> None:
    """The library has no rules yet: the faults are read from a file that has some."""
    folder = write_library(tmp_path)
    texts = {name: str(text) for name, text in texts_of(folder).items()}
    library = load_texts(texts, "clauses")
    clause = "  - id: long_stay\n"
    assert clause in texts["topics/hours.yml"]
    texts["topics/hours.yml"] = texts["topics/hours.yml"].replace(clause, clause + rules.lstrip("\n"))
    mutants = [one for one in every_mutant(library, texts, SEED) if one.item == "hours.long_stay"]
    dropped = [one for one in mutants if one.variant == "an 'unless'"]
    assert len(dropped) == 2 and not any(one.in_condition for one in dropped)
    for mutant in dropped:
        left = [one for one in rules_in(mutant.apply(texts)) if "unless" in one]
        assert len(left) == 1
        assert all("verdict" in one for one in rules_in(mutant.apply(texts)))
    assert {(one.was, one.new) for one in mutants if one.variant == "verdict"} == {
        *(("no", new) for new in ('"yes"', "yes_if", "ask_first")),
        *(("yes_if", new) for new in ('"yes"', '"no"', "ask_first")),
    }
    assert {one.was for one in mutants if one.variant == "clause named in 'also'"} == {"hours.finish"}


def rules_in(texts: dict[str, str]) -> list[dict[str, object]]:
    topic = yaml.load(texts["topics/hours.yml"], yaml.CSafeLoader)
    return next(one["rules"] for one in topic["clauses"] if one["id"] == "long_stay")


def test_the_same_seed_draws_the_same_and_the_variants_take_turns(mutants: list[Mutant]) -> None:
    first, again = draw(mutants, SEED), draw(mutants, SEED)
    assert first == again
    assert draw(mutants, SEED + 1) != first
    assert len({one.variant for one in first[Fault.CHECK][:3]}) == 3
    assert {one for each in first.values() for one in each} == set(mutants)


def test_as_many_are_counted_however_many_equivalents_are_drawn(tmp_path: Path) -> None:
    _, mutants = small_mutants(tmp_path)
    odd = set(mutants[::2])
    verdicts = list(until_enough(mutants, 10, lambda some: [Verdict(one, equivalent=one in odd) for one in some]))
    assert sum(not one.equivalent for one in verdicts) == 10


def test_only_what_no_answers_tell_apart_is_equivalent(tmp_path: Path) -> None:
    """A condition that asks for the same thing twice loses nothing with one of them."""
    folder = write_library(tmp_path)
    file = folder / "topics/hours.yml"
    once, twice = "{hours.minutes: long}", "{all: [{hours.minutes: long}, {hours.after_closing: finish}]}"
    file.write_text(file.read_text(encoding="utf-8").replace(once, twice), encoding="utf-8")
    texts = {name: str(text) for name, text in texts_of(folder).items()}
    library = load_texts(texts, "clauses")
    dropped = [one for one in every_mutant(library, texts, SEED) if one.item == "hours.long_stay" and not one.new]
    with Encoding(library) as encoding:
        found = {
            one.was: is_equivalent(encoding, load_texts(one.apply(texts), "clauses"), one)
            for one in dropped
            if one.in_condition
        }
    assert found == {"{hours.minutes: long}, ": False, ", {hours.after_closing: finish}": True}


def test_a_force_is_never_equivalent(tmp_path: Path) -> None:
    texts, mutants = small_mutants(tmp_path)
    library = load_texts(texts, "clauses")
    with Encoding(library) as encoding:
        forces = [one for one in mutants if one.variant == "force"]
        assert not any(is_equivalent(encoding, load_texts(one.apply(texts), "clauses"), one) for one in forces)


def test_a_mutant_may_be_refused_when_it_is_read(tmp_path: Path) -> None:
    """A source that is still to be checked can't carry a claim of law: the loader is one of the judges."""
    texts, mutants = small_mutants(tmp_path)
    stops = [one for one in mutants if one.item == "organisation.many_nations" and one.new == "stop"]
    with pytest.raises(InputError):
        load_texts(stops[0].apply(texts), "clauses")
