"""What is wrong with the plain form of a week, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


class WeekProblem(NamedTuple):
    """One thing that is wrong; ``path`` leads to it by keys and positions, as ``("fri", 0)``.

    ``what`` and ``todo`` are sentences without their closing full stop.
    """

    path: Path
    what: str
    todo: str


class WeekError(ValueError):
    """The plain data is not a week, or not a list of contacts; ``problems`` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[WeekProblem]):
        self.problems = tuple(problems)
        super().__init__(" ".join(f"{problem.what}. {problem.todo}." for problem in self.problems))


class Collector:
    """Gathers problems while reading goes on."""

    def __init__(self) -> None:
        self.problems: list[WeekProblem] = []

    def add(self, path: Path, what: str, todo: str) -> None:
        self.problems.append(WeekProblem(path, what, todo))

    def raise_if_any(self) -> None:
        if self.problems:
            raise WeekError(self.problems)


def quoted(typed: object) -> str:
    """What somebody typed, short enough for a sentence."""
    text = str(typed)
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
