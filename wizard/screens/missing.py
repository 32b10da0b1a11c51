"""What a page shows when its address names no draft."""

from __future__ import annotations

import streamlit as st

from wizard import drafts, navigation
from wizard.components import shell
from wizard.desk import desk
from wizard.sheet import Sheet
from wizard.words import show


def draft_or_missing(page: str) -> Sheet:
    """The draft the page is about. Where there is none the page says so, and nothing after this call is run."""
    sheet = drafts.open_sheet()
    desk().turn_to(page, sheet.token if sheet else "")
    if sheet is None:
        with shell.page("We cannot find that draft"):
            start = navigation.href(navigation.START, draft="")
            show("missing", named=bool(navigation.asked_for("draft")), start=start)
        st.stop()
    return sheet
