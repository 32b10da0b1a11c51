"""Two tabs have changed one question: theirs, yours, and which to keep."""

from __future__ import annotations

import streamlit as st

from policybuilder.answers.model import Answer
from policybuilder.answers.words import in_words
from wizard import drafts
from wizard.desk import Row, desk
from wizard.fields.field import Field
from wizard.navigation import button
from wizard.sheet import Sheet
from wizard.words import show


def draw_clash(sheet: Sheet, field: Field) -> None:
    """Nothing, unless this tab's answer to the question was not saved because of another's."""
    found = desk().clashes.get(field.row)
    if found is None:
        return
    with st.container(key=f"clash-{field.box}"):
        show("clash", theirs=_said(sheet, field, sheet.answer(field.row)), yours=_said(sheet, field, found.yours))
        with st.container(horizontal=True, key=f"clash-buttons-{field.box}"):
            button("Keep yours", f"yours-{field.box}", keep_yours, field.row)
            button("Keep theirs", f"theirs-{field.box}", keep_theirs, field.row)


def _said(sheet: Sheet, field: Field, answer: Answer | None) -> str:
    return in_words(sheet.library, field.question.id, answer) if answer else "Not decided yet"


def keep_yours(row: Row) -> None:
    sheet = drafts.open_sheet()
    found = desk().clashes.pop(row, None)
    if sheet and found:
        desk().mine[row] = sheet.revision(row)
        drafts.save(sheet, row, found.yours, found.typed)
        desk().draw_anew(row)


def keep_theirs(row: Row) -> None:
    sheet = drafts.open_sheet()
    desk().clashes.pop(row, None)
    if sheet:
        drafts.forget_typed(sheet, row)
        desk().mine[row] = sheet.revision(row)
        desk().draw_anew(row)
