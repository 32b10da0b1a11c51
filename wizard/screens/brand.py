"""The employer's mark on its documents."""

from __future__ import annotations

import streamlit as st

from wizard import navigation
from wizard.components import organisation_fields, shell
from wizard.navigation import button, href
from wizard.screens.missing import draft_or_missing
from wizard.words import show


def show_page() -> None:
    sheet = draft_or_missing(navigation.BRAND)
    with shell.page("Your organisation’s name, logo and colour", back=href(navigation.TASKS)):
        show("brand_start")
        organisation_fields.draw(sheet)
        with st.container(key="going", horizontal=True):
            button("Continue", "continue", navigation.go, navigation.TEAMS, kind="primary")
