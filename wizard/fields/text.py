"""A short text on one line."""

from __future__ import annotations

from policybuilder.answers.model import Answer
from policybuilder.library.model import Question
from wizard.desk import Typed
from wizard.fields.field import Field
from wizard.fields.reading import UNDECIDED, Reading, faulty, read_plain

TEXT = "text"


def to_typed(question: Question, answer: Answer) -> Typed:
    return {TEXT: str(answer.value)}


def read(question: Question, typed: Typed) -> Reading:
    text = typed.get(TEXT, "").strip()
    if len(text) > question.max_length:
        says = f"Shorten this to {question.max_length} characters or fewer. It has {len(text):,}"
        return faulty(TEXT, says)
    return read_plain(question, text, TEXT) if text else UNDECIDED


def draw(field: Field) -> None:
    field.text(field.question.ask, TEXT, shown=False, live=True)
