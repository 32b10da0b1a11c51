"""Conditions as written in YAML to Condition values. What they name is checked later, when all topics are read."""

from __future__ import annotations

from policybuilder.conditions import ALWAYS, All, Any, Condition, Is, Not
from policybuilder.problems import ProblemList
from policybuilder.yaml_reader import Node, Scalar, Sequence, Table

_SHAPE = "Write {topic.question: option}, {all: [...]}, {any: [...]} or {not: ...}"


def read_condition(node: Node | None, problems: ProblemList) -> Condition:
    """The condition of a ``when``; ``always`` and a missing one hold always."""
    if node is None or (isinstance(node, Scalar) and node.value == "always"):
        return ALWAYS
    return _read(node, problems)


def _read(node: Node, problems: ProblemList) -> Condition:
    if not isinstance(node, Table) or len(node.entries) != 1:
        problems.add(node.line, "A condition must have exactly one key", _SHAPE)
        return ALWAYS
    key, entry = next(iter(node.entries.items()))
    match key:
        case "all" | "any":
            parts = _parts(key, entry.node, problems)
            return All(parts) if key == "all" else Any(parts)
        case "not":
            return Not(_read(entry.node, problems))
        case _:
            return Is(key, _values(key, entry.node, problems))


def _parts(key: str, node: Node, problems: ProblemList) -> tuple[Condition, ...]:
    if isinstance(node, Sequence) and node.items:
        return tuple(_read(item, problems) for item in node.items)
    problems.add(node.line, f"'{key}' needs a list of conditions", _SHAPE)
    return ()


def _values(key: str, node: Node, problems: ProblemList) -> tuple[str, ...]:
    if isinstance(node, Scalar) and node.value:
        return (node.value,)
    if isinstance(node, Sequence) and node.items and all(isinstance(item, Scalar) for item in node.items):
        return tuple(item.value for item in node.items if isinstance(item, Scalar))
    problems.add(node.line, f"The condition on '{key}' needs a value or a list of values", _SHAPE)
    return ()
