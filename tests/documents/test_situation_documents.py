"""The documents that tell what a policy means in real situations."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from policybuilder.documents.situations import QUIZ_LENGTH
from tests.documents.made import PRESETS, document, library, page
from tests.documents.test_pages import texts
from tests.render.html_reading import read


@pytest.mark.parametrize("preset", PRESETS)
def test_the_annex_answers_every_situation_with_a_clause(preset: str) -> None:
    rows = [row for row in read(page(preset, "in_practice")).iter("tr") if row.find("td") is not None]
    assert len(rows) == len(library().situations)
    for row in rows:
        answer, clause = ("".join(cell.itertext()).strip() for cell in row.iter("td"))
        assert answer and clause[:1].isdigit(), "".join(row.itertext())


@pytest.mark.parametrize("preset", PRESETS)
def test_a_quiz_draws_twelve_settled_situations_for_workers(preset: str) -> None:
    cards = document(preset, "quiz").quiz
    assert len(cards) == QUIZ_LENGTH == len({card.situation.id for card in cards})
    assert all(card.verdict.clause and card.situation.asked_by == "worker" for card in cards)
    assert len({card.verdict.word for card in cards}) >= 3
    assert document(preset, "quiz").quiz == cards


def test_no_document_on_situations_has_room_for_a_persons_details() -> None:
    for kind in ("quiz", "reading_form", "can_i"):
        assert not list(read(page(PRESETS[0], kind)).iter("textarea"))


def test_the_page_for_the_intranet_keeps_to_itself() -> None:
    html = page(PRESETS[0], "can_i")
    assert "http://" not in html and "fetch(" not in html and "localStorage" not in html
    assert len(texts(read(html), "h3")) == len(library().situations)


@pytest.mark.browser
def test_a_situation_is_found_by_its_words(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "can_i.html"
    file.write_text(page(PRESETS[0], "can_i"), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(file.as_uri())
    shown = tab.locator("div.case:visible")
    expect(shown).to_have_count(len(library().situations))
    tab.get_by_role("searchbox", name="Find a situation").fill("sunday")
    assert 0 < shown.count() < 60
    expect(tab.get_by_role("status")).to_have_text(f"{shown.count()} situations found")
    tab.get_by_role("searchbox").fill("zzzz")
    expect(tab.get_by_role("status")).to_have_text("0 situations found")
    tab.close()
