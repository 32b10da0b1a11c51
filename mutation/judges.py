"""Who notices a mutant: the library check, the cases, the ledgers, the other tests of the library, in that order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mutation.equivalence import is_equivalent
from mutation.in_process import ContentTest, content_tests
from mutation.mutants import Mutant
from policybuilder.conditions import subjects
from policybuilder.library.loader import load_texts, texts_of
from policybuilder.library.model import Library
from policybuilder.places import CLAUSES
from policybuilder.problems import InputError
from policybuilder.proof.encoding import Encoding
from policybuilder.proof.prove import prove
from tests.library import (
    test_cases,
    test_contradictions,
    test_holds_together,
    test_ledgers,
    test_nations,
    test_plain_english,
    test_sources,
    test_twelve_rules,
    test_whom_sources_bind,
)

JUDGES = CHECK, CASES, LEDGERS, OTHERS = "library check", "cases", "ledgers", "other tests"
OTHER_MODULES = [
    test_contradictions,
    test_whom_sources_bind,
    test_twelve_rules,
    test_nations,
    test_sources,
    test_cases,
    test_contradictions,
    test_holds_together,
    test_plain_english,
]
LEFT_OUT = {
    "test_the_library_loads_and_proves": "it is the first judge",
    "test_case": "the cases are the second judge",
    "test_a_case_speaks_of_things_that_exist": "no fault takes an id away",
    "test_it_loads_the_same_twice": "it reads the library as it is on disk",
    "test_no_ledger_is_out_of_date": "it would notice rows that are written otherwise and mean the same",
}


@dataclass(frozen=True)
class Verdict:
    """``caught_by`` names one of the judges, and ``how`` what it said; empty where the mutant lives."""

    mutant: Mutant
    equivalent: bool = False
    caught_by: str = ""
    how: str = ""


class Court:
    """The judges, with the library as it is. One mutant is judged at a time; the first to notice it is named."""

    def __init__(self, ledgers: bool):
        self.texts: Mapping[str, str] = {name: str(text) for name, text in texts_of(CLAUSES).items()}
        self.library = load_texts(self.texts, CLAUSES.name)
        self.tests: dict[str, list[ContentTest]] = {
            LEDGERS: list(content_tests([test_ledgers], LEFT_OUT)) if ledgers else [],
            OTHERS: list(content_tests(OTHER_MODULES, LEFT_OUT)),
        }

    @cached_property
    def encoding(self) -> Encoding:
        return Encoding(self.library)

    def unfit(self) -> list[str]:
        """What the judges say of the library as it is: they would say it of every mutant too."""
        found = [str(problem) for problem in prove(self.library).problems]
        found += [f"case: {case.sentence}" for case in test_cases.ALL if _fails(self.library, case)]
        return found + [name for _, name in self._failing(self.library)]

    def judge(self, mutant: Mutant) -> Verdict:
        try:
            mutated = load_texts(mutant.apply(self.texts), CLAUSES.name)
        except InputError as error:
            return Verdict(mutant, caught_by=CHECK, how=error.problems[0].what)
        if is_equivalent(self.encoding, mutated, mutant):
            return Verdict(mutant, equivalent=True)
        caught_by, how = next(self._notices(mutated, mutant), ("", ""))
        return Verdict(mutant, caught_by=caught_by, how=how)

    def _notices(self, mutated: Library, mutant: Mutant) -> Iterator[tuple[str, str]]:
        yield from ((CHECK, problem.what) for problem in prove(mutated).problems)
        for case in cases_that_rest_on(mutated, mutant):
            if _fails(mutated, case):
                yield CASES, case.sentence
        yield from self._failing(mutated)

    def _failing(self, library: Library) -> Iterator[tuple[str, str]]:
        with Encoding(library) as encoding:
            given = {"library": library, "encoding": encoding}
            for judge, tests in self.tests.items():
                yield from ((judge, test.name) for test in tests if test.fails(given))


def _fails(library: Library, case: test_cases.Case) -> bool:
    try:
        test_cases.test_case(library, case)
    except Exception:  # noqa: BLE001 -- a case that cannot be tried fails as one that is not met
        return True
    return False


def cases_that_rest_on(library: Library, mutant: Mutant) -> list[test_cases.Case]:
    """The cases that could fail: they expect what the mutant changes, or what rests on it.

    A case is about which clauses are in and which checks fire, so it never tells a force or a source. A question that
    is asked of others than before may leave any case undecided.
    """
    if not mutant.in_condition:
        return []
    if mutant.sort == "question":
        return test_cases.ALL
    told = {mutant.item}
    told |= {one.id for one in library.checks.values() if f"policy.{mutant.item}" in subjects(one.when)}
    return [case for case in test_cases.ALL if told & {one for ids in case.expected.values() for one in ids}]
