"""One topic: its questions, and beside them the clauses that the answers write."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from policybuilder.library.model import Topic
from policybuilder.policy.view import Asked
from wizard import drafts, navigation
from wizard.changes import note_changes
from wizard.components import contacts_editor, filter_note, how_sure, shell, team_switch, usual_answers
from wizard.components.decided import note_verdicts
from wizard.components.error_summary import draw_summary
from wizard.components.memory import recall
from wizard.components.preview import draw_preview
from wizard.components.question import Asking, asking, draw_question, rescue
from wizard.desk import EVERYONE, Row, desk
from wizard.fields.kinds import read_row
from wizard.navigation import button
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.words import show


def show_topic(topic_id: str) -> None:
    """The page of one topic."""
    sheet = draft_or_missing(navigation.topic_page(topic_id))
    topic = sheet.topic(topic_id)
    team = _team(sheet, topic)
    rows = rows_of(sheet, topic)
    number = [one.id for one in sheet.library.topics].index(topic_id) + 1
    recall(sheet, rows)
    note_changes(desk(), sheet.policy)
    caption = f"Section {number} of {len(sheet.library.topics)}"
    with shell.page(topic.title, caption=caption, back=_back(sheet, topic_id)) as page:
        summary = st.container(key="summary")  # always there: an element more would draw every input below it anew
        questions, preview = _columns(team)
        with preview:  # drawn first, since it is what a click changes
            draw_preview(sheet, topic.id, team)
        note_verdicts(sheet, rows, team)
        asked = [asking(sheet, row, sheet.findings) for row in rows]
        if desk().complaining:
            with summary:
                page.error = draw_summary(asked)
        with questions:
            _draw_start(sheet, topic)
            _draw_questions(sheet, asked)
            rescued = [one for one in asked if rescue(sheet, one.field)]
            _draw_buttons(topic.id)
    if rescued:
        st.rerun()


def _team(sheet: Sheet, topic: Topic) -> str:
    return team_switch.chosen_team(sheet) if topic.differs_by_service else EVERYONE


def rows_of(sheet: Sheet, topic: Topic) -> tuple[Row, ...]:
    """What the page asks: for everyone or for one team, and of one role where the address names it."""
    team, decides = _team(sheet, topic), navigation.asked_for("decides")
    asked = sheet.asked_of(team)
    mine = [one.id for one in topic.questions if not decides or decides in one.decides]
    return tuple((team, one) for one in mine if asked[one] is Asked.YES)


def _columns(team: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Where the questions go, and beside them or below them the clauses."""
    with st.container(key="split", horizontal=True, gap=None):
        return st.container(key="team-questions" if team else "questions"), st.container(key="preview")


def _draw_start(sheet: Sheet, topic: Topic) -> None:
    show("topic_start", summary=topic.summary)
    how_sure.draw(sheet, topic)
    if topic.differs_by_service and sheet.answers.services:
        team_switch.draw_switch(sheet, navigation.topic_page(topic.id))
    filter_note.draw(sheet, topic)


def _draw_questions(sheet: Sheet, asked: list[Asking]) -> None:
    if not asked:
        show("nothing_asked")
    for one in asked:
        if not one.field.question.optional:
            draw_question(sheet, one)
    usual = [one for one in asked if one.field.question.optional]
    if usual:
        usual_answers.draw_usual(sheet, usual)


def _draw_buttons(topic_id: str) -> None:
    with st.container(horizontal=True, key="going"):
        button("Continue", "continue", go_on, topic_id, kind="primary")
        button("Back to the list of sections", "to-tasks", navigation.go, navigation.TASKS)


def go_on(topic_id: str) -> None:
    """To the next topic, unless something typed here is not an answer yet."""
    sheet = drafts.open_sheet()
    if sheet is None:
        return
    unfinished = list(filter(partial(_is_unfinished, sheet), rows_of(sheet, sheet.topic(topic_id))))
    if unfinished:
        for row in unfinished:
            contacts_editor.open_first_faulty(sheet, row)
        if any(sheet.question(row).optional for row in unfinished):
            usual_answers.open_up()
        desk().complaining = True
        desk().point_to("error-summary")
        return
    order = [one.id for one in sheet.library.topics]
    after = order[order.index(topic_id) + 1 :]
    navigation.go(navigation.topic_page(after[0]) if after else navigation.CHECK)


def _is_unfinished(sheet: Sheet, row: Row) -> bool:
    """Whether something is typed there that is not an answer."""
    typed = sheet.draft.typed.get(row)
    return bool(typed and read_row(row, sheet.question(row), dict(typed)).faults)


def _back(sheet: Sheet, topic_id: str) -> str:
    order = [one.id for one in sheet.library.topics]
    before = order[: order.index(topic_id)]
    return navigation.href(navigation.topic_page(before[-1]) if before else navigation.TASKS)
