"""The situations whose verdict an answer changes, told under the question, with what the last answer turned."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import streamlit as st

from policybuilder.situations.words import WORDS
from wizard import navigation
from wizard.desk import Row, desk
from wizard.saying import counted
from wizard.server import services
from wizard.sheet import Sheet
from wizard.words import fill

MOST_TURNED = 3  # told in full; the others are in the list


@dataclass(frozen=True)
class Decided:
    """``was`` is the verdict before the last answer, empty where that did not change it."""

    told: str
    asks: str
    word: str
    was: str
    link: str


def note_verdicts(sheet: Sheet, rows: tuple[Row, ...], team: str) -> None:
    """Work out the verdicts that rest on the page's questions, and mark those that differ from what was shown last."""
    ids = dict.fromkeys(one for _, question in rows for one in services().resting.get(question, ()))
    judge = sheet.judge_of(team)
    now = {one: judge.word_on(sheet.library.situations[one]) for one in ids}
    before, desk().verdicts = desk().verdicts, now
    turned = {one: before[one] for one, word in now.items() if one in before and before[one] != word}
    if turned:
        desk().turned = turned
        changed = counted(len(turned), "situation has", "situations have")
        desk().message = f"{desk().message} {changed} another answer.".strip()


def draw_decided(sheet: Sheet, row: Row) -> None:
    """What the question decides; under the question answered last, the verdicts that its answer turned."""
    page = navigation.href(navigation.SITUATIONS, team=row[0])
    found = [_decided(sheet, one, row, page) for one in services().resting.get(row[1], ()) if one in desk().verdicts]
    found.sort(key=lambda one: not one.was)
    if found:
        turned = tuple(one for one in found if one.was)
        st.html(_words(ask=sheet.question(row).ask, decided=tuple(found), turned=turned, most=MOST_TURNED))


@lru_cache(maxsize=2000)
def _words(**values: Any) -> str:
    """Most questions decide the same as before the click."""
    return fill("decided", **values)


def _decided(sheet: Sheet, situation_id: str, row: Row, page: str) -> Decided:
    was = desk().turned.get(situation_id, "") if desk().touched == row else ""
    word = desk().verdicts[situation_id]
    situation = sheet.library.situations[situation_id]
    before = WORDS[was] if was and was != word else ""
    return Decided(situation.told, situation.asks, WORDS[word], before, f"{page}#situation-{situation_id}")
