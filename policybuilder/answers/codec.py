"""One answer to plain data and back: the form it has in the answers file and in the store.

Plain data is text, lists of text, tables of text, and ``true``; numbers may come as whole numbers or digits.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from policybuilder.answers.model import Answer, AnswerValue, Elsewhere, NoneGiven
from policybuilder.library.model import Kind, Question
from policybuilder.problems import did_you_mean
from policybuilder.week import Contact, Week, WeekError, contacts_to_plain, parse_contacts, parse_week, week_to_plain

Plain: TypeAlias = "str | int | list[Any] | dict[str, Any]"
Path: TypeAlias = "tuple[str | int, ...]"
ELSEWHERE_LENGTH = 200


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place inside one answer; ``path`` leads there by keys and positions."""

    path: Path
    what: str
    todo: str


class BadAnswer(ValueError):
    """The plain data is not an answer to this question; ``faults`` says everything that is wrong."""

    def __init__(self, faults: tuple[Fault, ...]):
        self.faults = faults
        super().__init__(" ".join(f"{fault.what}. {fault.todo}." for fault in faults))


def to_plain(answer: Answer) -> Plain:
    """The plain form of an answer."""
    plain = _value_to_plain(answer.value)
    return {"defaulted": plain} if answer.defaulted else plain


def _value_to_plain(value: AnswerValue) -> Plain:
    match value:
        case NoneGiven.NONE:
            return "none"
        case Elsewhere(title, section, day):
            about = {"title": title, "section": section, "date": day.isoformat() if day else ""}
            return {"elsewhere": {key: text for key, text in about.items() if text}}
        case Week():
            return week_to_plain(value)
        case date():
            return value.isoformat()
        case tuple() if value and isinstance(value[0], Contact):
            return contacts_to_plain(tuple(one for one in value if isinstance(one, Contact)))
        case tuple():
            return list(value)
        case _:
            return value


def from_plain(question: Question, plain: Any) -> Answer:
    """The answer that plain data gives to a question. Raises BadAnswer."""
    if isinstance(plain, Mapping) and set(plain) == {"defaulted"}:
        return Answer(_value(question, plain["defaulted"], ("defaulted",)), defaulted=True)
    if isinstance(plain, Mapping) and set(plain) == {"elsewhere"}:
        return Answer(_elsewhere(plain["elsewhere"]))
    return Answer(_value(question, plain, ()))


def _fail(path: Path, what: str, todo: str) -> BadAnswer:
    return BadAnswer((Fault(path, what, todo),))


def _value(question: Question, plain: Any, path: Path) -> AnswerValue:
    if plain == "none" and not question.kind.has_options:
        return _none(question, path)
    match question.kind:
        case Kind.ONE:
            return _one(question, plain, path)
        case Kind.MANY:
            return _many(question, plain, path)
        case Kind.TEXT:
            return _text(question, plain, path)
        case Kind.NUMBER:
            return _number(question, plain, path)
        case Kind.DATE:
            return _date(plain, path)
        case Kind.WEEK:
            return _week(plain, path)
        case Kind.CONTACTS:
            return _contacts(question, plain, path)


def _none(question: Question, path: Path) -> NoneGiven:
    if not question.none_label:
        todo = "Give it an answer, or leave it out: it is undecided"
        raise _fail(path, "This question can't be answered 'none'", todo)
    return NoneGiven.NONE


def _one(question: Question, plain: Any, path: Path) -> str:
    if not isinstance(plain, str):
        raise _fail(path, "This question takes one option", "Write its id after the colon")
    _check_option(question, plain, path)
    return plain


def _check_option(question: Question, option_id: Any, path: Path) -> None:
    known = [option.id for option in question.options]
    if option_id not in known:
        todo = did_you_mean(str(option_id), known, f"Use one of: {', '.join(known)}")
        raise _fail(path, f"'{str(option_id)[:60]}' is not an option", todo)


def _many(question: Question, plain: Any, path: Path) -> tuple[str, ...]:
    chosen = [plain] if isinstance(plain, str) else plain
    if not isinstance(chosen, (list, tuple)) or not chosen:
        raise _fail(path, "This question takes a list of options", "Write their ids as [one, two]")
    for position, option_id in enumerate(chosen):
        _check_option(question, option_id, (*path, position))
    picked = tuple(option.id for option in question.options if option.id in chosen)
    if len(picked) > 1 and any(question.option(option_id).exclusive for option_id in picked):
        raise _fail(path, "An answer of 'none of these' can't stand with others", "Keep the one or the others")
    return picked


def _text(question: Question, plain: Any, path: Path) -> str:
    if not isinstance(plain, (str, int)):
        raise _fail(path, "This question takes a text", "Write one line of words")
    text = tidy(str(plain))
    if not text:
        raise _fail(path, "The answer is empty", "Write it, or leave it out: it is undecided")
    if len(text) > question.max_length:
        raise _fail(path, f"The answer has {len(text)} characters", f"Shorten it to {question.max_length}")
    return text


def tidy(text: str) -> str:
    """The text on one line, without the characters that are not seen."""
    seen = (" " if char.isspace() else char for char in text)
    return " ".join("".join(char for char in seen if unicodedata.category(char)[0] != "C").split())


def _number(question: Question, plain: Any, path: Path) -> int:
    digits = str(plain)
    first, last = question.bands[0].start, question.bands[-1].end
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10 and first <= int(digits) <= last):
        raise _fail(path, f"'{digits[:20]}' is not a whole number from {first} to {last}", "Write such a number")
    return int(digits)


def _date(plain: Any, path: Path) -> date:
    try:
        return date.fromisoformat(str(plain))
    except ValueError as error:
        raise _fail(path, f"'{str(plain)[:20]}' is not a date", "Write it as 2026-11-20") from error


def _week(plain: Any, path: Path) -> Week:
    try:
        return parse_week(plain)
    except WeekError as error:
        raise BadAnswer(tuple(_week_faults(error, path))) from error


def _contacts(question: Question, plain: Any, path: Path) -> tuple[Contact, ...]:
    try:
        contacts = parse_contacts(plain)
    except WeekError as error:
        raise BadAnswer(tuple(_week_faults(error, path))) from error
    if not contacts:
        raise _fail(path, "The list is empty", "Add a service, or leave the question out: it is undecided")
    for position, contact in enumerate(contacts):
        for taken in contact.takes:
            _check_option(question, taken, (*path, position, "takes"))
    return contacts


def _week_faults(error: WeekError, path: Path) -> Iterator[Fault]:
    for place, what, todo in error.problems:
        yield Fault((*path, *place), what, todo)


def _elsewhere(plain: Any) -> Elsewhere:
    path = ("elsewhere",)
    if not isinstance(plain, Mapping):
        raise _fail(path, "'elsewhere' must say where", "Write {title: ..., section: ..., date: ...}")
    for key in plain:
        if key not in ("title", "section", "date"):
            known = ("title", "section", "date")
            raise _fail((*path, key), f"'{key}' is not part of 'elsewhere'", did_you_mean(key, known, "Remove it"))
    title, section = (tidy(str(plain.get(key) or "")) for key in ("title", "section"))
    if not title:
        raise _fail(path, "The other policy has no title", "Add its title")
    if max(len(title), len(section)) > ELSEWHERE_LENGTH:
        raise _fail(path, "The title or section is too long", f"Shorten it to {ELSEWHERE_LENGTH} characters")
    return Elsewhere(title, section, _date(plain["date"], (*path, "date")) if plain.get("date") else None)
