"""What every question can be answered with besides: another policy has it, nobody has decided, there is none."""

from __future__ import annotations

import streamlit as st

from policybuilder.answers.model import Answer, Elsewhere, NoneGiven
from policybuilder.answers.words import date_in_words
from policybuilder.library.model import Question
from wizard.desk import EVERYONE, Typed
from wizard.fields.field import TICKED, Field
from wizard.fields.reading import UNDECIDED, Fault, Reading, faulty, read_plain
from wizard.typed.dates import Unclear, typed_date

ELSEWHERE, OPEN, NONE = "elsewhere", "undecided", "none"
STANCES = (NONE, ELSEWHERE, OPEN)
SAYS_ELSEWHERE = "We have this in another policy"
SAYS_OPEN = "Not decided yet"
TITLE, SECTION, DAY = "elsewhere_title", "elsewhere_section", "elsewhere_date"


def taken(typed: Typed) -> str:
    """The stance that is ticked, or empty."""
    return next((stance for stance in STANCES if typed.get(stance) == TICKED), "")


def to_typed(answer: Answer) -> Typed | None:
    """What the stance's inputs show for the answer; None where it is an ordinary answer."""
    match answer.value:
        case Elsewhere(title, section, day):
            parts = {TITLE: title, SECTION: section, DAY: date_in_words(day) if day else ""}
            return {ELSEWHERE: TICKED, **parts}
        case NoneGiven.NONE:
            return {NONE: TICKED}
        case _:
            return None


def read(question: Question, typed: Typed, stance: str) -> Reading:
    if stance == ELSEWHERE:
        return read_elsewhere(question, typed)
    return read_plain(question, "none", NONE) if stance == NONE else UNDECIDED


def read_elsewhere(question: Question, typed: Typed) -> Reading:
    title, section, day = (typed.get(part, "").strip() for part in (TITLE, SECTION, DAY))
    if not title:
        return faulty(TITLE, "Enter the name of the policy that has this", early=False)
    try:
        iso = typed_date(day).isoformat() if day else ""
    except Unclear as unclear:
        return Reading(None, (Fault(DAY, str(unclear)),))
    return read_plain(question, {"elsewhere": {"title": title, "section": section, "date": iso}}, TITLE)


def draw_ticks(field: Field) -> None:
    """The stances as ticks under a question's own input."""
    if field.question.none_label:
        field.tick(field.question.none_label, NONE, off=False)
    field.tick(SAYS_ELSEWHERE, ELSEWHERE, off=False)
    if field.row[0] == EVERYONE:
        field.tick(SAYS_OPEN, OPEN, off=False)


def draw_elsewhere(field: Field) -> None:
    """Where the other policy says it."""
    with st.container(key=f"elsewhere-{field.box}"):
        field.text("Name of that policy", TITLE)
        field.text("Section or paragraph (optional)", SECTION)
        field.text("Date of that policy (optional), for example 1 March 2025", DAY)


def keep_one(field: Field, before: Typed, now: Typed) -> Typed:
    """Only one stance can stand: the one ticked last. Takes the ticks off the others."""
    ticked = [stance for stance in STANCES if now.get(stance) == TICKED]
    fresh = [stance for stance in ticked if before.get(stance) != TICKED]
    if len(ticked) < 2 or not fresh:
        return now
    others = [stance for stance in ticked if stance != fresh[0]]
    for stance in others:
        field.put(stance, False)
    return {**now, **dict.fromkeys(others, "")}
