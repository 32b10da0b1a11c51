"""What a draft holds as the plain values that stand in the database, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row

from policybuilder.answers.brand import checked_colour, checked_logo, checked_name
from policybuilder.answers.codec import BadAnswer, from_plain, to_plain
from policybuilder.answers.file import NOTE_LENGTH
from policybuilder.answers.model import Acceptance, Answer, Answers, Organisation, Service
from policybuilder.library.model import Library
from policybuilder.store.model import NOT_SAVED_YET, WHOLE_EMPLOYER, Draft, NotStorable, Revisions

REASON_LENGTH = 1_000
TYPED_LENGTH = 20_000


def plain_answer(library: Library, question: str, answer: Answer | None) -> Any:
    """The answer as it will read back; None where it is undecided. Raises BadAnswer, or KeyError (no such question)."""
    if answer is None:
        return None
    return to_plain(from_plain(library.questions[question], to_plain(answer)))


def readable_answer(library: Library, question: str, plain: Any) -> Answer | None:
    """The answer, or None where this library has no such question, or no such answer to it."""
    try:
        return from_plain(library.questions[question], plain)
    except (KeyError, BadAnswer):
        return None


def plain_note(text: str) -> str | None:
    """Raises NotStorable where it is too long."""
    if len(text) > NOTE_LENGTH:
        raise NotStorable(f"The note has {len(text)} characters. Shorten it to {NOTE_LENGTH}.")
    return text or None


def plain_organisation(organisation: Organisation) -> dict[str, str]:
    """Raises BadBrand."""
    return {
        "name": checked_name(organisation.name),
        "colour": checked_colour(organisation.colour),
        "logo": checked_logo(organisation.logo),
    }


def plain_acceptance(acceptance: Acceptance | None) -> dict[str, Any] | None:
    """Raises NotStorable where the reason or the name is too long."""
    if acceptance is None:
        return None
    if max(len(acceptance.reason), len(acceptance.by)) > REASON_LENGTH:
        raise NotStorable(f"The reason or the name is too long. Shorten it to {REASON_LENGTH} characters.")
    about = {"reason": acceptance.reason, "by": acceptance.by, "severity": acceptance.severity}
    return {**about, "answers": dict(acceptance.answers)}


def plain_typed(typed: Mapping[str, str]) -> dict[str, str]:
    """Raises NotStorable where it is too long, or not text."""
    plain = dict(typed)
    if sum(len(part) + len(text) for part, text in plain.items()) > TYPED_LENGTH:
        raise NotStorable(f"This is too long to keep. Shorten it to {TYPED_LENGTH} characters.")
    return plain


def plain_label(label: str) -> str:
    """Raises BadBrand where it is too long, NotStorable where it is empty."""
    checked = checked_name(label)
    if not checked:
        raise NotStorable("The service has no name. Give it one.")
    return checked


def acceptance_from(plain: Mapping[str, Any]) -> Acceptance:
    return Acceptance(plain["reason"], plain["by"], plain["severity"], MappingProxyType(plain["answers"]))


@dataclass
class DraftReader:
    """Puts a draft together from its rows (by table name) and the library of today."""

    library: Library
    draft: Row[Any]
    rows: Mapping[str, list[Row[Any]]]
    unreadable: dict[tuple[str, str], Any] = field(default_factory=dict)

    def read(self) -> Draft:
        return Draft(
            answers=self._answers(),
            revision=self.draft.revision,
            revisions=self._revisions(),
            created=self.draft.created_at,
            updated=self.draft.touched_at,
            unreadable=MappingProxyType(self.unreadable),
            typed=MappingProxyType({(row.service_id, row.question): row.value for row in self.rows["typed"]}),
        )

    def _revisions(self) -> Revisions:
        rows = self.rows
        return Revisions(
            answers=MappingProxyType({(row.service_id, row.question): row.revision for row in rows["answer"]}),
            notes=MappingProxyType({row.question: row.revision for row in rows["note"]}),
            accepted=MappingProxyType({row.finding: row.revision for row in rows["accepted"]}),
            services=MappingProxyType({row.service_id: row.revision for row in rows["service"]}),
            organisation=next((row.revision for row in rows["organisation"]), NOT_SAVED_YET),
        )

    def _answers(self) -> Answers:
        notes = {row.question: row.value for row in self.rows["note"] if row.value}
        accepted = {row.finding: acceptance_from(row.value) for row in self.rows["accepted"] if row.value}
        return Answers(
            library=self.draft.library,
            id=self.draft.employer_id,
            organisation=next((Organisation(**row.value) for row in self.rows["organisation"]), Organisation()),
            answers=self._of_service(WHOLE_EMPLOYER),
            services=tuple(self._services()),
            notes=MappingProxyType(notes),
            accepted=MappingProxyType(accepted),
        )

    def _services(self) -> Iterator[Service]:
        for row in sorted(self.rows["service"], key=lambda row: (row.position, row.service_id)):
            yield Service(row.service_id, row.value, self._of_service(row.service_id))

    def _of_service(self, service: str) -> Mapping[str, Answer]:
        plain = {row.question: row.value for row in self.rows["answer"] if row.service_id == service}
        found = {question: self._answer(service, question, value) for question, value in plain.items()}
        ordered = {question: found.get(question) for question in self.library.questions}
        return MappingProxyType({question: answer for question, answer in ordered.items() if answer})

    def _answer(self, service: str, question: str, plain: Any) -> Answer | None:
        answer = None if plain is None else readable_answer(self.library, question, plain)
        if plain is not None and answer is None:
            self.unreadable[(service, question)] = plain
        return answer
