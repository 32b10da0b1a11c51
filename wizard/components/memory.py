"""What this tab has seen of the draft, kept in the browser, in an input nobody sees.

The browser sends its inputs with each click, also to a server that has just been started and knows nothing of the
tab. So a click is always weighed against what the user saw, and an answer of another tab's is not lost.
"""

from __future__ import annotations

import json

import streamlit as st

from wizard.desk import EVERYONE, Row, desk
from wizard.sheet import Sheet

KEY = "memory"


def recall(sheet: Sheet, rows: tuple[Row, ...]) -> None:
    """Take note of what other tabs have changed on this page, let its inputs show it, and tell the browser."""
    state = desk()
    if state.fresh:
        _take(_draw(_written(sheet)))
    state.seen = state.seen or sheet.draft.revision
    if state.fresh:
        return
    for row in filter(lambda row: _changed_elsewhere(sheet, row), rows):
        state.draw_anew(row)
        state.refreshed.add(row)
    state.seen = sheet.draft.revision
    st.session_state[KEY] = _written(sheet)
    _draw()


def _changed_elsewhere(sheet: Sheet, row: Row) -> bool:
    revision = sheet.revision(row)
    return revision > desk().seen and desk().mine.get(row) != revision and row not in desk().clashes


def _draw(start: str = "") -> str:
    return str(st.text_input("What this tab has seen", value=start, key=KEY, label_visibility="collapsed"))


def _written(sheet: Sheet) -> str:
    state = desk()
    drawn = {f"{team} {question}": number for (team, question), number in state.generations.items()}
    return json.dumps({"page": state.page, "seen": sheet.draft.revision, "drawn": drawn})


def _take(text: str) -> None:
    """What the browser remembers, if it is of this page. It may hold anything: a user can change it."""
    try:
        found = json.loads(text)
        if found["page"] == desk().page:
            desk().seen = int(found["seen"])
            desk().generations = {_row(name): int(number) for name, number in found["drawn"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        desk().seen = 0


def _row(name: str) -> Row:
    team, _, question = name.partition(" ")
    return (team or EVERYONE, question)
