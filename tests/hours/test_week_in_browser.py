"""The week in a real browser: on a desktop and on a phone, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from policybuilder.places import TEMPLATES
from policybuilder.render.week_picture import week_picture
from tests.hours.weeks import nights, office

pytestmark = pytest.mark.browser


def opened(browser: Browser, width: int, scheme: str, as_image: bool) -> Page:
    style = (TEMPLATES / "week.css").read_text() + (TEMPLATES / "week_svg.css").read_text()
    week = week_picture(office(), (nights(),), show_nobody=True, id_prefix="w", as_image=as_image)
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.set_content(
        '<!doctype html><html lang="en-GB"><meta name="viewport" content="width=device-width"><title>Hours</title>'
        f"<style>:root{{color-scheme:light dark}}{style}</style><main><h1>Hours</h1>{week}</main>"
    )
    return page


@pytest.mark.parametrize("as_image", [False, True])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1000])
def test_it_fits_and_is_accessible(browser: Browser, width: int, scheme: str, as_image: bool) -> None:
    page = opened(browser, width, scheme, as_image)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_role("img", name="Picture of a week. When we are open").count() == 1
    assert page.get_by_role("table", name="When we are open, and who answers when we are closed").count() == 1
    assert page.get_by_role("rowheader").all_inner_texts() == ["Monday to Friday", "Saturday and Sunday"]
    assert Axe().run(page).response["violations"] == []
    page.close()


@pytest.mark.parametrize(("width", "word"), [(320, "Open"), (1000, "Open 9am to 5pm")])
def test_words_in_the_bars_fit_the_screen(browser: Browser, width: int, word: str) -> None:
    page = opened(browser, width, "light", as_image=False)
    told = page.locator("svg text").filter(has_text="Open").filter(visible=True)
    assert set(told.all_text_contents()) - {"Open"} == {word} - {"Open"}
    drawn = page.locator("svg .week-open").first.bounding_box()
    written = told.filter(has_text=word).first.bounding_box()
    assert drawn and written
    assert drawn["x"] <= written["x"]
    assert written["x"] + written["width"] <= drawn["x"] + drawn["width"]
    page.close()


def test_dark_pages_get_a_dark_drawing(browser: Browser) -> None:
    fills = {
        scheme: opened(browser, 1000, scheme, as_image=False).evaluate(
            "getComputedStyle(document.querySelector('.week-ink')).fill"
        )
        for scheme in ("light", "dark")
    }
    assert fills == {"light": "rgb(11, 12, 12)", "dark": "rgb(243, 245, 246)"}
