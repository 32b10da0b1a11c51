"""One option of several: radio buttons, the stances among them."""

from __future__ import annotations

from policybuilder.answers.model import Answer
from policybuilder.library.model import Option, Question
from wizard.desk import EVERYONE, Typed
from wizard.fields import stance
from wizard.fields.field import TICKED, Field
from wizard.fields.reading import UNDECIDED, Reading, read_plain
from wizard.words import literal

CHOICE = "choice"
ELSEWHERE, OPEN = ":elsewhere", ":undecided"
SUGGESTED = ":gray-badge[Suggested]"


def to_typed(question: Question, answer: Answer) -> Typed:
    elsewhere = stance.to_typed(answer)
    if elsewhere:
        return {CHOICE: ELSEWHERE, **{part: text for part, text in elsewhere.items() if text != TICKED}}
    return {CHOICE: str(answer.value)}


def read(question: Question, typed: Typed) -> Reading:
    chosen = typed.get(CHOICE, "")
    if chosen == ELSEWHERE:
        return stance.read_elsewhere(question, typed)
    if chosen in ("", OPEN):
        return UNDECIDED
    return read_plain(question, chosen, CHOICE)


def draw(field: Field) -> None:
    options = {option.id: option for option in _shown(field)}
    choices = [*options, ELSEWHERE, *([OPEN] if field.row[0] == EVERYONE else [])]
    hints = [options[choice].hint if choice in options else "" for choice in choices]
    field.choose(field.question.ask, CHOICE, choices, lambda choice: _say(options.get(choice), choice), hints)
    if field.at(CHOICE) == ELSEWHERE:
        stance.draw_elsewhere(field)


def _shown(field: Field) -> list[Option]:
    """What is offered, and what was answered though it is not offered."""
    return [one for one in field.question.options if one.offered or one.id == field.get(CHOICE)]


def _say(option: Option | None, choice: str) -> str:
    if option is None:
        return stance.SAYS_ELSEWHERE if choice == ELSEWHERE else stance.SAYS_OPEN
    return f"{literal(option.label)} {SUGGESTED}" if option.suggested else literal(option.label)
