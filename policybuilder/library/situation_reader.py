"""``situations/``: facts, roles and the groups of the catalogue. What they refer to is checked in ``linking``."""

from __future__ import annotations

from types import MappingProxyType

from policybuilder.library.condition_reader import read_condition
from policybuilder.library.fields import Fields
from policybuilder.library.model import Place
from policybuilder.library.rule_reader import read_text
from policybuilder.library.situation_model import (
    STRICTNESS,
    Beside,
    Fact,
    FactValue,
    Never,
    Role,
    Situation,
    SituationGroup,
    StandIn,
)
from policybuilder.problems import ProblemList
from policybuilder.yaml_reader import Node, Scalar

ASKED_BY = ("worker", "manager", "person", "union")
ON_DUTY = ("open", "always")


def read_facts(root: Node, problems: ProblemList) -> tuple[Fact, ...]:
    fields = Fields(root, "The list of facts", problems)
    facts = tuple(_read_fact(node, problems) for node in fields.items("facts"))
    fields.finish()
    return facts


def _read_fact(node: Node, problems: ProblemList) -> Fact:
    fields = Fields(node, "A fact", problems)
    short_id = fields.identifier()
    fields.what = f"Fact '{short_id}'"
    fact = Fact(
        id=f"situation.{short_id}",
        ask=fields.text("ask", required=True),
        about=fields.text("about", required=True),
        values=tuple(_read_value(item, problems) for item in fields.items("values")),
        presumed=fields.text("presumed"),
        place=Place(problems.file, node.line),
    )
    fields.finish()
    if fact.presumed and fact.presumed not in fact.states:
        what = f"{fields.what} presumes '{fact.presumed}', which is not one of its values"
        problems.add(fields.line_of("presumed"), what, f"Use one of: {', '.join(fact.states)}")
    return fact


def _read_value(node: Node, problems: ProblemList) -> FactValue:
    fields = Fields(node, "A value", problems)
    value = FactValue(fields.identifier(), fields.text("label", required=True))
    fields.finish()
    return value


def _one_of(fields: Fields, key: str, known: tuple[str, ...]) -> str:
    value = fields.text(key)
    if value not in known:
        todo = f"Use one of: {', '.join(filter(None, known))}"
        fields.problems.add(fields.line_of(key), f"'{key}' of {fields.what} is '{value}'", todo)
    return value


def read_roles(root: Node, problems: ProblemList) -> tuple[Role, ...]:
    fields = Fields(root, "The list of roles", problems)
    roles = tuple(_read_role(node, problems) for node in fields.items("roles"))
    fields.finish()
    return roles


def _read_role(node: Node, problems: ProblemList) -> Role:
    fields = Fields(node, "A role", problems)
    role_id = fields.identifier()
    fields.what = f"Role '{role_id}'"
    role = Role(
        id=role_id,
        says=read_text(fields, "says", required=True),
        on_duty=_one_of(fields, "on_duty", ON_DUTY),
        stand_ins=tuple(_read_stand_in(item, problems) for item in fields.items("stand_in")),
        place=Place(problems.file, node.line),
    )
    fields.finish()
    return role


def _read_stand_in(node: Node, problems: ProblemList) -> StandIn:
    fields = Fields(node, "A stand-in", problems)
    stand_in = StandIn(read_condition(fields.node("when"), problems), read_text(fields, "says", required=True))
    fields.finish()
    return stand_in


def read_group(group_id: str, root: Node, problems: ProblemList) -> SituationGroup:
    fields = Fields(root, f"The group '{group_id}'", problems)
    group = SituationGroup(
        id=group_id,
        title=fields.text("title", required=True),
        situations=tuple(_read_situation(group_id, node, problems) for node in fields.items("situations")),
        beside=tuple(_read_beside(node, problems) for node in fields.items("beside")),
    )
    fields.finish()
    return group


def _read_situation(group_id: str, node: Node, problems: ProblemList) -> Situation:
    fields = Fields(node, "A situation", problems)
    short_id = fields.identifier()
    fields.what = f"Situation '{short_id}'"
    situation = Situation(
        id=short_id,
        group=group_id,
        told=" ".join(fields.text("told", required=True).split()),
        asks=fields.text("asks", required=True),
        asked_by=_one_of(fields, "asked_by", ASKED_BY),
        when=fields.text("when"),
        facts=MappingProxyType(_facts_of(fields)),
        topics=fields.texts("topics", required=True),
        never=fields.choices("never", STRICTNESS, required=False),
        because=fields.text("because"),
        sources=fields.texts("sources"),
        place=Place(problems.file, node.line),
    )
    fields.finish()
    if bool(situation.never) != bool(situation.because):
        problems.add(node.line, f"{fields.what} has one of 'never' and 'because'", "Give both, or neither")
    return situation


def _facts_of(fields: Fields) -> dict[str, str]:
    found = {}
    for key, entry in fields.table("facts").items():
        if isinstance(entry.node, Scalar):
            found[f"situation.{key}"] = entry.node.value
        else:
            what = f"Fact '{key}' of {fields.what} must have one value"
            fields.problems.add(entry.key_line, what, "Write one value after the colon")
    return found


def _read_beside(node: Node, problems: ProblemList) -> Beside:
    fields = Fields(node, "A line under 'beside'", problems)
    one = fields.node("clause")
    clauses = (one.value,) if isinstance(one, Scalar) else fields.texts("clause", required=True)
    beside = Beside(fields.text("told", required=True), clauses, Place(problems.file, node.line))
    fields.finish()
    return beside


def read_never(node: Node, problems: ProblemList) -> Never:
    fields = Fields(node, "A 'never' line", problems)
    line = Never(
        when=read_condition(fields.node("when"), problems),
        words=fields.choices("verdicts", STRICTNESS),
        because=fields.text("because", required=True),
        place=Place(problems.file, node.line),
    )
    fields.finish()
    return line
