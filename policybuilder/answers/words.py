"""An answer as a person would say it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from policybuilder.answers.model import Answer, AnswerValue, Elsewhere, NoneGiven
from policybuilder.library.model import Kind, Library, Question
from policybuilder.phrases import AND, MONTHS
from policybuilder.week import DAYS, Contact, Week


def in_words(library: Library, question_id: str, answer: Answer) -> str:
    """The answer in the words of the question's options, or as it was typed; one line."""
    return value_in_words(library.questions[question_id], answer.value)


def value_in_words(question: Question, value: AnswerValue) -> str:
    match value:
        case NoneGiven.NONE:
            return question.none_label
        case Elsewhere(title, section):
            return f"{title}, {section}" if section else title
        case Week():
            return week_in_words(value)
        case date():
            return date_in_words(value)
        case tuple():
            return join_words(one.label if isinstance(one, Contact) else question.option(one).label for one in value)
        case int():
            return f"{value} {question.unit}".strip()
        case _:
            return question.option(value).label if question.kind is Kind.ONE else value


def value_in_text(question: Question, value: AnswerValue) -> str:
    """The answer as it reads inside a clause."""
    if question.kind is Kind.ONE and isinstance(value, str):
        return question.option(value).in_text
    if question.kind is Kind.MANY and isinstance(value, tuple):
        return join_words(question.option(str(one)).in_text for one in value)
    return str(value) if isinstance(value, int) else value_in_words(question, value)


def date_in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def join_words(words: Iterable[str]) -> str:
    """``a, b and c``."""
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} {AND} {found[-1]}" if found else ""


def week_in_words(week: Week) -> str:
    """``Mon 09:00-17:00, Tue …``: the days that have spans."""
    days = (f"{day.capitalize()} {' '.join(map(str, week.spans(day)))}" for day in DAYS if week.spans(day))
    return ", ".join(days)
