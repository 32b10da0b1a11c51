"""Reading the fields of a YAML table: typed, with every unknown or missing key a problem that names its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TypeVar

from policybuilder.problems import ProblemList, did_you_mean
from policybuilder.yaml_reader import Entry, Node, Scalar, Sequence, Table

ID = re.compile(r"[a-z][a-z0-9_]*\Z")
E = TypeVar("E", bound=StrEnum)


class Fields:
    """The fields of one table. Each is asked for once; ``finish`` reports the keys nobody asked for."""

    def __init__(self, node: Node, what: str, problems: ProblemList):
        self.what = what
        self.problems = problems
        self.line = node.line
        self.known: list[str] = []
        self.entries: dict[str, Entry] = {}
        self.is_table = isinstance(node, Table)
        if isinstance(node, Table):
            self.entries = dict(node.entries)
        else:
            problems.add(node.line, f"{what} must be a table of keys", "Write 'key: value' lines here")

    def node(self, key: str) -> Node | None:
        self.known.append(key)
        entry = self.entries.get(key)
        return entry.node if entry else None

    def line_of(self, key: str) -> int:
        entry = self.entries.get(key)
        return entry.node.line if entry else self.line

    def _missing(self, key: str) -> None:
        if self.is_table:
            self.problems.add(self.line, f"{self.what} has no '{key}'", f"Add '{key}:' to it")

    def text(self, key: str, required: bool = False, default: str = "") -> str:
        node = self.node(key)
        if node is None:
            if required:
                self._missing(key)
            return default
        if not isinstance(node, Scalar):
            self.problems.add(node.line, f"'{key}' of {self.what} must be text", "Write one value after the colon")
            return default
        value = node.value.strip()
        if required and not value:
            self.problems.add(node.line, f"'{key}' of {self.what} is empty", "Write its text")
        return value

    def texts(self, key: str, required: bool = False) -> tuple[str, ...]:
        node = self.node(key)
        if node is None:
            if required:
                self._missing(key)
            return ()
        if isinstance(node, Sequence) and all(isinstance(item, Scalar) for item in node.items):
            return tuple(item.value.strip() for item in node.items if isinstance(item, Scalar))
        self.problems.add(node.line, f"'{key}' of {self.what} must be a list of words", "Write it as [one, two]")
        return ()

    def table(self, key: str) -> dict[str, Entry]:
        node = self.node(key)
        if node is None:
            return {}
        if isinstance(node, Table):
            return dict(node.entries)
        self.problems.add(node.line, f"'{key}' of {self.what} must be a table of keys", "Write 'key: value' lines")
        return {}

    def items(self, key: str) -> Iterator[Node]:
        node = self.node(key)
        if isinstance(node, Sequence):
            yield from node.items
        elif node is not None:
            self.problems.add(node.line, f"'{key}' of {self.what} must be a list", "Begin each item with '- '")

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.text(key)
        if value in ("true", "false"):
            return value == "true"
        if value:
            self.problems.add(self.line_of(key), f"'{key}' is '{value}'", "Write true or false")
        return default

    def whole_number(self, key: str, required: bool = False, default: int = 0) -> int:
        value = self.text(key, required)
        if not value:
            return default
        if value.isascii() and value.isdigit() and len(value) < 10:
            return int(value)
        self.problems.add(self.line_of(key), f"'{key}' is '{value}', not a whole number", "Write digits only")
        return default

    def day(self, key: str) -> date:
        value = self.text(key, required=True)
        try:
            return date.fromisoformat(value)
        except ValueError:
            if value:
                self.problems.add(self.line_of(key), f"'{value}' is not a date", "Write it as 2026-11-20")
            return date(1970, 1, 1)

    def choice(self, key: str, choices: type[E], default: E | None = None) -> E:
        value = self.text(key, required=default is None)
        try:
            return choices(value) if value else default or next(iter(choices))
        except ValueError:
            self._unknown(self.line_of(key), key, value, [member.value for member in choices])
            return next(iter(choices))

    def choices(self, key: str, known: tuple[str, ...] | list[str], required: bool = True) -> tuple[str, ...]:
        values = self.texts(key, required)
        for value in values:
            if value not in known:
                self._unknown(self.line_of(key), key, value, known)
        return tuple(value for value in values if value in known)

    def _unknown(self, line: int, key: str, value: str, known: tuple[str, ...] | list[str]) -> None:
        what = f"'{key}' of {self.what} is '{value}', which is not one of its values"
        self.problems.add(line, what, did_you_mean(value, known, f"Use one of: {', '.join(known)}"))

    def identifier(self, key: str = "id") -> str:
        value = self.text(key, required=True)
        if value and not ID.match(value):
            self.problems.add(self.line_of(key), f"'{value}' can't be an id", "Use small letters, digits and _")
        return value

    def finish(self) -> None:
        """Report every key that nobody asked for."""
        for key, entry in self.entries.items():
            if key not in self.known:
                todo = did_you_mean(key, self.known, f"Use one of: {', '.join(self.known)}")
                self.problems.add(entry.key_line, f"{self.what} has an unknown key '{key}'", todo)
