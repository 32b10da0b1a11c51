"""A whole number with its unit, and what the number counts as."""

from __future__ import annotations

from policybuilder.answers.model import Answer
from policybuilder.library.model import Question
from wizard.desk import Typed
from wizard.fields.field import Field
from wizard.fields.reading import UNDECIDED, Reading, faulty, read_plain
from wizard.words import show

NUMBER = "number"


def to_typed(question: Question, answer: Answer) -> Typed:
    return {NUMBER: str(answer.value)}


def read(question: Question, typed: Typed) -> Reading:
    text = typed.get(NUMBER, "").replace(",", "").removesuffix(question.unit).strip()
    if not text:
        return UNDECIDED
    first, last = question.bands[0].start, question.bands[-1].end
    if not (text.isascii() and text.isdigit() and len(text) < 10 and first <= int(text) <= last):
        return faulty(NUMBER, f"Enter a whole number from {first} to {last}")
    return read_plain(question, text, NUMBER)


def draw(field: Field) -> None:
    field.text(field.question.ask, NUMBER, shown=False)
    show("unit", unit=field.question.unit, band=_band(field))


def _band(field: Field) -> str:
    answer = read(field.question, {NUMBER: field.at(NUMBER)}).answer
    if answer is None or not isinstance(answer.value, int):
        return ""
    return next(band.label for band in field.question.bands if band.start <= answer.value <= band.end)
