"""The clauses that a page produces, with their numbers and reasons, and what the last answer changed."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from policybuilder.library.model import Sureness
from policybuilder.policy.model import BlockValue, Policy, Section
from policybuilder.week import Week
from wizard.desk import EVERYONE, desk
from wizard.sheet import Sheet
from wizard.words import fill, show


def draw_preview(sheet: Sheet, topic_id: str, team: str) -> None:
    """The topic's section of the policy; for a team, what differs for it."""
    section = next((one for one in sheet.policy.sections if one.topic == topic_id), None)
    differences = [one for one in section.differences if one.service == team] if section and team else []
    show(
        "preview",
        section=section,
        team=sheet.team_label(team),
        difference=differences[0] if differences else None,
        drawn=drawn_blocks(sheet.policy.blocks),
        team_drawn=drawn_blocks(differences[0].blocks) if differences else {},
        marks=desk().marks,
        gone=desk().gone,
        elsewhere=changed_elsewhere(sheet.policy, section),
        legend=sheet.topic(topic_id).title,
        for_team=team != EVERYONE,
        team_id=team,
        unsure={one.id: one.title for one in sheet.policy.sources if one.sure is Sureness.TO_CHECK},
    )


def changed_elsewhere(policy: Policy, section: Section | None) -> list[tuple[str, str]]:
    """Clauses of other sections that the last answer changed: (mark, number and title)."""
    here = {clause.id for clause in section.clauses} if section else set()
    return [
        (mark, f"{clause.number} {clause.title}")
        for clause in policy.clauses
        if clause.id not in here and (mark := desk().marks.get(clause.id))
    ]


def drawn_blocks(blocks: Mapping[str, BlockValue]) -> dict[str, Markup]:
    """The weeks and contacts of a policy as short tables."""
    return {
        question: Markup(fill("week_block" if isinstance(value, Week) else "contacts_block", value=value))  # noqa: S704
        for question, value in blocks.items()
    }
