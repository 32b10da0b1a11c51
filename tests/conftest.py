"""What holds for every test: one way to a browser, browser tests on one worker, no failure for a slow machine's sake."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.chromium import system_chromium

HERE = Path(__file__).parent
MARKS = {HERE / "browser": pytest.mark.browser, HERE / "server": pytest.mark.slow}

hypothesis.settings.register_profile("ours", deadline=None)
hypothesis.settings.load_profile("ours")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. It ends with the module: while it runs, no test of the same process can run an event loop."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=system_chromium())
        yield chromium
        chromium.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark whole folders, and keep all tests marked ``browser`` on one worker: two browsers starve each other."""
    for item in items:
        for folder, mark in MARKS.items():
            if item.path.is_relative_to(folder):
                item.add_marker(mark)
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


LETTERS = {"H": "page read", "A": "axe", "P": "veraPDF, PDF/UA-1", "W": "Open XML schemas"}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The table of preset by document: a letter for each check that passed in this run."""
    passed: dict[tuple[str, str], set[str]] = {}
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "document" and report.when == "call":
                preset, kind, letter = str(value).split()
                passed.setdefault((kind, preset), set()).add(letter)
    if not passed:
        return
    presets = sorted({preset for _, preset in passed})
    terminalreporter.section("documents of the presets")
    terminalreporter.line(", ".join(f"{letter}: {words}" for letter, words in LETTERS.items()))
    for number, preset in enumerate(presets, 1):
        terminalreporter.line(f"{number}: {preset}")
    for kind in dict.fromkeys(kind for kind, _ in passed):
        cells = ("".join(letter for letter in LETTERS if letter in passed.get((kind, one), ())) for one in presets)
        terminalreporter.line(f"{kind:28}" + " ".join(f"{cell or '-':5}" for cell in cells))
