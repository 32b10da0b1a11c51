"""YAML read strictly: every scalar is text, every node knows its line, nothing is guessed.

Aliases, anchors and tags are refused, and so are duplicate keys: they are how a small file becomes a large one, or a
reader and the program see two different things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from policybuilder.problems import InputError, Problem, ProblemList

MAX_DEPTH = 20
LIBRARY_BYTES = 2_000_000
ANSWERS_BYTES = 2_000_000


@dataclass(frozen=True)
class Scalar:
    value: str
    line: int


@dataclass(frozen=True)
class Sequence:
    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True)
class Entry:
    key_line: int
    node: Node


@dataclass(frozen=True)
class Table:
    """A YAML mapping. Keys are text, in the order they were written."""

    entries: Mapping[str, Entry]
    line: int


Node: TypeAlias = Scalar | Sequence | Table


def read_yaml(text: str, file: str, limit: int = LIBRARY_BYTES) -> Node:
    """The one document in ``text`` as a tree of nodes.

    Raises InputError where it is longer than ``limit`` bytes, is not YAML, or uses what we refuse.
    """
    _refuse_too_long(text, file, limit)
    problems = ProblemList(file)
    try:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        node = _Builder(events, problems).document()
    except yaml.YAMLError as error:
        raise InputError([_syntax_problem(error, file)]) from error
    problems.raise_if_any()
    return node


def _refuse_too_long(text: str, file: str, limit: int) -> None:
    if len(text) > limit or len(text.encode("utf-8", "replace")) > limit:
        what = f"The file is larger than {limit // 1_000_000} MB"
        raise InputError([Problem(file, 1, what, "Check that it is the right file")])


def _syntax_problem(error: yaml.YAMLError, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    why = getattr(error, "problem", None) or "it holds a character that YAML does not allow"
    return Problem(file, line, f"This is not YAML: {why}", "Check the spaces, quotes and colons on this line and above")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Builder:
    """Builds nodes from parser events, noting what is refused and going on."""

    def __init__(self, events: Iterator[yaml.Event], problems: ProblemList):
        self.events = events
        self.problems = problems

    def document(self) -> Node:
        next(self.events)
        first = next(self.events)
        if isinstance(first, yaml.StreamEndEvent):
            return Table({}, 1)
        node = self._node(next(self.events), 0)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.problems.add(_line(after), "A second document begins here", "Keep one document in a file")
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        line = _line(event)
        self._refuse_features(event, line)
        if depth > MAX_DEPTH:
            raise InputError([Problem(self.problems.file, line, "This is nested too deeply", "Remove some levels")])
        match event:
            case yaml.MappingStartEvent():
                return self._table(line, depth)
            case yaml.SequenceStartEvent():
                return Sequence(tuple(self._items(depth)), line)
            case yaml.ScalarEvent():
                return Scalar(event.value, line)
            case _:
                return Scalar("", line)

    def _refuse_features(self, event: yaml.Event, line: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.problems.add(line, "Anchors and aliases (& and *) are not allowed", "Write the value out in full")
        elif tag := getattr(event, "tag", None):
            self.problems.add(line, f"The tag {tag} is not allowed", "Remove it: every value is read as text")

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _table(self, line: int, depth: int) -> Table:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key_line = _line(event)
            key = self._node(event, depth + 1)
            entry = Entry(key_line, self._node(next(self.events), depth + 1))
            self._add(entries, key, entry)
        return Table(entries, line)

    def _add(self, entries: dict[str, Entry], key: Node, entry: Entry) -> None:
        if not isinstance(key, Scalar):
            self.problems.add(entry.key_line, "A key must be a plain word", "Write one word before the colon")
        elif key.value in entries:
            first = entries[key.value].key_line
            what = f"'{key.value}' stands here a second time"
            self.problems.add(entry.key_line, what, f"Line {first} has it: keep one")
        else:
            entries[key.value] = entry
