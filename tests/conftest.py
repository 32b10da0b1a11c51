"""What holds for every test: browser tests run one after another, and no test fails for a slow machine's sake."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

BROWSER_TESTS = Path(__file__).parent / "browser"

hypothesis.settings.register_profile("ours", deadline=None)
hypothesis.settings.load_profile("ours")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests marked ``browser``, and all in ``tests/browser``, on one worker: two browsers starve each other."""
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))
