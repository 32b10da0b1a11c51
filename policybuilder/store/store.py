"""The store of drafts. Each call is one transaction: it happens whole, or not at all."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, insert, select

from policybuilder.answers.file import MAX_SERVICES
from policybuilder.answers.model import Acceptance, Answer, Answers, Organisation, Service
from policybuilder.library.model import Library
from policybuilder.store import tables
from policybuilder.store.change import Change
from policybuilder.store.database import Database, open_database
from policybuilder.store.filling import fill, service_id_for
from policybuilder.store.model import (
    WHOLE_EMPLOYER,
    Conflict,
    Draft,
    NotStorable,
    Saved,
    UnknownDraft,
    UnknownService,
)
from policybuilder.store.plain import (
    DraftReader,
    acceptance_from,
    plain_acceptance,
    plain_answer,
    plain_label,
    plain_note,
    plain_organisation,
    plain_typed,
    readable_answer,
)

TOKEN_BYTES = 16
T = TypeVar("T")


def open_store(address: str, library: Library) -> Store:
    """The store in the database at ``address`` (an SQLAlchemy URL). Raises DatabaseError."""
    return Store(open_database(address), library)


def token_hash(token: str) -> str:
    """What the database knows a token by; the token itself is never kept."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True)
class Store:
    """Drafts by their secret token. May be shared by threads.

    A save builds on the revision the caller last saw (``base_revision``). On top of an older one, a different value is
    a Conflict and nothing is written; the same value is fine. Every save raises UnknownDraft where no draft has the
    token, and BadAnswer, BadBrand or NotStorable, with a sentence for the user, where the value can't be kept.
    """

    database: Database
    library: Library

    def create(self, answers: Answers) -> str:
        """Keep a new draft; its token, which nobody can guess and the store can't tell again."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = datetime.now(UTC)
        draft = {
            "token_hash": token_hash(token),
            "employer_id": answers.id,
            "library": answers.library,
            "revision": 0,
            "created_at": now,
            "touched_at": now,
        }
        with self.database.writes.begin() as connection:
            draft_id = connection.execute(insert(tables.draft).values(draft).returning(tables.draft.c.id)).scalar_one()
            fill(Change(connection, draft_id, 0, now), self.library, answers)
        return token

    def load(self, token: str) -> Draft | None:
        """The draft as it stands, or None."""
        with self.database.reads.begin() as connection:
            draft = connection.execute(_draft_of(token)).one_or_none()
            if draft is None:
                return None
            rows = {table.name: _rows(connection, table, draft.id) for table in tables.ALL_OF_A_DRAFT}
        return DraftReader(self.library, draft, rows).read()

    def revision(self, token: str) -> int | None:
        """The revision of the draft, which grows with every change to it; None where there is no such draft."""
        with self.database.reads.begin() as connection:
            draft = connection.execute(_draft_of(token)).one_or_none()
        return draft.revision if draft else None

    def save_answer(
        self, token: str, question: str, answer: Answer | None, *, service: str = WHOLE_EMPLOYER, base_revision: int
    ) -> Saved | Conflict[Answer]:
        """Save one answer; None makes the question undecided, or drops what differs for the service."""
        plain = plain_answer(self.library, question, answer)
        with self._change(token) as change:
            if service != WHOLE_EMPLOYER:
                _existing_service(change, service)
            saved = change.save(tables.answer, {"service_id": service, "question": question}, plain, base_revision)
        return _conflict_of(saved, lambda theirs: readable_answer(self.library, question, theirs))

    def save_typed(
        self, token: str, question: str, typed: Mapping[str, str] | None, *, service: str = WHOLE_EMPLOYER
    ) -> None:
        """Keep what stands in a question's inputs, by input, while it is not an answer; None forgets it.

        It belongs to no document and no answers file, has no revision, and the last tab to type is kept.
        """
        self.library.questions[question]
        key = {"service_id": service, "question": question}
        with self._change(token) as change:
            if service != WHOLE_EMPLOYER:
                _existing_service(change, service)
            change.keep_typed(key, None if typed is None else plain_typed(typed))

    def save_note(self, token: str, question: str, text: str, *, base_revision: int) -> Saved | Conflict[str]:
        """Save why a question was answered so; empty removes the note."""
        self.library.questions[question]
        plain = plain_note(text)
        with self._change(token) as change:
            return change.save(tables.note, {"question": question}, plain, base_revision)

    def save_organisation(
        self, token: str, organisation: Organisation, *, base_revision: int
    ) -> Saved | Conflict[Organisation]:
        plain = plain_organisation(organisation)
        with self._change(token) as change:
            saved = change.save(tables.organisation, {}, plain, base_revision)
        return _conflict_of(saved, lambda theirs: Organisation(**theirs))

    def accept_finding(
        self, token: str, finding: str, acceptance: Acceptance | None, *, base_revision: int
    ) -> Saved | Conflict[Acceptance]:
        """Keep why a finding is accepted; None takes the acceptance back."""
        self.library.checks[finding]
        plain = plain_acceptance(acceptance)
        with self._change(token) as change:
            saved = change.save(tables.accepted, {"finding": finding}, plain, base_revision)
        return _conflict_of(saved, acceptance_from)

    def add_service(self, token: str, label: str) -> str:
        """Add a service at the end; its id. A service of that very name is not added twice: its id is returned."""
        name = plain_label(label)
        with self._change(token) as change:
            there = change.rows(tables.service, {})
            same = [row.service_id for row in there if row.value.casefold() == name.casefold()]
            if same:
                return str(same[0])
            if len(there) >= MAX_SERVICES:
                raise NotStorable(f"There are {MAX_SERVICES} services already. Remove one first.")
            service_id = service_id_for(name, {row.service_id for row in there})
            position = max((row.position for row in there), default=0) + 1
            change.put(tables.service, {"service_id": service_id}, name, position=position)
        return service_id

    def rename_service(self, token: str, service: str, label: str, *, base_revision: int) -> Saved | Conflict[str]:
        """Raises UnknownService."""
        name = plain_label(label)
        with self._change(token) as change:
            _existing_service(change, service)
            return change.save(tables.service, {"service_id": service}, name, base_revision)

    def remove_service(self, token: str, service: str, *, seen: int | None = None) -> Saved | Conflict[Service]:
        """Remove a service with all its answers. One that is gone already is fine.

        ``seen`` is the draft's revision the user looked at: a later change to the service is a Conflict.
        """
        key = {"service_id": service}
        with self._change(token) as change:
            newest = max(change.newest(table, key) for table in (tables.service, tables.answer))
            conflict = seen is not None and newest > seen
            if newest and not conflict:
                for table in (tables.answer, tables.typed, tables.service):
                    change.remove(table, key)
            revision = change.revision
        return self._changed_service(token, service) if conflict else Saved(revision)

    def replace(self, token: str, answers: Answers, *, seen: int | None = None) -> Saved | Conflict[Answers]:
        """Put an answers file in the place of all the draft holds; the token stays.

        ``seen`` is the draft's revision the user looked at: any later change to it is a Conflict.
        """
        with self._change(token) as change:
            conflict = seen is not None and change.revision > seen
            if not conflict:
                change.mark(employer_id=answers.id, library=answers.library)
                for table in tables.ALL_OF_A_DRAFT:
                    change.remove(table, {})
                fill(change, self.library, answers)
            revision = change.revision
        draft = self.load(token) if conflict else None
        return Conflict(draft.answers, draft.revision, draft.updated) if draft else Saved(revision)

    def delete(self, token: str) -> None:
        """Forget the draft and all it holds. One that is gone already is fine."""
        with self.database.writes.begin() as connection:
            connection.execute(delete(tables.draft).where(tables.draft.c.token_hash == token_hash(token)))

    def close(self) -> None:
        self.database.close()

    @contextmanager
    def _change(self, token: str) -> Iterator[Change]:
        with self.database.writes.begin() as connection:
            draft = connection.execute(_draft_of(token).with_for_update()).one_or_none()
            if draft is None:
                raise UnknownDraft
            yield Change(connection, draft.id, draft.revision, datetime.now(UTC))

    def _changed_service(self, token: str, service: str) -> Conflict[Service]:
        draft = self.load(token)
        if draft is None:
            raise UnknownDraft
        theirs = next((one for one in draft.answers.services if one.id == service), None)
        return Conflict(theirs, draft.revision, draft.updated)


def _draft_of(token: str) -> Any:
    return select(tables.draft).where(tables.draft.c.token_hash == token_hash(token))


def _rows(connection: Connection, table: Any, draft_id: int) -> list[Any]:
    return list(connection.execute(select(table).where(table.c.draft_id == draft_id)))


def _existing_service(change: Change, service: str) -> None:
    if change.row(tables.service, {"service_id": service}) is None:
        raise UnknownService(service)


def _conflict_of(saved: Saved | Conflict[Any], read: Callable[[Any], T | None]) -> Saved | Conflict[T]:
    if isinstance(saved, Saved):
        return saved
    return replace(saved, theirs=None if saved.theirs is None else read(saved.theirs))
