"""Why the employer chose an answer: kept for the decision record, never in a public document."""

from __future__ import annotations

import streamlit as st

from policybuilder.answers.file import NOTE_LENGTH
from policybuilder.answers.words import in_words
from policybuilder.store.model import Conflict
from wizard import drafts, navigation
from wizard.components import shell
from wizard.desk import desk, to_the_end
from wizard.links import question_link
from wizard.navigation import button, href
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.words import show

TEXT, CLASH = "note-text", "note-clash"


def show_page() -> None:
    sheet = draft_or_missing(navigation.NOTE)
    question = sheet.library.questions.get(navigation.asked_for("question"))
    with shell.page("Why did you choose this?", back=href(navigation.CHECK)):
        if question is None:
            show("nothing_asked")
            return
        _draw(sheet, question.id)


def _draw(sheet: Sheet, question_id: str) -> None:
    question, answer = sheet.library.questions[question_id], sheet.everyones(question_id)
    said = in_words(sheet.library, question_id, answer) if answer else ""
    show("note", question=question, answer=said, box="box-note", clash=st.session_state.pop(CLASH, ""))
    stands = sheet.answers.notes.get(question_id, "")
    key = f"{TEXT}-{question_id.replace('.', '-')}"
    with st.container(key="box-note"):
        text = st.text_area(
            "Why you chose this",
            value=stands,
            key=key,
            height=200,
            max_chars=NOTE_LENGTH,
            on_change=keep,
            args=(question_id, key),
        )
    with st.container(key="going", horizontal=True):
        button("Save and go back to your answers", "done", leave, kind="primary")
        button("Go to the question", "to-question", navigation.follow, question_link(sheet, question_id))
    if desk().fresh and text != stands:
        keep(question_id, key)


@to_the_end
def keep(question_id: str, key: str) -> None:
    """Save the note as it is typed. Where another tab has written one, both are kept, one under the other."""
    sheet = drafts.open_sheet()
    if sheet is None:
        return
    text = str(st.session_state.get(key, ""))
    row = ("note", question_id)
    revision = sheet.draft.revisions.notes.get(question_id, 0)
    seen = revision if revision <= desk().seen or desk().mine.get(row) == revision else desk().seen
    saved = sheet.store.save_note(sheet.token, question_id, text, base_revision=seen)
    if isinstance(saved, Conflict):
        both = f"{saved.theirs or ''}\n\n{text}".strip()
        saved = sheet.store.save_note(sheet.token, question_id, both, base_revision=saved.revision)
        st.session_state[CLASH] = saved and (sheet.answers.notes.get(question_id) or "")
    if not isinstance(saved, Conflict):
        desk().mine[row] = saved.revision


def leave() -> None:
    navigation.go(navigation.CHECK)
