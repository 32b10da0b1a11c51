"""Tests that pytest does not collect: the runner of the mutation run is tried on them."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize(("low", "high"), [(1, 2), (3, 9)])
@pytest.mark.parametrize("step", [1, 5])
def test_of_a_library(library: str, low: int, high: int, step: int) -> None:
    assert low < high
    assert (library, low, step) != ("broken", 3, 5)


def test_that_stops_with_an_error(library: str) -> None:
    assert library.index("s") >= 0


@pytest.mark.slow
def test_that_is_slow(library: str) -> None:
    assert library


def test_that_needs_more(library: str, tmp_path: Path) -> None:
    assert library and tmp_path


def test_of_something_else() -> None:
    assert True
