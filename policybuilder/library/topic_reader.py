"""One topic file to a Topic: shape only. What it refers to is checked in ``linking`` when the whole library is read."""

from __future__ import annotations

from policybuilder.library.condition_reader import read_condition
from policybuilder.library.fields import Fields
from policybuilder.library.legal_review_reader import read_legal_review
from policybuilder.library.model import (
    Audience,
    Check,
    Clause,
    FindingKind,
    Force,
    Place,
    Severity,
    Topic,
)
from policybuilder.library.question_reader import read_question
from policybuilder.library.rule_reader import read_rule, read_step, read_text
from policybuilder.problems import ProblemList
from policybuilder.yaml_reader import Node, Scalar, Sequence


def read_topic(topic_id: str, root: Node, problems: ProblemList) -> Topic:
    """The topic of one parsed file. Problems are collected; the Topic is whole only where there are none."""
    fields = Fields(root, f"Topic '{topic_id}'", problems)
    topic = Topic(
        id=topic_id,
        place=Place(problems.file, root.line),
        title=fields.text("title", required=True),
        summary=fields.text("summary", required=True),
        differs_by_service=fields.flag("differs_by_service"),
        legal_review=read_legal_review(fields),
        questions=tuple(read_question(topic_id, node, problems) for node in fields.items("questions")),
        clauses=tuple(_read_clause(topic_id, node, problems) for node in fields.items("clauses")),
        checks=tuple(_read_check(topic_id, node, problems) for node in fields.items("checks")),
        exclusive=tuple(_read_exclusive(topic_id, node, problems) for node in fields.items("exclusive")),
    )
    fields.finish()
    return topic


def _read_clause(topic_id: str, node: Node, problems: ProblemList) -> Clause:
    fields = Fields(node, "A clause", problems)
    short_id = fields.identifier()
    fields.what = f"Clause '{short_id}'"
    if "when" not in fields.entries:
        problems.add(node.line, f"{fields.what} has no 'when'", "Add its condition, or 'when: always'")
    clause = Clause(
        id=f"{topic_id}.{short_id}",
        topic=topic_id,
        place=Place(problems.file, node.line),
        title=fields.text("title", required=True),
        force=fields.choice("force", Force),
        law=fields.flag("law"),
        audience=fields.choice("audience", Audience),
        when=read_condition(fields.node("when"), problems),
        text=read_text(fields, "text", required=True),
        short=read_text(fields, "short") or None,
        to_people_we_support=read_text(fields, "to_people_we_support") or None,
        rationale=fields.text("rationale", required=True),
        sources=fields.texts("sources", required=True),
        reviewed=fields.day("reviewed"),
        rules=tuple(read_rule(node, problems) for node in fields.items("rules")),
        steps=tuple(read_step(node, problems) for node in fields.items("steps")),
    )
    fields.finish()
    if clause.steps and clause.force is not Force.MUST:
        problems.add(fields.line_of("steps"), f"{fields.what} has steps, but is no 'must'", "Move them to one that is")
    return clause


def _read_check(topic_id: str, node: Node, problems: ProblemList) -> Check:
    fields = Fields(node, "A check", problems)
    short_id = fields.identifier()
    fields.what = f"Check '{short_id}'"
    check = Check(
        id=f"{topic_id}.{short_id}",
        topic=topic_id,
        place=Place(problems.file, node.line),
        severity=fields.choice("severity", Severity),
        kind=fields.choice("kind", FindingKind),
        when=read_condition(fields.node("when"), problems),
        says=fields.text("says", required=True),
        fix=fields.text("fix", required=True),
        mend=fields.texts("mend", required=True),
        sources=fields.texts("sources", required=True),
    )
    fields.finish()
    return check


def _read_exclusive(topic_id: str, node: Node, problems: ProblemList) -> tuple[str, ...]:
    if isinstance(node, Sequence) and len(node.items) > 1:
        return tuple(f"{topic_id}.{item.value}" for item in node.items if isinstance(item, Scalar))
    problems.add(node.line, "An exclusive group needs two clauses or more", "Write it as [one_clause, other_clause]")
    return ()
