"""Every two options that an employer could choose together, in some employer's policy, without a fault.

The proof says that no clause quarrels with another; this says that real answers go the whole way to a page.
"""

from __future__ import annotations

import datetime
import re

import pytest

from policybuilder.checking import find, undecided
from policybuilder.library.model import Library
from policybuilder.policy.assemble import assemble
from policybuilder.policy.model import Policy
from policybuilder.proof.encoding import Encoding
from policybuilder.prose import NotDecided, Ref, Value, inlines_of
from policybuilder.render.html import render_policy_html
from tests.library.pairwise import Choice, Cover, answers_from, choices_of, pairs_met

pytestmark = pytest.mark.slow
TODAY = datetime.date(2026, 11, 20)


@pytest.fixture(scope="module")
def employers(library: Library, encoding: Encoding) -> list[list[Choice]]:
    return list(Cover(choices_of(library, encoding), encoding).employers())


def test_every_pair_that_can_be_is_met(library: Library, employers: list[list[Choice]]) -> None:
    met = pairs_met(employers)
    options = {(one.id, state) for one in library.questions.values() if one.kind.has_options for state in one.states}
    assert options <= {one for pair in met for one in pair}
    assert len(employers) < 400
    assert frozenset({("organisation.kind", "hsc_trust"), ("profiles.covert", "legal_triage")}) in met
    assert frozenset({("cover.provider", "none"), ("cover.services", "given")}) not in met  # services are hidden then


def test_every_such_employer_gets_a_policy(library: Library, employers: list[list[Choice]]) -> None:
    for number, employer in enumerate(employers):
        answers = answers_from(library, employer, number)
        assert undecided(library, answers) == (), employer
        find(library, answers)
        policy = assemble(library, answers, TODAY)
        assert [section.topic for section in policy.sections if section.empty] == []
        assert policy.open_questions == ()
        assert left_open(policy) == []
        page = render_policy_html(policy, draft=False)
        assert not re.search(r"\{\{|\}\}|\{%|\bNone\b(?! )|not decided:|<b>O'Neill", page)


def left_open(policy: Policy) -> list[str]:
    """Places of the texts that nothing has filled, and clauses whose text says nothing."""
    found = []
    for clause in (*policy.clauses, *policy.drafting_notes):
        for prose in filter(None, (clause.text, clause.short, clause.to_people_we_support)):
            inlines = list(inlines_of(prose))
            found += [f"{clause.id}: {inline}" for inline in inlines if isinstance(inline, (NotDecided, Value, Ref))]
    return found
