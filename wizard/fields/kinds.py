"""Reading and filling the inputs of any question, whatever its kind."""

from __future__ import annotations

from types import ModuleType

from policybuilder.answers.model import Answer
from policybuilder.library.model import Kind, Question
from wizard.desk import EVERYONE, Row, Typed
from wizard.fields import contact_list, day, many, number, one, stance, text, week, week_parts
from wizard.fields.field import TICKED, Field
from wizard.fields.reading import UNDECIDED, Reading

KINDS: dict[Kind, ModuleType] = {
    Kind.ONE: one,
    Kind.MANY: many,
    Kind.TEXT: text,
    Kind.NUMBER: number,
    Kind.DATE: day,
    Kind.WEEK: week,
    Kind.CONTACTS: contact_list,
}
OWN = "own"  # ticked off: a team goes by everyone's answer


def to_typed(question: Question, answer: Answer | None) -> Typed:
    """What the inputs show for an answer."""
    if answer is None:
        return {}
    if question.kind is Kind.ONE:
        return one.to_typed(question, answer)
    typed: Typed = stance.to_typed(answer) or KINDS[question.kind].to_typed(question, answer)
    return typed


def read(question: Question, typed: Typed) -> Reading:
    """What the inputs say."""
    if question.kind is Kind.ONE:
        return one.read(question, typed)
    if taken := stance.taken(typed):
        return stance.read(question, typed, taken)
    reading: Reading = KINDS[question.kind].read(question, typed)
    return reading


def read_row(row: Row, question: Question, typed: Typed) -> Reading:
    """As ``read``; a team that goes by everyone's answer has none of its own."""
    if row[0] != EVERYONE and typed.get(OWN) != TICKED:
        return UNDECIDED
    return read(question, typed)


def settle_ticks(field: Field, before: Typed, now: Typed) -> Typed:
    """Take off the ticks that cannot stand with the one just put on."""
    if field.question.kind is Kind.MANY:
        now = many.keep_exclusive(field, before, now)
    if field.question.kind in (Kind.WEEK, Kind.CONTACTS):
        now = week_parts.keep_open(field, before, now)
    return now if field.question.kind is Kind.ONE else stance.keep_one(field, before, now)


def leaves_a_trace(question: Question, typed: Typed, reading: Reading) -> bool:
    """Whether the inputs hold something the answer alone does not: to be kept as it was typed."""
    if reading.faults:
        return True
    return reading.answer is None and any(text for part, text in typed.items() if part != OWN)
