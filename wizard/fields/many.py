"""Any number of options: ticks, with one that excludes the others."""

from __future__ import annotations

from policybuilder.answers.model import Answer
from policybuilder.library.model import Option, Question
from wizard.desk import Typed
from wizard.fields.field import TICKED, Field
from wizard.fields.one import SUGGESTED
from wizard.fields.reading import UNDECIDED, Reading, read_plain
from wizard.words import literal

PREFIX = "opt-"


def to_typed(question: Question, answer: Answer) -> Typed:
    chosen = answer.value if isinstance(answer.value, tuple) else ()
    return {PREFIX + str(one): TICKED for one in chosen}


def ticked(question: Question, typed: Typed) -> list[str]:
    return [option.id for option in question.options if typed.get(PREFIX + option.id) == TICKED]


def read(question: Question, typed: Typed) -> Reading:
    chosen = ticked(question, typed)
    return read_plain(question, chosen, PREFIX + chosen[0]) if chosen else UNDECIDED


def draw(field: Field) -> None:
    for option in field.question.options:
        if option.offered or field.get(PREFIX + option.id) == TICKED:
            _draw_option(field, option)


def _draw_option(field: Field, option: Option) -> None:
    label = f"{literal(option.label)} {SUGGESTED}" if option.suggested else literal(option.label)
    hint = f"  \n:small[{literal(option.hint)}]" if option.hint else ""
    field.tick_marked(label + hint, PREFIX + option.id)


def keep_exclusive(field: Field, before: Typed, now: Typed) -> Typed:
    """'None of these' does not stand with others: what was ticked last takes the other ticks off."""
    chosen = ticked(field.question, now)
    alone = {option.id for option in field.question.options if option.exclusive}
    if len(chosen) < 2 or alone.isdisjoint(chosen):
        return now
    fresh = set(chosen) - set(ticked(field.question, before))
    drop = set(chosen) - alone if fresh & alone else alone & set(chosen)
    for option_id in drop:
        field.put(PREFIX + option_id, False)
    return {**now, **{PREFIX + option_id: "" for option_id in drop}}
