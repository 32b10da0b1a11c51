"""A policy is short enough to be read: how many pages each employer's policy may have."""

from __future__ import annotations

import io

import pypdf
import pytest

from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.places import CLAUSES
from policybuilder.policy.assemble import assemble
from policybuilder.render.pdf import policy_pdf
from tests.library.test_holds_together import EXAMPLES, PRESETS, SMALL_PRESET, TODAY, example_answers, preset_answers

MOST_PAGES = 19
MOST_PAGES_IF_SMALL = 6


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(CLAUSES)


def pages(library: Library, name: str) -> int:
    answers = example_answers(library, name) if name in EXAMPLES else preset_answers(library, name)
    pdf = policy_pdf(assemble(library, answers, TODAY), draft=False)
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*EXAMPLES, *(name for name in PRESETS if name != SMALL_PRESET)])
def test_a_policy_stays_under_20_pages(library: Library, name: str) -> None:
    assert pages(library, name) <= MOST_PAGES


@pytest.mark.slow
def test_a_small_charitys_policy_has_six_pages_at_most(library: Library) -> None:
    assert pages(library, SMALL_PRESET) <= MOST_PAGES_IF_SMALL
