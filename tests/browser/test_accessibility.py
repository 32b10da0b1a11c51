"""axe-core on every page, at the width of a desktop and of a small phone."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES
from tests.browser.tab import Tab
from wizard.navigation import topic_page

TOPICS = [topic_page(topic.id) for topic in load_library(CLAUSES).topics]
PAGES = [
    "tasks",
    "tasks?decides=hr",
    "name",
    "teams",
    "check-answers",
    "note?question=hours.open",
    "findings",
    "situations",
    "your-situation",
    "finish",
    "accessibility",
]
WIDTHS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 320, "height": 640}}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def violations(tab: Tab) -> list[tuple[str, list[str]]]:
    """Rules that fail, each with the elements that break them. What Streamlit breaks itself, the pages mend."""
    found: list[Any] = Axe().run(tab.page, options=RULES).response["violations"]
    return [
        (f"{rule['id']} ({rule['impact']}): {rule['help']}", [node["html"] for node in rule["nodes"]]) for rule in found
    ]


def spills(tab: Tab) -> int:
    """By how many pixels the page is wider than the window."""
    return int(
        tab.page.evaluate(
            "document.querySelector('.stMain').scrollWidth - document.querySelector('.stMain').clientWidth"
        )
    )


def assert_accessible(tab: Tab) -> None:
    """The page as it stands, at both widths: loading it costs more than looking at it."""
    for width in WIDTHS.values():
        tab.page.set_viewport_size(width)  # type: ignore[arg-type]
        tab.settle()
        assert violations(tab) == [], width
        assert spills(tab) <= 0, width


@pytest.mark.parametrize("path", [*TOPICS, *(f"{topic}?team=leaving_care" for topic in ("hours", "devices")), *PAGES])
def test_page(tab: Tab, complete: str, path: str) -> None:
    tab.open(path, complete)
    assert_accessible(tab)


def test_start(tab: Tab) -> None:
    tab.open("")
    assert_accessible(tab)
    tab.choose("Open an answers file")
    assert_accessible(tab)


@pytest.mark.parametrize("path", ["organisation", "hours", "cover"])
def test_topic_with_everything_open_and_wrong(tab: Tab, token: str, path: str) -> None:
    tab.open(path, token)
    tab.page.locator(".stExpander summary").click()
    tab.settle()
    for summary in tab.page.locator(".question summary").all()[:3]:
        summary.click()
    tab.choose("We have this in another policy")
    if path == "hours":
        tab.choose("We have this in another policy")
        tab.field("Monday").fill("9 til 5")
    if path == "cover":
        tab.choose("Our own out-of-hours team")
        tab.click("Add a service")
    tab.click("Continue")
    expect(tab.page.locator("#error-summary")).to_have_count(1)
    assert_accessible(tab)


def test_language_and_titles(tab: Tab, complete: str) -> None:
    tab.open("hours", complete)
    expect(tab.page.locator("html")).to_have_attribute("lang", "en-GB")
    expect(tab.page).to_have_title("Working hours and the edges of the day – Social Media Policy Builder")
    expect(tab.page.locator("h1")).to_have_count(1)
