"""A whole set of answers into the rows of a draft that has none, and ids for new services."""

from __future__ import annotations

import re

from policybuilder.answers.file import MAX_SERVICES
from policybuilder.answers.model import Answers, Service
from policybuilder.library.model import Library
from policybuilder.store import tables
from policybuilder.store.change import Change
from policybuilder.store.model import WHOLE_EMPLOYER
from policybuilder.store.plain import plain_acceptance, plain_answer, plain_label, plain_note, plain_organisation


def fill(change: Change, library: Library, answers: Answers) -> None:
    """Write all that the answers hold. Raises as a save of each part does."""
    change.put(tables.organisation, {}, plain_organisation(answers.organisation))
    _fill_answers(change, library, WHOLE_EMPLOYER, answers)
    for position, service in enumerate(answers.services, start=1):
        change.put(tables.service, {"service_id": service.id}, plain_label(service.label), position=position)
        _fill_answers(change, library, service.id, service)
    for question, text in answers.notes.items():
        change.put(tables.note, {"question": question}, plain_note(text))
    for finding, acceptance in answers.accepted.items():
        change.put(tables.accepted, {"finding": finding}, plain_acceptance(acceptance))


def _fill_answers(change: Change, library: Library, service: str, source: Answers | Service) -> None:
    for question, answer in source.answers.items():
        plain = plain_answer(library, question, answer)
        change.put(tables.answer, {"service_id": service, "question": question}, plain)


def service_id_for(label: str, taken: set[str]) -> str:
    """An id made from the label's own words, that no other service of the draft has."""
    words = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:60].strip("_")
    base = words if words[:1].isalpha() else f"service_{words}".strip("_")
    ids = [base, *(f"{base}_{number}" for number in range(2, MAX_SERVICES + 2))]
    return next(service_id for service_id in ids if service_id not in taken)
