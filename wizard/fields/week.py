"""Opening hours: the week's inputs, and the week drawn."""

from __future__ import annotations

from policybuilder.answers.model import Answer
from policybuilder.library.model import Question
from policybuilder.week import Week
from wizard.desk import Typed
from wizard.fields import week_parts
from wizard.fields.reading import UNDECIDED, Reading, read_plain


def to_typed(question: Question, answer: Answer) -> Typed:
    return week_parts.to_typed(answer.value) if isinstance(answer.value, Week) else {}


def read(question: Question, typed: Typed) -> Reading:
    reading = week_parts.read(typed)
    if reading.empty:
        return UNDECIDED
    if reading.faults:
        return Reading(None, tuple(reading.faults))
    return read_plain(question, reading.plain, "mon")
