"""Every answer in words, with a link to change it."""

from __future__ import annotations

import streamlit as st

from policybuilder.answers.model import Answer, Elsewhere
from policybuilder.answers.words import in_words
from policybuilder.library.model import DECIDERS, Question
from wizard import navigation
from wizard.components import shell
from wizard.links import question_link
from wizard.navigation import button, href
from wizard.screens.missing import draft_or_missing
from wizard.sheet import Sheet
from wizard.words import show


def show_page() -> None:
    sheet = draft_or_missing(navigation.CHECK)
    with shell.page("Check your answers", back=href(navigation.TASKS)):
        show("check_start", open=len(sheet.undecided), findings=len(sheet.findings))
        for topic in sheet.library.topics:
            rows = [_row(sheet, question) for question in sheet.asked_in(topic, navigation.asked_for("decides"))]
            if rows:
                show("check_topic", title=topic.title, rows=rows)
        with st.container(key="going", horizontal=True):
            button("Continue to findings", "continue", navigation.go, navigation.FINDINGS, kind="primary")


def _row(sheet: Sheet, question: Question) -> dict[str, object]:
    answer = sheet.everyones(question.id)
    return {
        "ask": question.ask,
        "about": question.about,
        "answer": _words(sheet, question.id, answer),
        "mark": _mark(answer),
        "decides": [DECIDERS[one] for one in question.decides],
        "note": sheet.answers.notes.get(question.id, ""),
        "note_link": href(navigation.NOTE, question=question.id),
        "change": question_link(sheet, question.id),
        "teams": [
            (one.label, _words(sheet, question.id, one.answers[question.id]), question_link(sheet, question.id, one.id))
            for one in sheet.answers.services
            if question.id in one.answers
        ],
    }


def _words(sheet: Sheet, question_id: str, answer: Answer | None) -> str:
    return in_words(sheet.library, question_id, answer) if answer else ""


def _mark(answer: Answer | None) -> str:
    if answer is None:
        return "Not decided yet"
    if isinstance(answer.value, Elsewhere):
        return "In another policy"
    return "Usual answer" if answer.defaulted else ""
