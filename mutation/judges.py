"""Who notices a mutant, quickest and most telling first: the library check, the cases, the other tests, the ledgers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mutation.equivalence import WHY_EQUIVALENT, is_equivalent
from mutation.fault import Mutant
from mutation.in_process import ContentTest, content_tests
from policybuilder.answers.model import Answers
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
from tests.library.cases import ALL, Case, unmet
from tests.library.verdict_cases import disagreements, read_expected

SORTS_THAT_TURN_VERDICTS = ("clause", "question")

JUDGES = LOAD, PROOF, CASES, RULES, LEDGERS = "load", "proof", "cases", "rules", "ledgers"
WHO_THEY_ARE = {
    LOAD: "`library check`, as it reads the files",
    PROOF: "`library check`, as it proves what it read",
    CASES: "the cases and expected verdicts in tests/cases, each written by hand",
    RULES: "the tests in tests/library that hold for any wording: the twelve rules, nations, sources, plain English",
    LEDGERS: "the ledgers in tests/cases/ledgers, written by the machine and read by people: a change to the library",
}
RULE_MODULES = [
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
    """``caught_by`` names one of the judges, empty where the mutant lives; ``how`` is what was noticed or proved."""

    mutant: Mutant
    equivalent: bool = False
    caught_by: str = ""
    how: str = ""


class Court:
    """The judges, with the library as it is. One mutant is judged at a time; the first to notice it is named."""

    def __init__(self) -> None:
        self.texts: Mapping[str, str] = {name: str(text) for name, text in texts_of(CLAUSES).items()}
        self.library = load_texts(self.texts, CLAUSES.name)
        self.expected = list(read_expected())
        self.tests: dict[str, list[ContentTest]] = {
            RULES: list(content_tests(RULE_MODULES, LEFT_OUT)),
            LEDGERS: list(content_tests([test_ledgers], LEFT_OUT)),
        }

    @cached_property
    def encoding(self) -> Encoding:
        return Encoding(self.library)

    def unfit(self) -> list[str]:
        """What the judges say of the library as it is: they would say it of every mutant too."""
        found = [str(problem) for problem in prove(self.library).problems]
        starts: dict[str, Answers] = {}
        found += [f"case: {case.sentence}" for case in ALL if _fails(self.library, case, starts)]
        return found + [name for _, name in self._failing(self.library)]

    def judge(self, mutant: Mutant) -> Verdict:
        try:
            mutated = load_texts(mutant.apply(self.texts), CLAUSES.name)
        except InputError as error:
            return Verdict(mutant, caught_by=LOAD, how=error.problems[0].what)
        if is_equivalent(self.encoding, mutated, mutant):
            return Verdict(mutant, equivalent=True, how=WHY_EQUIVALENT)
        caught_by, how = next(self._notices(mutated, mutant), ("", ""))
        return Verdict(mutant, caught_by=caught_by, how=how)

    def _notices(self, mutated: Library, mutant: Mutant) -> Iterator[tuple[str, str]]:
        yield from ((PROOF, problem.what) for problem in prove(mutated).problems)
        starts: dict[str, Answers] = {}
        for case in cases_that_rest_on(mutated, mutant):
            if _fails(mutated, case, starts):
                yield CASES, case.sentence
        if mutant.sort in SORTS_THAT_TURN_VERDICTS:
            yield from ((CASES, said) for said in disagreements(mutated, self.expected))
        yield from self._failing(mutated)

    def _failing(self, library: Library) -> Iterator[tuple[str, str]]:
        with Encoding(library) as encoding:
            given = {"library": library, "encoding": encoding}
            for judge, tests in self.tests.items():
                yield from ((judge, test.name) for test in tests if test.fails(given))


def _fails(library: Library, case: Case, starts: dict[str, Answers]) -> bool:
    try:
        return bool(unmet(library, case, starts))
    except Exception:  # noqa: BLE001 -- a case that cannot be tried fails as one that is not met
        return True


def cases_that_rest_on(library: Library, mutant: Mutant) -> list[Case]:
    """The cases that could fail: they speak of what the mutant changes, or of what rests on it.

    A question that is asked of others than before may leave any case undecided, and a case that bears no other finding
    listens to every check. No case speaks of a source.
    """
    if mutant.sort == "source":
        return []
    if mutant.sort == "question":
        nearest_first = sorted(ALL, key=lambda case: not mutant.item.startswith(f"{case.topic}."))
        return nearest_first if mutant.in_condition else []
    told = {mutant.item}
    told |= {one.id for one in library.checks.values() if f"policy.{mutant.item}" in subjects(one.when)}
    checks = told & set(library.checks)
    return [case for case in ALL if told & (case.clauses | case.checks) or (checks and case.nothing_else)]
