"""The services that answer: each summed up, one open for change, add and remove."""

from __future__ import annotations

import streamlit as st

from wizard import drafts
from wizard.components import week_editor
from wizard.components.care import button_with_care
from wizard.desk import Row, desk
from wizard.fields import contact_list, week_parts
from wizard.fields.contact_list import LABEL, TAKES, WAYS, prefix
from wizard.fields.field import Field, row_key
from wizard.fields.kinds import read_row
from wizard.navigation import button
from wizard.sheet import Sheet
from wizard.words import show


def draw(sheet: Sheet, field: Field) -> None:
    now = field.now()
    for contact_id in contact_list.ids(now):
        with st.container(key=f"contact-{contact_id}-{field.box}"):
            if desk().open_parts.get(field.row) == contact_id and not field.off:
                _draw_open(field, contact_id)
            else:
                _draw_summed_up(field, contact_id)
    if not field.off:
        label = "Add another service" if contact_list.ids(now) else "Add a service"
        button(label, f"add-{field.box}", add, field.row)
    week_editor.draw_picture(sheet, field)


def _draw_summed_up(field: Field, contact_id: str) -> None:
    reading = contact_list.read_one(field.question, field.now(), contact_id)
    show("contact", contact=reading, question=field.question)
    if not field.off:
        with st.container(horizontal=True, key=f"contact-buttons-{contact_id}-{field.box}"):
            button(f"Change {reading.name}", f"change-{contact_id}-{field.box}", open_one, field.row, contact_id)
            key, warning = f"remove-{contact_id}-{field.box}", f"{reading.name} will be removed."
            button_with_care(f"Remove {reading.name}", key, warning, remove, field.row, contact_id)


def _draw_open(field: Field, contact_id: str) -> None:
    start = prefix(contact_id)
    field.text("Name of the service", start + LABEL)
    for part, label in WAYS.items():
        field.text(label, start + part)
    show("legend", words="What does it take?", id=f"takes-{row_key(field.row)}")
    with st.container(key=f"ticks-{start}{field.box}", gap="small"):
        for option in field.question.options:
            field.tick(option.label, start + TAKES + option.id)
    show("legend", words="When does it answer?", id=f"when-{row_key(field.row)}")
    show("how", words=week_editor.HOW)
    week_parts.draw(field, start, week_parts.COVER, copy=lambda: _draw_fills(field, start))
    button("Done with this service", f"done-{contact_id}-{field.box}", close, field.row, contact_id)


def _draw_fills(field: Field, start: str) -> None:
    with st.container(horizontal=True, key=f"fills-{start}{field.box}"):
        copy = f"copy-{start}{field.box}"
        button("Copy Monday to Tuesday to Friday", copy, week_editor.copy_monday, field.row, start)
        button("Round the clock", f"round-{start}{field.box}", round_the_clock, field.row, start)


def add(row: Row) -> None:
    """One more service, open to be filled in."""
    sheet = drafts.open_sheet()
    if sheet:
        field = drafts.field_of(sheet, row)
        contact_id = contact_list.new_id(field.now())
        drafts.keep(sheet, field, contact_list.with_one_more(field.now(), contact_id))
        _open(field, contact_id)


def open_one(row: Row, contact_id: str) -> None:
    field = _field(row)
    if field:
        _open(field, contact_id)


def _open(field: Field, contact_id: str) -> None:
    desk().open_parts[field.row] = contact_id
    desk().point_to(f"key:{field.key(prefix(contact_id) + LABEL)}")


def open_first_faulty(sheet: Sheet, row: Row) -> None:
    """Open the first service in which something is wrong, so that it can be put right."""
    typed = drafts.typed_of(sheet, row)
    faults = read_row(row, sheet.question(row), typed).faults
    faulty = [contact_id for fault in faults if (contact_id := contact_list.id_in(fault.part, typed))]
    if faulty and desk().open_parts.get(row) not in faulty:
        desk().open_parts[row] = faulty[0]


def close(row: Row, contact_id: str) -> None:
    """The service is summed up again."""
    field = _field(row)
    if field:
        desk().open_parts.pop(row, None)
        desk().point_to(f"key:change-{contact_id}-{field.box}")


def remove(row: Row, contact_id: str) -> None:
    sheet = drafts.open_sheet()
    if sheet:
        field = drafts.field_of(sheet, row)
        drafts.keep(sheet, field, contact_list.without(field.now(), contact_id))
        desk().open_parts.pop(row, None)
        desk().point_to(f"key:add-{field.box}")


def round_the_clock(row: Row, start: str) -> None:
    """The service answers at every hour of the week."""
    sheet = drafts.open_sheet()
    if sheet:
        field = drafts.field_of(sheet, row)
        drafts.keep(sheet, field, {**field.now(), **week_parts.always(start)})
        desk().draw_anew(row)


def _field(row: Row) -> Field | None:
    sheet = drafts.open_sheet()
    return drafts.field_of(sheet, row) if sheet else None
