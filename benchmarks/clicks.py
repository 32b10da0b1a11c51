"""From a click on an option to the changed preview on the screen, in a browser, beside pages with nothing behind them.

One has the same inputs and no more. The other has the wizard's words too, ready made: all that Streamlit and the
browser have to carry, so that what is left over is what the wizard itself spends.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import servers
from benchmarks.chromium import chromium_path
from benchmarks.table import Row
from benchmarks.timing import Times
from policybuilder.places import ROOT

ANSWERS = ROOT / "examples" / "english_council_children.yml"
PAGE, QUESTION = "profiles", "profiles-first_look"
ROUNDS = 40
REST_MS = 400
ELEMENTS = """() => {
    const kinds = ["stHtml", "stRadio", "stCheckbox", "stTextInput", "stTextArea", "stDateInput", "stButton"];
    const all = [...document.querySelectorAll(kinds.map(kind => `[data-testid=${kind}]`).join(", "))];
    return all.filter(one => !one.closest(".st-key-preview")).map(one => ({
        kind: one.dataset.testid,
        html: one.dataset.testid === "stHtml" ? one.innerHTML : "",
        label: one.innerText.trim().split("\\n")[0] || "Input",
        options: [...one.querySelectorAll("[role=radiogroup] label")].map(option => option.innerText.trim()),
    }));
}"""
PREVIEW = "() => document.querySelector('.st-key-preview [data-testid=stHtml]').innerHTML"
CLICK = """([group, number]) => new Promise((done, fail) => {
    const preview = document.querySelector(".st-key-preview"), before = preview.textContent;
    const painted = started => requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
    const watch = new MutationObserver(() => {
        if (preview.textContent !== before) { watch.disconnect(); painted(started); }
    });
    watch.observe(preview, {subtree: true, childList: true, characterData: true});
    setTimeout(() => fail(new Error("The preview did not change in ten seconds")), 10000);
    const started = performance.now();
    document.querySelector(group).querySelectorAll("input")[number].click();
})"""
Clickable = tuple[Page, str]  # a page, and the radio buttons on it to click


def rows(rounds: int = ROUNDS) -> list[Row]:
    """The medians of the wizard's page and of the two empty ones, clicked in turns."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=chromium_path(), args=["--no-sandbox"]
        )
        address = stack.enter_context(servers.wizard(ANSWERS, PAGE, folder))
        ours = (opened(browser, address), f".st-key-box-{QUESTION}")
        pages = {f"the wizard's {PAGE} page": ours}
        for name, content in empty_pages(ours).items():
            address = stack.enter_context(servers.empty_page(content, folder))
            pages[name] = (opened(browser, address), "[data-testid=stRadio]")
        times = clicked(pages, rounds)
        browser.close()
    first, *_ = times.values()
    return [_row(name, each, first) for name, each in times.items()]


def empty_pages(ours: Clickable) -> dict[str, dict[str, Any]]:
    """What the two empty pages hold, read off the wizard's page."""
    page, _ = ours
    elements = page.evaluate(ELEMENTS)
    previews = [page.evaluate(PREVIEW) for option in (1, 0) if choose(ours, option)]
    inputs = [one for one in elements if one["kind"] != "stHtml"]
    return {
        f"the same {len(inputs)} inputs alone": {
            "elements": inputs,
            "previews": ["<p>The second</p>", "<p>The first</p>"],
        },
        "the same page, ready made": {"elements": elements, "previews": previews},
    }


def choose(clickable: Clickable, option: int) -> bool:
    page, group = clickable
    page.evaluate("([group, n]) => document.querySelector(group).querySelectorAll('input')[n].click()", [group, option])
    page.wait_for_timeout(2 * REST_MS)
    return True


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.goto(address)
    page.wait_for_selector(".st-key-preview")
    page.wait_for_timeout(2000)
    return page


def clicked(pages: dict[str, Clickable], rounds: int, warm_up: int = 4) -> dict[str, Times]:
    """Click the second and the first option by turns, on each page by turns. All start at the first."""
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for clickable in pages.values():
        choose(clickable, 0)
    for turn in range(warm_up + rounds):
        for name, (page, group) in pages.items():
            milliseconds = page.evaluate(CLICK, [group, (turn + 1) % 2])
            page.wait_for_timeout(REST_MS)
            if turn >= warm_up:
                taken[name].append(milliseconds)
    return {name: Times(tuple(each)) for name, each in taken.items()}


def _row(name: str, times: Times, ours: Times) -> Row:
    ratio = ("", "") if times is ours else (f"{ours.ratio_to(times):.2f}", "the wizard's page over this")
    return name, f"{times.median:.0f}", times.spread, *ratio
