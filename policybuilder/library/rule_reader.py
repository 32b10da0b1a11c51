"""Rules and steps of a clause: shape only. What they refer to is checked in ``linking``."""

from __future__ import annotations

from policybuilder.conditions import NEVER
from policybuilder.library.condition_reader import read_condition
from policybuilder.library.fields import Fields
from policybuilder.library.model import Place, Rule, Step, StepOrder, Word
from policybuilder.library.prose_reader import read_prose
from policybuilder.problems import ProblemList
from policybuilder.prose import Prose
from policybuilder.yaml_reader import Node


def read_rule(node: Node, problems: ProblemList) -> Rule:
    fields = Fields(node, "A rule", problems)
    if "when" not in fields.entries:
        problems.add(node.line, "A rule has no 'when'", "Say which act or duty it is about")
    unless = fields.node("unless")
    rule = Rule(
        when=read_condition(fields.node("when"), problems),
        unless=read_condition(unless, problems) if unless else NEVER,
        word=fields.choice("verdict", Word),
        provided=read_text(fields, "provided"),
        ask=fields.text("ask"),
        also=fields.texts("also"),
        permits=fields.flag("permits"),
        place=Place(problems.file, node.line),
    )
    fields.finish()
    _check_shape(rule, problems)
    return rule


def _check_shape(rule: Rule, problems: ProblemList) -> None:
    for key, word, there in (("provided", Word.YES_IF, rule.provided), ("ask", Word.ASK_FIRST, rule.ask)):
        if bool(there) != (rule.word is word):
            todo = f"Add '{key}'" if rule.word is word else f"Remove '{key}', or make the verdict {word}"
            problems.add(rule.place.line, f"A rule that says '{rule.word}' {'has' if there else 'lacks'} '{key}'", todo)
    if rule.permits and rule.word is not Word.YES:
        problems.add(rule.place.line, f"A rule that says '{rule.word}' has 'permits'", "Remove 'permits'")


def read_step(node: Node, problems: ProblemList) -> Step:
    fields = Fields(node, "A step", problems)
    step = Step(
        when=read_condition(fields.node("when"), problems),
        order=fields.choice("order", StepOrder),
        text=read_text(fields, "do", required=True),
        place=Place(problems.file, node.line),
    )
    fields.finish()
    return step


def read_text(fields: Fields, key: str, required: bool = False) -> Prose:
    """The text under a key; nothing where there is none."""
    text = fields.text(key, required)
    return read_prose(text, fields.line_of(key), fields.problems) if text else ()
