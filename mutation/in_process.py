"""Runs the tests of ``tests/library`` on a mutated library, without pytest: a call for each set of parameters."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from types import ModuleType
from typing import Any

FIXTURES = {"library", "encoding"}


@dataclass(frozen=True)
class ContentTest:
    """A test that looks at the library, and the parameters that it is called with, one call each."""

    name: str
    function: Callable[..., None]
    fixtures: frozenset[str]
    parameters: tuple[Mapping[str, Any], ...]

    def fails(self, given: Mapping[str, Any]) -> bool:
        """Does any call fail? A test that stops with an error has noticed something too."""
        fixtures = {name: given[name] for name in self.fixtures}
        try:
            for parameters in self.parameters:
                self.function(**fixtures, **parameters)
        except Exception:  # noqa: BLE001 -- pytest counts any error as a failure
            return True
        return False


def content_tests(modules: list[ModuleType], left_out: Mapping[str, str]) -> Iterator[ContentTest]:
    """The tests that need nothing but the library and its solver, but for those left out or marked slow."""
    for module in modules:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            test = _content_test(f"{module.__name__.rpartition('.')[2]}.{name}", function)
            if name.startswith("test_") and test and name not in left_out and function.__module__ == module.__name__:
                yield test


def _content_test(name: str, function: Callable[..., None]) -> ContentTest | None:
    wanted = set(inspect.signature(function).parameters)
    marks = getattr(function, "pytestmark", [])
    parameters = [_rows(mark) for mark in marks if mark.name == "parametrize"]
    given = {one for rows in parameters for one in rows[0]} if all(parameters) else set()
    if any(mark.name == "slow" for mark in marks) or not wanted & FIXTURES or wanted - FIXTURES != given:
        return None
    calls = tuple({key: value for row in rows for key, value in row.items()} for rows in product(*parameters))
    return ContentTest(name, function, frozenset(wanted & FIXTURES), calls)


def _rows(mark: Any) -> list[dict[str, Any]]:
    names, values = mark.args[:2]
    names = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    return [dict(zip(names, value if len(names) > 1 else [value], strict=True)) for value in values]
