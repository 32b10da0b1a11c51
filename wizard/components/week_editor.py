"""Opening hours on a page: the inputs, the button that copies Monday, the week drawn."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from policybuilder.library.model import Kind
from policybuilder.render.week_picture import week_picture
from policybuilder.week import Contact, Week
from wizard import drafts
from wizard.desk import Row, desk
from wizard.fields import week_parts
from wizard.fields.field import Field
from wizard.navigation import button
from wizard.sheet import Sheet
from wizard.words import show

HOW = "Enter hours like 09:00-17:00. For a break, add a comma: 09:00-12:30, 13:30-17:00. Past midnight: 17:00-01:00."


def draw(sheet: Sheet, field: Field) -> None:
    show("how", words=HOW)
    week_parts.draw(field, copy=lambda: _draw_copy(field, ""))
    draw_picture(sheet, field)


def _draw_copy(field: Field, prefix: str) -> None:
    if not field.off:
        button("Copy Monday to Tuesday to Friday", f"copy-{prefix}{field.box}", copy_monday, field.row, prefix)


def copy_monday(row: Row, prefix: str) -> None:
    """The other weekdays get Monday's hours."""
    sheet = drafts.open_sheet()
    if sheet:
        field = drafts.field_of(sheet, row)
        drafts.keep(sheet, field, week_parts.copied(field.now(), prefix))
        desk().draw_anew(row)


def draw_picture(sheet: Sheet, field: Field) -> None:
    """The week as it stands: open, covered by whom, nobody. Only where there is a week to draw."""
    answers = sheet.answers.for_service(field.row[0]) if field.row[0] else sheet.answers
    weeks = [answers.answers[one].value for one in _of_kind(sheet, Kind.WEEK) if one in answers.answers]
    lists = [answers.answers[one].value for one in _of_kind(sheet, Kind.CONTACTS) if one in answers.answers]
    open_week = next((week for week in weeks if isinstance(week, Week)), None)
    contacts = tuple(one for found in lists if isinstance(found, tuple) for one in found if isinstance(one, Contact))
    with st.container(key=f"picture-{field.box}"):
        if open_week or contacts:
            show("week", picture=_picture(open_week, contacts, field.box))


@lru_cache(maxsize=200)
def _picture(open_week: Week | None, contacts: tuple[Contact, ...], prefix: str) -> Markup:
    return week_picture(open_week, contacts, show_nobody=True, id_prefix=prefix, as_image=True)


def _of_kind(sheet: Sheet, kind: Kind) -> list[str]:
    return [question.id for question in sheet.library.questions.values() if question.kind is kind]
