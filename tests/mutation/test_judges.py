"""The judges: tests run as pytest would run them, and faults of every kind are noticed by somebody."""

from __future__ import annotations

import pytest

from mutation.fault import Fault, Mutant
from mutation.in_process import content_tests
from mutation.judges import JUDGES, LEDGERS, PROOF, Court, Verdict, cases_that_rest_on
from mutation.mutants import every_mutant
from mutation.report import report, share_caught
from mutation.run import draw
from tests.mutation import sample_tests


def test_a_test_is_called_with_each_set_of_its_parameters() -> None:
    found = {test.name.removeprefix("sample_tests."): test for test in content_tests([sample_tests], {})}
    assert set(found) == {"test_of_a_library", "test_that_stops_with_an_error"}
    assert len(found["test_of_a_library"].parameters) == 4
    for test in found.values():
        assert test.fails({"library": "broken"})
        assert not test.fails({"library": "sound"})


def test_a_test_can_be_left_out() -> None:
    assert len(list(content_tests([sample_tests], {"test_of_a_library": "why"}))) == 1


@pytest.fixture(scope="module")
def court() -> Court:
    return Court()


@pytest.fixture(scope="module")
def drawn(court: Court) -> dict[Fault, list[Mutant]]:
    return draw(every_mutant(court.library, court.texts, 3), 3)


@pytest.mark.slow
def test_every_kind_of_fault_is_noticed_by_somebody(court: Court, drawn: dict[Fault, list[Mutant]]) -> None:
    for fault, mutants in drawn.items():
        verdict = next(one for one in map(court.judge, mutants) if not one.equivalent)
        assert verdict.caught_by in JUDGES and verdict.how, fault


def test_only_cases_that_could_fail_are_tried(court: Court, drawn: dict[Fault, list[Mutant]]) -> None:
    source = next(one for one in drawn[Fault.NATION] if one.sort == "source")
    assert cases_that_rest_on(court.library, source) == []
    check = next(one for one in drawn[Fault.CHECK] if one.in_condition)
    tried = cases_that_rest_on(court.library, check)
    assert all(check.item in case.checks or case.nothing_else for case in tried)


def test_a_report_counts_the_misses_and_leaves_the_equivalents_out(drawn: dict[Fault, list[Mutant]]) -> None:
    some = drawn[Fault.FORCE][:5]
    verdicts = [
        *(Verdict(one, caught_by=PROOF, how="seen") for one in some[:2]),
        Verdict(some[2], caught_by=LEDGERS, how="seen"),
        Verdict(some[3]),
        Verdict(some[4], equivalent=True, how="nobody can tell"),
    ]
    lines = report(verdicts)
    assert share_caught(verdicts) == 75
    row = next(line for line in lines if line.startswith(Fault.FORCE)).removeprefix(Fault.FORCE).split()
    assert row == ["4", "3", "75.0", "50.0", "0", "2", "0", "0", "1"]
    assert lines[lines.index("1 caught by a ledger alone:") + 1].strip() == str(some[2])
    assert lines[lines.index("1 missed:") + 1].strip() == str(some[3])
    assert lines[-1].strip() == f"{some[4]} (nobody can tell)"
