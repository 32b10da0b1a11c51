"""Six files of four kinds, read, confirmed and compared: every cell of the table is in its source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from policybuilder.coding.file import parse_coding, write_coding
from policybuilder.coding.model import Coding, Confirmation, Unsaid
from policybuilder.comparison.columns import of_coding
from policybuilder.comparison.compare import compare
from policybuilder.comparison.model import Comparison, State
from policybuilder.comparison.tables import safe, sheets
from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES
from policybuilder.reading.cues import load_cues
from policybuilder.reading.model import Source
from policybuilder.reading.opening import open_source
from policybuilder.reading.proposing import propose
from policybuilder.reading.reader import read
from policybuilder.reading.words import bare
from policybuilder.render.comparison import render_comparison
from tests.policies import make

TUNED = Path(make.__file__).parent / "tuned"
FILES = (
    "council_chapter.pdf", "hr_policy.docx", "foi_extract.txt", "shared_north.html", "shared_east.pdf", "hsc_trust.pdf",
)  # fmt: skip
LIBRARY = load_library(CLAUSES)
BY = Confirmation("Union officer", date(2026, 11, 20))


def confirmed(coding: Coding) -> Coding:
    """Everything that was suggested, confirmed, and through the file as a person would keep it."""
    stances = {
        key: replace(stance, confirmed=BY)
        for key, stance in coding.stances.items()
        if stance.said is not Unsaid.UNKNOWN
    }
    text = write_coding(replace(coding, stances=stances), LIBRARY)
    return parse_coding(text, "c.yml", LIBRARY)


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    return {name: open_source((TUNED / name).read_bytes(), name) for name in FILES}


@pytest.fixture(scope="module")
def comparison(sources: dict[str, Source]) -> Comparison:
    cues = load_cues(CLAUSES, LIBRARY)
    codings = [confirmed(propose(LIBRARY, read(LIBRARY, cues, [one]), name)) for name, one in sources.items()]
    return compare(LIBRARY, [of_coding(LIBRARY, coding, "c.yml") for coding in codings])


def test_every_quote_is_in_its_source_on_its_page(comparison: Comparison, sources: dict[str, Source]) -> None:
    cells = [cell for row in comparison.rows for cell in row.cells.values() if cell.quote]
    assert len(cells) > 100
    for cell in cells:
        blocks = sources[cell.file].contents.blocks
        text = bare("".join(block.text for block in blocks))
        assert all(bare(part) in text for part in cell.quote.split("…")), cell
        if cell.page:
            on_page = bare("".join(block.text for block in blocks if block.page in (cell.page, cell.page + 1)))
            assert bare(cell.quote.split("…")[-1])[:30] in on_page, cell


def test_the_two_that_share_a_chapter_are_found(comparison: Comparison) -> None:
    names = {one.id: one.name for one in comparison.employers}
    (template,) = comparison.templates
    assert {names[one] for one in template.employers} == {"shared_north.html", "shared_east.pdf"}


def test_the_table_says_what_the_codings_say(comparison: Comparison) -> None:
    table, *_ = sheets(comparison, LIBRARY)
    for row, printed in zip(comparison.rows, table.rows, strict=True):
        for cell, words in zip(row.cells.values(), printed[6:-1], strict=True):
            assert str(words).startswith(cell.label)
            assert (cell.state is State.UNKNOWN) == (words == "Not known")


def test_the_page_prints_hostile_text_as_text(comparison: Comparison) -> None:
    name = "<script>alert(1)</script>{{ 7*7 }}"
    first, *rest = comparison.employers
    page = render_comparison(replace(comparison, employers=(replace(first, name=name), *rest)), date(2026, 11, 20))
    assert "<script>" not in page
    assert "{{ 7*7 }}" in page


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@SUM(A1)", "\tx", "\rx"])
def test_nothing_looks_like_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"
