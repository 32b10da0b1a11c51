"""Lines of the PDF are filled, wherever a reference or a source number falls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from weasyprint import CSS, HTML
from weasyprint.formatting_structure import boxes

from policybuilder.policy.model import Policy
from policybuilder.prose import ClauseRef, Strong, Text
from policybuilder.render import styles
from policybuilder.render.html import render_policy_html
from tests.render.sample import LOREM, POLICY, clause, sentence

# In pixels: in a narrow column the next word may have no room, an address for instance.
LONGEST_WORD = 90


def with_texts_of_every_length() -> Policy:
    """Many clauses of two lines, so that the text before a reference often ends just where a line does."""
    words = " ".join(LOREM).split()
    chance = Random(1)
    clauses = tuple(
        clause(
            f"organisation.clause_{number}",
            f"1.{number}",
            "Work",
            (
                sentence(
                    Text(" ".join(chance.sample(words, 37)) + " "),
                    chance.choice((ClauseRef("organisation.clause_1", "1.1", "Work"), Strong((Text("Do it now."),)))),
                    Text(" " + chance.choice(words)),
                ),
            ),
        )
        for number in range(1, 400)
    )
    return replace(POLICY, sections=(replace(POLICY.sections[0], clauses=clauses),))


def line_boxes(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every line but the last of its paragraph, with the paragraph."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, boxes.BlockBox) and box.element_tag in ("p", "li", "section"):
                lines = [child for child in box.children if isinstance(child, boxes.LineBox)]
                yield from ((line, box) for line in lines[:-1])


@pytest.mark.slow
def test_no_line_ends_long_before_the_margin() -> None:
    page = render_policy_html(with_texts_of_every_length(), draft=False, medium="print")
    document = HTML(string=page).render(stylesheets=[CSS(string=styles.in_print())])
    found = list(line_boxes(document))
    assert len(found) > 500
    for line, paragraph in found:
        used = max(child.position_x + child.margin_width() for child in line.children) - paragraph.content_box_x()
        assert used > min(0.8 * paragraph.width, paragraph.width - LONGEST_WORD), "".join(
            text.text for text in line.descendants() if isinstance(text, boxes.TextBox)
        )
