"""Problems in what an author or a user gave us: where, what is wrong, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong in a file, with the place and the way to mend it.

    ``what`` and ``todo`` are sentences without their closing full stop.
    """

    file: str
    line: int
    what: str
    todo: str

    def __str__(self) -> str:
        end = "" if self.todo.endswith("?") else "."
        return f"{self.file}:{self.line}: {self.what}. {self.todo}{end}"


class InputError(Exception):
    """The input can't be used; ``problems`` says everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class ProblemList:
    """Collects problems while reading goes on, so that all are reported at once."""

    def __init__(self, file: str):
        self.file = file
        self.problems: list[Problem] = []

    def add(self, line: int, what: str, todo: str) -> None:
        self.problems.append(Problem(self.file, line, what, todo))

    def raise_if_any(self) -> None:
        if self.problems:
            raise InputError(self.problems)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Say what to do about an unknown ``word``: the nearest known one, or ``otherwise``."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else otherwise
