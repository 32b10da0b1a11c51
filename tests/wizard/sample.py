"""An employer with every question answered, two teams that differ, and a note."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from policybuilder.answers.codec import from_plain
from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.model import Answers, Organisation, Service
from policybuilder.library.model import Kind, Library, Question
from policybuilder.policy.view import Asked, asked_questions

OFFICE = {day: ["09:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
LATE = {day: ["12:00-20:00"] for day in ("mon", "tue", "wed", "thu", "fri")}
ROUND_THE_CLOCK = {day: ["00:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}
TEXT = "Principal social worker"
GIVEN: dict[str, Any] = {"organisation.kind": "council", "organisation.nations": ["england"]}


def complete_answers(library: Library) -> Answers:
    """Nothing is undecided."""
    answers = replace(starting_answers(library), organisation=Organisation("Northshire County Council", "#6a1b7a"))
    while undecided := [one for one, asked in asked_questions(library, answers).items() if _open(answers, one, asked)]:
        for question_id in undecided:
            question = library.questions[question_id]
            answers = answers.with_answer(question_id, from_plain(question, GIVEN.get(question_id) or _usual(question)))
    return replace(
        answers, services=_teams(library), notes=MappingProxyType({"organisation.kind": "Agreed in October."})
    )


def _open(answers: Answers, question_id: str, asked: Asked) -> bool:
    return asked is Asked.YES and question_id not in answers.answers


def _teams(library: Library) -> tuple[Service, ...]:
    hours = from_plain(library.questions["hours.open"], LATE)
    return (
        Service("leaving_care", "Leaving care team", MappingProxyType({"hours.open": hours})),
        Service("hospital", "Hospital team", MappingProxyType({})),
    )


def _usual(question: Question) -> Any:
    offered = [option for option in question.options if option.offered and not option.exclusive]
    suggested = [option.id for option in offered if option.suggested] or [option.id for option in offered[:1]]
    match question.kind:
        case Kind.ONE:
            return suggested[0]
        case Kind.MANY:
            return suggested
        case Kind.NUMBER:
            return question.bands[0].start
        case Kind.DATE:
            return "2027-11-01"
        case Kind.WEEK:
            return OFFICE
        case Kind.CONTACTS:
            return [_contact(question)]
        case Kind.TEXT:
            return TEXT


def _contact(question: Question) -> dict[str, Any]:
    ways = {
        "phone": "0345 000 0000",
        "text": "07700 900123",
        "email": "edt@example.org",
        "relay": "18001 0345 000 0000",
    }
    takes = [option.id for option in question.options if option.offered]
    return {"id": "edt", "label": "Emergency Duty Team", **ways, "takes": takes, "week": ROUND_THE_CLOCK}
