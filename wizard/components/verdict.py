"""A verdict for the page: with links to the answers it rests on, and the texts of its clause and sources."""

from __future__ import annotations

from typing import Any

from policybuilder.policy.model import PolicyClause
from policybuilder.situations.verdict import Verdict
from policybuilder.situations.words import in_words
from wizard.components.preview import drawn_blocks
from wizard.links import question_link
from wizard.sheet import Sheet


def verdict_values(sheet: Sheet, verdict: Verdict, team: str = "") -> dict[str, Any]:
    """What the template of a verdict prints."""
    clause = _clause(sheet, verdict)
    questions = sheet.library.questions
    settle = verdict.settle.subject if verdict.settle else ""
    return {
        "verdict": verdict,
        "word": in_words(verdict),
        "because": [
            (one.about, one.value, question_link(sheet, one.subject, team) if one.subject in questions else "")
            for one in verdict.because
        ],
        "changes": [(sheet.library.facts[one.subject].about, one) for one in verdict.changes],
        "settle_link": question_link(sheet, settle, team) if settle in questions else "",
        "clause": clause,
        "blocks": drawn_blocks(sheet.policy.blocks),
        "sources": [sheet.library.sources[one] for one in clause.sources] if clause else [],
    }


def _clause(sheet: Sheet, verdict: Verdict) -> PolicyClause | None:
    """The deciding clause as the policy prints it, for everyone or for the team that has its own."""
    if verdict.clause is None:
        return None
    return next((one for one in sheet.every_clause if one.id == verdict.clause.id), None)
