"""The page as a reader meets it: on a wide screen, on a phone of 320 pixels, in the dark, in print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from policybuilder.answers.model import Organisation
from policybuilder.render.html import render_policy_html
from tests.render.conftest import STOPS
from tests.render.hostile_samples import WORD, hostile
from tests.render.sample import POLICY, branded, finished, long_policy

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "draft": render_policy_html(POLICY, draft=True, stops=STOPS),
    "finished": render_policy_html(finished(), draft=False),
    "long": render_policy_html(long_policy(8, 4), draft=False),
    "yellow": render_policy_html(branded(Organisation(name="Yellow Trust", colour="#ffdd00")), draft=True),
    "black": render_policy_html(branded(Organisation(name="Black Trust", colour="#000000")), draft=True),
    "hostile": render_policy_html(hostile(WORD[:500] + " " + WORD[:2000]), draft=True, stops=(WORD[:1000],)),
}
SCREENS = {"wide": (1280, "light"), "phone": (320, "light"), "dark": (1280, "dark"), "dark phone": (320, "dark")}


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = SCREENS[getattr(request, "param", "wide")]
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page.set_default_timeout(20_000)
    yield page
    page.close()


def faults(page: Page) -> list[Any]:
    page.add_script_tag(path=AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    assert len(found["passes"]) > 15
    return [(fault["id"], [node["html"] for node in fault["nodes"]][:5]) for fault in found["violations"]]


@pytest.mark.parametrize("page", SCREENS, indirect=True)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(page: Page, name: str) -> None:
    page.set_content(PAGES[name])
    assert faults(page) == []


def test_axe_would_find_something(page: Page) -> None:
    page.set_content(PAGES["finished"].replace("<h1>", '<h1><img src="data:,"><a href="#x"></a>'))
    assert {"image-alt", "link-name"} <= {name for name, _ in faults(page)}


@pytest.mark.parametrize("page", SCREENS, indirect=True)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_has_to_be_scrolled_sideways(page: Page, name: str) -> None:
    page.set_content(PAGES[name])
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]  # type: ignore[index]


def test_the_first_key_press_offers_the_way_to_the_policy(page: Page) -> None:
    page.set_content(PAGES["finished"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the policy"
    box = page.locator(".skip").bounding_box()
    assert box
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "the-policy"


def test_every_link_shows_where_the_keyboard_is(page: Page) -> None:
    page.set_content(PAGES["finished"])
    for _ in range(12):
        page.keyboard.press("Tab")
        shadow = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
        assert shadow != "none"


def test_text_can_be_twice_as_large_without_loss(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 400})
    page.set_content(PAGES["finished"].replace("<head>", "<head><style>html{font-size:225%!important}</style>"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_a_page_printed_from_the_browser_is_black_on_white_without_contents(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.set_content(PAGES["finished"])
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("nav").is_visible()
    assert page.locator("main").is_visible()


def test_the_page_asks_nobody_for_anything(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(PAGES["draft"], wait_until="networkidle")
    assert [address for address in asked if not address.startswith("data:")] == []


def test_the_fonts_in_the_page_are_used(page: Page) -> None:
    page.set_content(PAGES["finished"])
    page.evaluate("document.fonts.ready")
    assert page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').length") == 2
