"""Questions to the solver: can an employer with such answers publish a policy with such a clause?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybuilder.conditions import All, Condition, Is, Not, subjects
from policybuilder.library.model import NATIONS, Clause, Library
from policybuilder.proof.encoding import Encoding
from tests.library.reading import Passage, all_passages, texts_of

NATION, KIND = "organisation.nations", "organisation.kind"


def only(*nations: str) -> Condition:
    """The employer works in these nations, all of them, and in no other."""
    others = tuple(nation for nation in NATIONS if nation not in nations)
    return All((*(Is(NATION, (nation,)) for nation in nations), Not(Is(NATION, others))))


def outside(*nations: str) -> Condition:
    """The employer works somewhere, and in none of these nations."""
    return All((Is(NATION, tuple(nation for nation in NATIONS if nation not in nations)), Not(Is(NATION, nations))))


def kind(*kinds: str) -> Condition:
    return Is(KIND, kinds)


def inside(clause_id: str) -> Condition:
    return Is(f"policy.{clause_id}", ("in",))


def can_be(encoding: Encoding, *conditions: Condition) -> bool:
    """May answers that can be published meet all these conditions? A subject that does not exist is an error."""
    library = encoding.library
    for subject in (one for condition in conditions for one in subjects(condition)):
        known = {**library.questions, **library.computed, **library.clauses}
        assert subject.removeprefix("policy.") in known, f"there is no '{subject}'"
    literals = [encoding.condition(condition) for condition in conditions]
    return encoding.find([*literals, encoding.publishable], ()) is not None


def who_says(library: Library, pattern: str) -> list[Clause]:
    """The clauses in whose texts, shorts or notices the pattern is found; drafters' notes too."""
    found = re.compile(pattern)
    return [clause for clause in library.clauses.values() if found.search(texts_of(library, clause))]


def every_passage(library: Library) -> Iterator[Passage]:
    """All that anybody reads, what the wizard says about sources included."""
    yield from all_passages(library)
    yield from (Passage(f"{source.id} (note)", source.note) for source in library.sources.values())
