"""A date in three boxes: day, month and year."""

from __future__ import annotations

from datetime import date

from policybuilder.answers.model import Answer
from policybuilder.library.model import Question
from wizard.desk import Typed
from wizard.fields.field import Field
from wizard.fields.reading import UNDECIDED, Reading, faulty, read_plain
from wizard.typed.dates import Unclear, made_date

BOXES = {"day": "Day", "month": "Month", "year": "Year"}


def to_typed(question: Question, answer: Answer) -> Typed:
    day = answer.value
    return {part: str(getattr(day, part)) for part in BOXES} if isinstance(day, date) else {}


def read(question: Question, typed: Typed) -> Reading:
    parts = {part: typed.get(part, "").strip() for part in BOXES}
    missing = [part for part, text in parts.items() if not text]
    if len(missing) == len(BOXES):
        return UNDECIDED
    if missing:
        return faulty(missing[0], f"The date must include a {' and a '.join(missing)}", early=False)
    try:
        return read_plain(question, made_date(**parts).isoformat(), "day")
    except Unclear as unclear:
        return faulty("day", str(unclear))


def draw(field: Field) -> None:
    for part, label in BOXES.items():
        field.text(label, part)
