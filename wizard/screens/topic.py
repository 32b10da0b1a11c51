"""One topic: its questions, and beside them the clauses that the answers write."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from policybuilder.library.model import Question, Topic
from policybuilder.policy.view import Asked
from wizard import drafts, navigation
from wizard.changes import note_changes
from wizard.components import filter_note, shell, team_switch
from wizard.components.error_summary import draw_summary
from wizard.components.memory import recall
from wizard.components.preview import draw_preview
from wizard.components.question import Asking, asking, draw_question, rescue
from wizard.components.usual_answers import draw_usual
from wizard.desk import Row, desk
from wizard.fields.kinds import read_row
from wizard.navigation import button
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.words import show


def show_topic(topic_id: str) -> None:
    """The page of one topic."""
    sheet = draft_or_missing(navigation.topic_page(topic_id))
    topic = sheet.topic(topic_id)
    team = team_switch.chosen_team(sheet) if topic.differs_by_service else ""
    rows = tuple((team, question.id) for question in _questions(sheet, topic, team))
    number = [one.id for one in sheet.library.topics].index(topic_id) + 1
    recall(sheet, rows)
    note_changes(desk(), sheet.policy)
    caption = f"Section {number} of {len(sheet.library.topics)}"
    with shell.page(topic.title, caption=caption, back=_back(sheet, topic_id)) as page:
        summary = st.container() if desk().complaining else None
        questions, preview = _columns(team)
        with preview:  # drawn first, since it is what a click changes
            draw_preview(sheet, topic.id, team)
        asked = [asking(sheet, row, sheet.findings) for row in rows]
        if summary:
            with summary:
                page.error = draw_summary(asked)
        with questions:
            _draw_start(sheet, topic)
            _draw_questions(sheet, asked)
            rescued = [one for one in asked if rescue(sheet, one.field)]
            _draw_buttons(topic.id)
    if rescued:
        st.rerun()


def _questions(sheet: Sheet, topic: Topic, team: str) -> list[Question]:
    asked, decides = sheet.asked_of(team), navigation.asked_for("decides")
    mine = [one for one in topic.questions if not decides or decides in one.decides]
    return [one for one in mine if asked[one.id] is Asked.YES]


def _columns(team: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Where the questions go, and beside them or below them the clauses."""
    with st.container(key="split", horizontal=True, gap=None):
        return st.container(key="team-questions" if team else "questions"), st.container(key="preview")


def _draw_start(sheet: Sheet, topic: Topic) -> None:
    show("topic_start", summary=topic.summary)
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
        draw_usual(sheet, usual)


def _draw_buttons(topic_id: str) -> None:
    with st.container(horizontal=True, key="going"):
        button("Continue", "continue", go_on, topic_id, kind="primary")
        button("Back to the list of sections", "to-tasks", navigation.go, navigation.TASKS)


def go_on(topic_id: str) -> None:
    """To the next topic, unless something typed here is not an answer yet."""
    sheet = drafts.open_sheet()
    if sheet is None:
        return
    if unfinished_rows(sheet, topic_id):
        desk().complaining = True
        desk().point_to("error-summary")
        return
    order = [one.id for one in sheet.library.topics]
    after = order[order.index(topic_id) + 1 :]
    navigation.go(navigation.topic_page(after[0]) if after else navigation.CHECK)


def unfinished_rows(sheet: Sheet, topic_id: str) -> list[Row]:
    """The topic's questions with something typed that is not an answer."""
    typed = {row: dict(inputs) for row, inputs in sheet.draft.typed.items() if sheet.question(row).topic == topic_id}
    return [row for row, inputs in typed.items() if read_row(row, sheet.question(row), inputs).faults]


def _back(sheet: Sheet, topic_id: str) -> str:
    order = [one.id for one in sheet.library.topics]
    before = order[: order.index(topic_id)]
    return navigation.href(navigation.topic_page(before[-1]) if before else navigation.TASKS)
