"""A topic or source file as YAML nodes that know which characters they were read from, so that one can be replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

PARTS = {"questions": "question", "clauses": "clause", "checks": "check"}


@dataclass(frozen=True)
class Item:
    """A question, clause, check or source: what it is, its full id, its file and where its fields stand."""

    sort: str
    id: str
    file: str
    fields: Mapping[str, yaml.Node]


@dataclass(frozen=True)
class Atom:
    """One ``{subject: values}`` of a condition. ``positive``: not under a ``not``."""

    subject: str
    values: yaml.Node
    positive: bool


def items_of(texts: Mapping[str, str]) -> Iterator[Item]:
    """Everything in the library's topics and sources, in the order of its files."""
    for name, text in texts.items():
        folder, _, file = name.rpartition("/")
        if folder == "topics":
            yield from _items_of_topic(file.removesuffix(".yml"), name, text)
        elif name == "sources.yml":
            for source, node in fields_of(yaml.compose(text, Loader=yaml.CSafeLoader)).items():
                yield Item("source", source, name, fields_of(node))


def _items_of_topic(topic: str, name: str, text: str) -> Iterator[Item]:
    root = fields_of(yaml.compose(text, Loader=yaml.CSafeLoader))
    for part, sort in PARTS.items():
        for node in root[part].value if part in root else ():
            fields = fields_of(node)
            yield Item(sort, f"{topic}.{fields['id'].value}", name, fields)


def fields_of(node: yaml.Node | None) -> dict[str, yaml.Node]:
    return {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def lists_in(condition: yaml.Node) -> Iterator[list[yaml.Node]]:
    """The parts of every ``all`` and ``any`` in a condition."""
    for key, node in fields_of(condition).items():
        if key in ("all", "any"):
            yield node.value
            for part in node.value:
                yield from lists_in(part)
        elif key == "not":
            yield from lists_in(node)


def atoms_in(condition: yaml.Node, positive: bool = True) -> Iterator[Atom]:
    for key, node in fields_of(condition).items():
        if key == "not":
            yield from atoms_in(node, not positive)
        elif key in ("all", "any"):
            for part in node.value:
                yield from atoms_in(part, positive)
        else:
            yield Atom(key, node, positive)


def scalars(node: yaml.Node | None) -> list[yaml.ScalarNode]:
    """The values of a field that may be one or a list."""
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    return [node] if isinstance(node, yaml.ScalarNode) else []


def rules_of(item: Item) -> list[yaml.MappingNode]:
    """What a clause says about situations, a table for each rule."""
    rules = item.fields.get("rules")
    return [one for one in rules.value if isinstance(one, yaml.MappingNode)] if rules else []


def without_field(table: yaml.MappingNode, name: str, text: str) -> tuple[int, int]:
    """The characters to take out so that the table is whole without that field, however it is laid out."""
    place = [key.value for key, _ in table.value].index(name)
    key, value = table.value[place]
    start, end = span(key)[0], span(value)[1]
    if place + 1 < len(table.value):
        return start, span(table.value[place + 1][0])[0]
    before = span(table.value[place - 1][1])[1] if place else start
    return len(text[:before].rstrip()), len(text[:end].rstrip())


def span(node: yaml.Node) -> tuple[int, int]:
    """Where the node begins and ends in its file, in characters."""
    return node.start_mark.index, node.end_mark.index
