"""What the last answer changed in the policy: clauses new, changed, gone. For the marks beside the clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from policybuilder.policy.model import AddedClause, DroppedClause, Policy, PolicyClause, ReplacedClause
from policybuilder.prose import AnswerBlock, BulletList, ClauseRef, Inline, Paragraph, Prose, Strong
from wizard.desk import Desk

NEW, CHANGED = "New", "Changed"


def note_changes(desk: Desk, policy: Policy) -> None:
    """Compare the policy with the one this tab showed last, and mark what differs. No difference keeps the marks."""
    now = dict(_prints(policy))
    before, desk.shown = desk.shown, now
    if before is None or before == now:
        return
    marks = {key: NEW if key not in before else CHANGED for key, print_ in now.items() if before.get(key) != print_}
    desk.marks = marks
    desk.gone = tuple(str(before[key][0]) for key in before if key not in now)
    desk.message = _said(policy, desk)


def _said(policy: Policy, desk: Desk) -> str:
    numbers = {clause.id: f"{clause.number} {clause.title}" for clause in policy.clauses}
    said = [f"{mark}: {numbers[key]}" for key, mark in desk.marks.items() if key in numbers]
    said += [f"Taken out: {title}" for title in desk.gone]
    return "Policy updated. " + ". ".join(said[:4]) + ("." if said else "") + _more(len(said) - 4)


def _more(number: int) -> str:
    return f" And {number} more." if number > 0 else ""


def _prints(policy: Policy) -> Iterator[tuple[str, Any]]:
    for section in policy.sections:
        for clause in section.clauses:
            yield clause.id, _print(clause, policy)
        for difference in section.differences:
            for change in difference.changes:
                yield from _team_print(difference.service, change, policy)


def _team_print(team: str, change: Any, policy: Policy) -> Iterator[tuple[str, Any]]:
    match change:
        case ReplacedClause(clause) | AddedClause(clause):
            yield f"{team}:{clause.id}", _print(clause, policy)
        case DroppedClause(_, title):
            yield f"{team}:without {title}", (title, "dropped")


def _print(clause: PolicyClause, policy: Policy) -> tuple[Any, ...]:
    return (clause.title, clause.force, tuple(_words(clause.text, policy)))


def _words(prose: Prose, policy: Policy) -> Iterator[Any]:
    """The text with its references by clause instead of by number: a new number alone is no change."""
    for block in prose:
        match block:
            case Paragraph(inlines):
                yield tuple(map(_unnumbered, inlines))
            case BulletList(items):
                yield tuple(tuple(map(_unnumbered, item)) for item in items)
            case AnswerBlock(question):
                yield policy.blocks.get(question)


def _unnumbered(inline: Inline) -> Any:
    match inline:
        case ClauseRef(clause, _, _):
            return clause
        case Strong(inlines):
            return tuple(map(_unnumbered, inlines))
        case _:
            return inline
