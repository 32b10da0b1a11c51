"""What is unlawful, unsafe, unworkable or unfair in the answers, in plain words, with the way to mend it."""

from __future__ import annotations

import streamlit as st

from policybuilder.checking import Finding
from policybuilder.library.model import Severity
from policybuilder.policy.view import Asked
from wizard import navigation
from wizard.components import shell
from wizard.links import question_link
from wizard.navigation import button, href
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.words import show


def show_page() -> None:
    sheet = draft_or_missing(navigation.FINDINGS)
    with shell.page("Findings", back=href(navigation.CHECK)):
        show("findings", groups=_groups(sheet), undecided=len(sheet.undecided))
        with st.container(key="going", horizontal=True):
            button("Continue to preview and download", "continue", navigation.go, navigation.FINISH, kind="primary")


def _groups(sheet: Sheet) -> list[tuple[str, list[dict[str, object]]]]:
    """Findings by severity, and last those to be confirmed in another policy."""
    groups = [(one.value, [_card(sheet, found) for found in sheet.findings if _is(found, one)]) for one in Severity]
    confirm = [_card(sheet, found) for found in sheet.findings if found.confirm]
    return [(name, cards) for name, cards in (*groups, ("confirm", confirm)) if cards]


def _is(found: Finding, severity: Severity) -> bool:
    return found.severity is severity and not found.confirm


def _card(sheet: Sheet, found: Finding) -> dict[str, object]:
    questions = sheet.library.questions
    team = next((one.id for one in sheet.answers.services if one.label == found.service), "")
    return {
        "finding": found,
        "because": [(questions[one].about, words) for one, words in found.answers.items() if one in questions],
        "mend": [(questions[one].about, question_link(sheet, one, team)) for one in _to_open(sheet, found, team)],
        "sources": [sheet.library.sources[one] for one in found.sources],
    }


def _to_open(sheet: Sheet, found: Finding, team: str) -> list[str]:
    """The questions that mend it and are asked of this employer."""
    asked = sheet.asked_of(team)
    return [one for one in found.mend if asked[one] is Asked.YES] or list(found.mend)
