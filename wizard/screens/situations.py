"""What the policy says about real situations: the catalogue, those without an answer first."""

from __future__ import annotations

import streamlit as st

from policybuilder.library.situation_model import Situation
from policybuilder.situations.judging import Judge
from policybuilder.situations.verdict import SILENT
from wizard import navigation
from wizard.components import shell, team_switch
from wizard.components.verdict import verdict_values
from wizard.navigation import button, href
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.words import show


def show_page() -> None:
    sheet = draft_or_missing(navigation.SITUATIONS)
    team = team_switch.chosen_team(sheet)
    cards = _cards(sheet, sheet.judge_of(team), team)
    silent = [card for _, group in cards for card in group if card["verdict"].word == SILENT]
    with shell.page("What does our policy say?", back=href(navigation.FINDINGS)):
        if sheet.answers.services:
            team_switch.draw_switch(sheet, navigation.SITUATIONS)
        number = sum(len(group) for _, group in cards)
        own = href(navigation.OWN_SITUATION)
        show("situations_start", number=number, silent=len(silent), undecided=len(sheet.undecided), own=own)
        if silent:
            show("situations", groups=[("Your policy does not say", silent)], open=False)
        show("situations", groups=[(title, [one for one in group if one not in silent]) for title, group in cards])
        with st.container(key="going", horizontal=True):
            button("Continue to preview and download", "continue", navigation.go, navigation.FINISH, kind="primary")


def _cards(sheet: Sheet, judge: Judge, team: str) -> list[tuple[str, list[dict[str, object]]]]:
    return [
        (group.title, [_card(sheet, judge, situation, team) for situation in group.situations])
        for group in sheet.library.groups
    ]


def _card(sheet: Sheet, judge: Judge, situation: Situation, team: str) -> dict[str, object]:
    return {"situation": situation, **verdict_values(sheet, judge.on(situation), team)}
