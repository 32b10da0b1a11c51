"""Optional questions: their usual answers stand until somebody changes or confirms them."""

from __future__ import annotations

import streamlit as st

from wizard import drafts
from wizard.components.question import Asking, draw_question
from wizard.desk import Row, desk
from wizard.navigation import button
from wizard.saying import anchor
from wizard.sheet import Sheet
from wizard.words import show

KEY = "usual-answers"


def draw_usual(sheet: Sheet, asked: list[Asking]) -> None:
    """The questions in a part that opens. It stands open where one of them needs to be seen."""
    part = st.expander(f"Usual answers ({len(asked)}): change any", key=KEY, expanded=_needed(asked), on_change="rerun")
    standing = [one.row for one in asked if _is_usual(sheet, one.row)]
    if not part.open:
        return
    with part:
        show("usual_start", standing=len(standing))
        with st.container(key="confirm-usual-answers"):
            if standing:
                button("Confirm the usual answers", "confirm-usual", confirm, tuple(standing))
        for one in asked:
            draw_question(sheet, one)


def _needed(asked: list[Asking]) -> bool:
    anchors = {anchor(one.row[1], one.row[0]) for one in asked}
    return desk().focus in anchors or any(one.faults for one in asked)


def _is_usual(sheet: Sheet, row: Row) -> bool:
    answer = sheet.answer(row)
    return bool(answer and answer.defaulted)


def open_up() -> None:
    """Open the part. For callbacks."""
    st.session_state[KEY] = True


def confirm(rows: tuple[Row, ...]) -> None:
    """Somebody has looked at these usual answers, and they stand."""
    sheet = drafts.open_sheet()
    if sheet:
        for row in rows:
            drafts.confirm(sheet, row)
