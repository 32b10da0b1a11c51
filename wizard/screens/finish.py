"""What still blocks publishing, the whole policy, and the files to take away."""

from __future__ import annotations

import streamlit as st

from wizard import navigation
from wizard.components import downloads, shell
from wizard.components.care import button_with_care
from wizard.components.preview import drawn_blocks
from wizard.links import question_link
from wizard.navigation import button, href
from wizard.screens.missing import draft_or_missing
from wizard.server import services
from wizard.sheet import Sheet
from wizard.words import show


def show_page() -> None:
    sheet = draft_or_missing(navigation.FINISH)
    with shell.page("Preview and download", back=href(navigation.FINDINGS)):
        stops = [one for one in sheet.findings if one.blocks_publishing]
        show("blocking", stops=stops, undecided=_undecided(sheet), findings=href(navigation.FINDINGS))
        downloads.draw(sheet)
        name = sheet.answers.organisation.name
        show("brand_reminder", name=name, link=href(navigation.BRAND))
        show("whole_policy", policy=sheet.policy, drawn=drawn_blocks(sheet.policy.blocks), preview=_preview(sheet))
        with st.container(key="going", horizontal=True):
            button("Back to the list of sections", "to-tasks", navigation.go, navigation.TASKS)
        show("delete")
        warning = "This draft and all its answers will be deleted from the server, for everyone who has its link."
        button_with_care("Delete this draft", "delete", warning, delete, sheet.token)


def delete(token: str) -> None:
    services().store.delete(token)
    navigation.go(navigation.START, draft="", decides="")


def _undecided(sheet: Sheet) -> list[tuple[str, str]]:
    return [(sheet.library.questions[one].about, question_link(sheet, one)) for one in sheet.undecided]


def _preview(sheet: Sheet) -> str:
    return f"./preview/{sheet.token}"
