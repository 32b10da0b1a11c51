"""``library.yml``: the version, order of topics, glossary, computed facts, what never meets, what is retired."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policybuilder.library.condition_reader import read_condition
from policybuilder.library.fields import Fields
from policybuilder.library.model import ComputedFact, Impossible, Place, Retired, Term
from policybuilder.library.situation_model import Never
from policybuilder.library.situation_reader import read_never
from policybuilder.problems import ProblemList
from policybuilder.yaml_reader import Node

_VERSION = re.compile(r"\d+\.\d+\.\d+\Z")


@dataclass(frozen=True)
class Head:
    version: str
    policy_title: str
    topics: tuple[str, ...]
    topics_line: int
    glossary: tuple[Term, ...]
    computed: tuple[ComputedFact, ...]
    impossible: tuple[Impossible, ...]
    never: tuple[Never, ...]
    groups: tuple[str, ...]
    retired: tuple[Retired, ...]


def read_head(root: Node, problems: ProblemList) -> Head:
    fields = Fields(root, "The library", problems)
    head = Head(
        version=fields.text("version", required=True),
        policy_title=fields.text("policy_title", required=True),
        topics=fields.texts("topics", required=True),
        topics_line=fields.line_of("topics"),
        glossary=tuple(_read_term(node, problems) for node in fields.items("glossary")),
        computed=tuple(_read_fact(node, problems) for node in fields.items("computed")),
        impossible=tuple(_read_impossible(node, problems) for node in fields.items("impossible")),
        never=tuple(read_never(node, problems) for node in fields.items("never")),
        groups=fields.texts("situation_groups"),
        retired=tuple(_read_retired(node, problems) for node in fields.items("retired")),
    )
    fields.finish()
    if head.version and not _VERSION.match(head.version):
        problems.add(fields.line_of("version"), f"'{head.version}' is not a version", "Write it as 1.0.0")
    return head


def _read_term(node: Node, problems: ProblemList) -> Term:
    fields = Fields(node, "A term of the glossary", problems)
    term = Term(fields.text("term", required=True), fields.text("means", required=True))
    fields.finish()
    return term


def _read_fact(node: Node, problems: ProblemList) -> ComputedFact:
    fields = Fields(node, "A computed fact", problems)
    fact = ComputedFact(
        id=fields.identifier(),
        about=fields.text("about", required=True),
        values=fields.texts("values", required=True),
        questions=fields.texts("questions"),
        place=Place(problems.file, node.line),
    )
    fields.finish()
    return fact


def _read_impossible(node: Node, problems: ProblemList) -> Impossible:
    fields = Fields(node, "An 'impossible' line", problems)
    line = Impossible(
        when=read_condition(fields.node("when"), problems),
        because=fields.text("because", required=True),
        place=Place(problems.file, node.line),
    )
    fields.finish()
    return line


def _read_retired(node: Node, problems: ProblemList) -> Retired:
    fields = Fields(node, "A retired id", problems)
    retired = Retired(fields.text("id", required=True), fields.texts("successors"))
    fields.finish()
    return retired
