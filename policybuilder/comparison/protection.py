"""Which stance protects workers most, and which the people supported: read from the library, never added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from policybuilder.library.fields import Fields
from policybuilder.library.model import Library
from policybuilder.problems import ProblemList, did_you_mean
from policybuilder.yaml_reader import Table, read_yaml

FILE = "reading/_protection.yml"
SIDES = ("workers", "people")


@dataclass(frozen=True)
class Protecting:
    """The stance that protects one side most on a question, and the reason in a sentence."""

    stance: str
    because: str


Protection = Mapping[str, Mapping[str, Protecting]]


def load_protection(clauses: Path, library: Library) -> Protection:
    """By question and side. Raises InputError where a question or an option is not in the library."""
    path = clauses / FILE
    problems = ProblemList(f"{clauses.name}/{FILE}")
    node = read_yaml(path.read_text(encoding="utf-8"), problems.file) if path.is_file() else Table({}, 1)
    found: dict[str, Mapping[str, Protecting]] = {}
    for question_id, entry in (node.entries if isinstance(node, Table) else {}).items():
        question = library.questions.get(question_id)
        if question is None:
            todo = did_you_mean(question_id, library.questions, "Take it out")
            problems.add(entry.key_line, f"The library has no question '{question_id}'", todo)
            continue
        fields = Fields(entry.node, question_id, problems)
        found[question_id] = MappingProxyType(
            {side: one for side in SIDES if (one := _side(fields, side, question.states))}
        )
        fields.finish()
    problems.raise_if_any()
    return MappingProxyType(found)


def _side(fields: Fields, side: str, states: tuple[str, ...]) -> Protecting | None:
    node = fields.node(side)
    if node is None:
        return None
    part = Fields(node, f"'{side}'", fields.problems)
    found = Protecting(part.text("stance", required=True), part.text("because", required=True))
    if found.stance not in states:
        part.problems.add(
            part.line_of("stance"), f"'{found.stance}' is not an option", f"Use one of: {', '.join(states)}"
        )
    part.finish()
    return found
