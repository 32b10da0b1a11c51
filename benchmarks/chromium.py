"""The path of the browser that the benchmarks drive."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import sync_playwright

from scripts.chromium import system_chromium


@cache
def chromium_path() -> str:
    """The system's Chromium, else Playwright's."""
    system = system_chromium()
    if system:
        return system
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path
