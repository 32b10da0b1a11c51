"""What the policy says of situations, in the wizard: shown as an answer changes it, found, followed, and tried.

The library is a small one whose few rules and situations stand in tests/situations/conftest.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from policybuilder.answers.file import parse_answers
from policybuilder.library.loader import load_library
from policybuilder.store.store import open_store
from tests.browser.conftest import NO_PDF_AHEAD
from tests.browser.tab import Tab
from tests.browser.test_accessibility import assert_accessible
from tests.engine.small_library import ANSWERS
from tests.server.process import ServerProcess
from tests.situations.conftest import write_situations


@pytest.fixture(scope="module")
def small_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = Path(tmp_path_factory.mktemp("small"))
    library = {"POLICY_BUILDER_LIBRARY": str(write_situations(folder))}
    with ServerProcess(folder, NO_PDF_AHEAD | library) as server:
        yield server


@pytest.fixture
def small_tab(context: BrowserContext, small_server: ServerProcess) -> Iterator[Tab]:
    opened = Tab(context.new_page(), small_server.address)
    yield opened
    assert opened.errors == []


@pytest.fixture
def draft(small_server: ServerProcess) -> str:
    library = load_library(small_server.folder / "clauses")
    store = open_store(small_server.database, library)
    token = store.create(parse_answers(ANSWERS, "answers.yml", library))
    store.close()
    return token


def situation(tab: Tab, name: str) -> Locator:
    """A situation's part of the page."""
    return tab.page.locator("details.situation", has=tab.page.locator(f"#situation-{name}"))


def pick(tab: Tab, label: str, value: str) -> None:
    """By keyboard: type what is wanted, and take it."""
    box = tab.page.get_by_role("combobox", name=label, exact=True)
    box.fill(value)
    box.press("ArrowDown")
    box.press("Enter")
    expect(box).to_have_value(value)
    tab.settle()


def test_an_answer_shows_the_verdicts_it_changes_beside_the_question(small_tab: Tab, draft: str) -> None:
    small_tab.open("hours", draft)
    question = small_tab.within("hours.after_closing")
    expect(question.locator(".turned")).to_have_count(0)
    small_tab.choose("Hand it over")
    expect(question.locator(".turned")).to_have_count(1)
    expect(question.locator(".turned")).to_contain_text("May the worker finish it? Was: yes, if. Now: no.")
    expect(small_tab.page.locator(".turned")).to_have_count(1)
    expect(small_tab.page.locator("#status")).to_contain_text("1 situation has another answer.")
    small_tab.choose("Finish it")
    expect(question.locator(".turned")).to_contain_text("Was: no. Now: yes, if.")


def test_the_changed_verdict_leads_to_its_clause_and_back_to_the_answer(small_tab: Tab, draft: str) -> None:
    small_tab.open("hours", draft)
    small_tab.choose("Hand it over")
    small_tab.click("May the worker finish it?", role="link")
    small_tab.expect_path("situations")
    expect(small_tab.page.locator("#situation-call_at_closing")).to_be_focused()
    card = situation(small_tab, "call_at_closing")
    expect(card).to_contain_text("2.1 When we are open")
    card.locator("details summary").first.click()
    expect(card.get_by_role("link", name="An Act for everyone")).to_be_visible()
    card.get_by_role("link", name="Work that runs past closing time").click()
    small_tab.settle()
    expect(small_tab.page.locator("#q-hours-after_closing")).to_be_focused()


def test_situations_are_found_by_word_and_by_answer(small_tab: Tab, draft: str) -> None:
    small_tab.open("situations", draft)
    expect(situation(small_tab, "second_look")).to_be_hidden()
    small_tab.page.get_by_role("searchbox").fill("look AGAIN")
    expect(situation(small_tab, "second_look")).to_be_visible()
    expect(situation(small_tab, "call_at_closing")).to_be_hidden()
    expect(small_tab.page.locator("#status")).to_have_text("1 situation")
    small_tab.page.get_by_role("searchbox").fill("owl")
    expect(small_tab.page.get_by_text("No situation has these words.")).to_be_visible()
    small_tab.click("Yes, if: 1", role="link")
    expect(situation(small_tab, "call_at_closing")).to_be_visible()
    expect(situation(small_tab, "second_look")).to_have_count(0)


def test_a_situation_of_ones_own_is_answered_and_not_kept(small_tab: Tab, draft: str) -> None:
    small_tab.open("your-situation", draft)
    pick(small_tab, "What does somebody want to do?", "Look at a page")
    answer = small_tab.page.locator(".own")
    expect(answer).to_contain_text("Yes, if you note it.")
    pick(small_tab, "Is it the first look?", "Another")
    expect(answer).to_contain_text("Ask your manager first.")
    assert_accessible(small_tab)
    small_tab.reload()
    expect(small_tab.page.locator(".own")).to_have_count(0)


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("2026-02-30 10:00", "'2026-02-30 10:00' is not a date in the calendar."),
        ("fri 25:00", "'fri 25:00' has no such time of day."),
        ("2026-03-29 01:30", "the clocks go forward"),
    ],
)
def test_an_impossible_time_is_refused_in_a_sentence(small_tab: Tab, draft: str, when: str, says: str) -> None:
    small_tab.open("your-situation", draft)
    pick(small_tab, "What does somebody want to do?", "Carry on at closing time")
    small_tab.enter("On what day and at what time?", when)
    expect(small_tab.page.locator(".st-key-own-refusal")).to_contain_text(says)
    expect(small_tab.page.locator(".own .tag")).to_have_count(0)
    assert_accessible(small_tab)
