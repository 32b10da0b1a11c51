"""Which mutants nobody could tell from the library: the solver finds no complete answers under which they differ."""

from __future__ import annotations

from collections.abc import Mapping

from mutation.fault import Mutant
from policybuilder.conditions import Condition
from policybuilder.library.model import Check, Clause, Library, Question
from policybuilder.proof.encoding import Encoding

WHY_EQUIVALENT = "the solver finds no complete answers under which only one of the two conditions holds"


def condition_of(library: Library, mutant: Mutant) -> Condition:
    """The condition of the item that the mutant changes, as the library has it."""
    items: dict[str, Mapping[str, Question | Clause | Check]]
    items = {"question": library.questions, "clause": library.clauses, "check": library.checks}
    return items[mutant.sort][mutant.item].when


def is_equivalent(encoding: Encoding, mutated: Library, mutant: Mutant) -> bool:
    """Do both conditions hold for the same employers?

    A question and a clause are compared over all complete answers that may be published, a check over all complete
    answers. A fault outside a condition is never equivalent: somebody reads the difference.
    """
    if not mutant.in_condition:
        return False
    before = encoding.condition(condition_of(encoding.library, mutant))
    after = encoding.condition(condition_of(mutated, mutant))
    where = [] if mutant.sort == "check" else [encoding.publishable]
    return all(encoding.find([*where, one, -other], ()) is None for one, other in ((before, after), (after, before)))
