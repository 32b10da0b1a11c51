"""A whole topic with the keyboard alone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from policybuilder.store.store import Store
from tests.browser.tab import Tab
from tests.browser.test_nothing_is_lost import answer


def tab_to(tab: Tab, script: str, most: int = 80) -> None:
    """Press Tab until the element in focus fits; ``script`` is an expression on ``el``."""
    for _ in range(most):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate(f"(() => {{ const el = document.activeElement; return Boolean({script}) }})()"):
            return
    raise AssertionError(f"the keyboard never comes to: {script}")


def test_a_topic_by_keyboard(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("tasks", token)
    tab_to(tab, "el.textContent === 'Organisation and scope'")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(re.compile("/organisation"))
    tab.settle()
    expect(tab.page.locator("#page-heading")).to_be_focused()

    tab_to(tab, "el.tagName === 'SUMMARY' && el.innerText.includes('Why we ask')")
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator("details:has(> summary:focus)")).to_have_attribute("open", "")

    tab_to(tab, "el.type === 'radio'")
    tab.page.keyboard.press("Space")
    tab.settle()
    tab.page.keyboard.press("ArrowDown")
    tab.settle()
    assert tab.page.evaluate("document.activeElement.type") == "radio", "the focus stays where it was"

    tab_to(tab, "el.type === 'checkbox' && el.closest('label').innerText.includes('Wales')")
    tab.page.keyboard.press("Space")
    tab.settle()
    tab_to(tab, "el.type === 'text' && el.getAttribute('aria-label').startsWith('Who owns')")
    tab.page.keyboard.type("Head of service")
    tab_to(tab, "el.tagName === 'BUTTON' && el.innerText.trim() === 'Continue'")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(re.compile("/devices"))
    tab.settle()
    expect(tab.page.locator("#page-heading")).to_be_focused()

    answers = drafts.load(token).answers.answers  # type: ignore[union-attr]
    assert answers["organisation.kind"].value == "charity"
    assert answers["organisation.nations"].value == ("wales",)
    assert answers["organisation.owner"].value == "Head of service"


def test_the_focus_can_be_seen_and_stays_through_a_rerun(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("organisation", token)
    tab.field("Who owns this policy?").focus()
    tab.page.keyboard.type("Director")
    tab.until(lambda: answer(drafts, token, "organisation.owner") == "Director")
    tab.page.keyboard.type(" of practice")
    tab.until(lambda: answer(drafts, token, "organisation.owner") == "Director of practice")
    tab.settle()
    expect(tab.field("Who owns this policy?")).to_have_value("Director of practice")
    expect(tab.field("Who owns this policy?")).to_be_focused()


def test_a_change_link_leads_to_the_very_question(tab: Tab, complete: str) -> None:
    tab.open("check-answers", complete)
    tab.page.get_by_role("link", name=re.compile("^Change opening hours$")).click()
    tab.page.wait_for_url(re.compile("/hours"))
    tab.settle()
    expect(tab.page.locator("#q-hours-open")).to_be_focused()


def test_a_change_link_opens_the_usual_answers(tab: Tab, complete: str) -> None:
    tab.open("check-answers", complete)
    tab.page.get_by_role("link", name=re.compile("^Change work that is still going")).click()
    tab.page.wait_for_url(re.compile("/hours"))
    tab.settle()
    expect(tab.page.locator("#q-hours-after_closing")).to_be_focused()
    expect(tab.page.locator("#q-hours-after_closing")).to_be_visible()
