"""Asked once: does everybody keep the same hours, devices and channels, or do some teams differ?"""

from __future__ import annotations

import streamlit as st

from policybuilder.store.model import Conflict
from wizard import drafts, navigation
from wizard.components import shell
from wizard.components.care import button_with_care
from wizard.desk import desk, to_the_end
from wizard.navigation import button
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.words import show

ERROR, SAME, SEVERAL = "team-error", "One set for everyone", "Some teams differ"


def show_page() -> None:
    sheet = draft_or_missing(navigation.TEAMS)
    teams = sheet.answers.services
    with shell.page("Do some teams differ?", back=navigation.href(navigation.TASKS)):
        show("teams_start", topics=[one.title for one in sheet.library.topics if one.differs_by_service])
        several = bool(teams) or _asks_for_several()
        for team in teams:
            _draw_team(sheet, team.id, team.label, len(team.answers))
        if several:
            _draw_new(len(teams))
        with st.container(key="going", horizontal=True):
            first = sheet.library.topics[0].id
            button("Continue", "continue", navigation.go, navigation.topic_page(first), kind="primary")


def _asks_for_several() -> bool:
    choice = st.radio("Do some teams differ?", [SAME, SEVERAL], key="teams-differ", label_visibility="collapsed")
    return choice == SEVERAL


def _draw_team(sheet: Sheet, team: str, label: str, differing: int) -> None:
    with st.container(key=f"team-{team}", horizontal=True, vertical_alignment="center"):
        show("team", label=label, differing=differing)
        warning = f"{label} and its own answers will be removed."
        button_with_care(f"Remove {label}", f"remove-{team}", warning, remove, team, sheet.draft.revision)


def _draw_new(number: int) -> None:
    show("new_team", error=st.session_state.get(ERROR, ""))
    key = f"new-team-{number}"
    st.text_input("Name of a team that differs", key=key, on_change=add, args=(key,))
    button("Add this team", "add-team", add, key)


@to_the_end
def add(key: str) -> None:
    """Add the team that is named in the input. The next one gets an input of its own."""
    sheet = drafts.open_sheet()
    label = str(st.session_state.get(key, "")).strip()
    if not (sheet and label):
        return
    try:
        sheet.store.add_service(sheet.token, label)
    except ValueError as refusal:
        st.session_state[ERROR] = str(refusal)
        return
    st.session_state[ERROR] = ""
    desk().message = f"{label} is added."


def remove(team: str, seen: int) -> None:
    """Unless another tab has changed the team since this page was drawn."""
    sheet = drafts.open_sheet()
    if sheet and isinstance(sheet.store.remove_service(sheet.token, team, seen=seen), Conflict):
        desk().message = "The team was changed in another tab, so it is still here. Look at it before you remove it."
