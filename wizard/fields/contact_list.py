"""The services that answer: a list of them, one open for change at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from policybuilder.answers.model import Answer
from policybuilder.library.model import Question
from policybuilder.week import Contact
from wizard.desk import Typed
from wizard.fields import week_parts
from wizard.fields.field import TICKED
from wizard.fields.reading import UNDECIDED, Fault, Reading, read_plain

IDS, LABEL = "ids", "label"
UNNAMED = "the service without a name"
WAYS = {
    "phone": "Phone number (optional)",
    "text": "Text number, or another way to write (optional)",
    "email": "Email address (optional)",
    "relay": "Relay or sign language service (optional)",
}
TAKES = "takes-"


def prefix(contact_id: str) -> str:
    return f"{contact_id}-"


def ids(typed: Typed) -> list[str]:
    return [one for one in typed.get(IDS, "").split(",") if one]


def to_typed(question: Question, answer: Answer) -> Typed:
    contacts = [one for one in answer.value if isinstance(one, Contact)] if isinstance(answer.value, tuple) else []
    typed: Typed = {IDS: ",".join(one.id for one in contacts)}
    for contact in contacts:
        typed |= _contact_typed(contact)
    return typed


def _contact_typed(contact: Contact) -> Typed:
    start = prefix(contact.id)
    words = {start + part: str(getattr(contact, part)) for part in (LABEL, *WAYS)}
    takes = {start + TAKES + one: TICKED for one in contact.takes}
    return {**words, **takes, **week_parts.to_typed(contact.week, start)}


def read(question: Question, typed: Typed) -> Reading:
    """The services that are complete; the others are named as unfinished and do not count yet."""
    found, faults = [], []
    for contact_id in ids(typed):
        plain, wrong = _read_contact(question, typed, contact_id)
        faults += wrong
        if not wrong:
            found.append(plain)
    if not found:
        return Reading(None, tuple(faults)) if faults else UNDECIDED
    reading = read_plain(question, found, IDS)
    return Reading(reading.answer, (*faults, *reading.faults))


@dataclass(frozen=True)
class OneContact:
    """One service as its inputs stand: ``contact`` where it is complete, else what is missing."""

    name: str
    contact: Contact | None
    faults: tuple[Fault, ...]


def read_one(question: Question, typed: Typed, contact_id: str) -> OneContact:
    """One service of the list, to sum it up."""
    plain, wrong = _read_contact(question, typed, contact_id)
    answer = None if wrong else read_plain(question, [plain], LABEL).answer
    contact = answer.value[0] if answer and isinstance(answer.value, tuple) else None
    name = plain[LABEL] or UNNAMED
    return OneContact(name, contact if isinstance(contact, Contact) else None, tuple(wrong))


def _read_contact(question: Question, typed: Typed, contact_id: str) -> tuple[dict[str, Any], list[Fault]]:
    start = prefix(contact_id)
    lines = {part: typed.get(start + part, "").strip() for part in (LABEL, *WAYS)}
    week = week_parts.read(typed, start, week_parts.COVER)
    faults = [replace(fault, says=f"{lines[LABEL] or UNNAMED}, {fault.says}") for fault in week.faults]
    if not lines[LABEL]:
        faults.insert(0, Fault(start + LABEL, "Enter the name of the service", early=False))
    takes = [option.id for option in question.options if typed.get(start + TAKES + option.id) == TICKED]
    plain = {"id": contact_id, **lines, "takes": takes, "week": week.plain}
    return plain, faults or list(_line_faults(question, plain, start))


def _line_faults(question: Question, plain: dict[str, Any], start: str) -> Iterator[Fault]:
    """What the engine says of this one service, put to the input it is about."""
    for fault in read_plain(question, [plain], LABEL).faults:
        yield Fault(start + LABEL, fault.says)


def id_in(part: str, typed: Typed) -> str:
    """The service that an input belongs to; empty where it belongs to none."""
    return next((one for one in ids(typed) if part.startswith(prefix(one))), "")


def new_id(typed: Typed) -> str:
    """An id for one more service, that no service of the list has had on this page."""
    taken = set(ids(typed))
    return next(name for number in range(1, 100) if (name := f"service_{number}") not in taken)


def without(typed: Typed, contact_id: str) -> Typed:
    """The same inputs without one service."""
    start = prefix(contact_id)
    kept = {part: text for part, text in typed.items() if not part.startswith(start)}
    return {**kept, IDS: ",".join(one for one in ids(typed) if one != contact_id)}


def with_one_more(typed: Typed, contact_id: str) -> Typed:
    """The same inputs with an empty service at the end."""
    return {**typed, IDS: ",".join([*ids(typed), contact_id])}
