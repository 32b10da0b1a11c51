"""One change to one draft: what stands now, what is written, and the revision it gets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, delete, func, insert, select, update

from policybuilder.store import tables
from policybuilder.store.model import NOT_SAVED_YET, Conflict, NotStorable, Saved

Key: TypeAlias = Mapping[str, str]
VALUE_BYTES = 500_000


@dataclass
class Change:
    """A transaction that has the draft to itself. All it writes carries one revision."""

    connection: Connection
    draft_id: int
    revision: int
    now: datetime
    _written: bool = False

    def save(self, table: Table, key: Key, plain: Any, base_revision: int) -> Saved | Conflict[Any]:
        """Put ``plain`` there, unless it has become something else since ``base_revision``."""
        standing = self.row(table, key)
        value, revision = (standing.value, standing.revision) if standing else (None, NOT_SAVED_YET)
        if value == plain:
            return Saved(revision)
        if revision != base_revision:
            return Conflict(value, revision, standing.changed_at if standing else None)
        return self.put(table, key, plain, is_there=standing is not None)

    def put(self, table: Table, key: Key, plain: Any, is_there: bool = False, **more: Any) -> Saved:
        """Write ``plain`` there, whatever stands."""
        row = {"value": storable(plain), "revision": self.mark(), "changed_at": self.now, **more}
        if is_there:
            self.connection.execute(update(table).where(self._at(table, key)).values(row))
        else:
            self.connection.execute(insert(table).values({"draft_id": self.draft_id, **key, **row}))
        return Saved(self.revision)

    def keep_typed(self, key: Key, typed: Mapping[str, str] | None) -> None:
        """Keep it, or with None forget it. The draft counts as unchanged."""
        self.connection.execute(delete(tables.typed).where(self._at(tables.typed, key)))
        if typed is not None:
            row = {"draft_id": self.draft_id, **key, "value": storable(typed)}
            self.connection.execute(insert(tables.typed).values(row))

    def remove(self, table: Table, key: Key) -> None:
        self.mark()
        self.connection.execute(delete(table).where(self._at(table, key)))

    def row(self, table: Table, key: Key) -> Row[Any] | None:
        return self.connection.execute(select(table).where(self._at(table, key))).one_or_none()

    def rows(self, table: Table, key: Key) -> list[Row[Any]]:
        return list(self.connection.execute(select(table).where(self._at(table, key))))

    def newest(self, table: Table, key: Key) -> int:
        """The revision of the latest change to any of these values."""
        newest = select(func.max(table.c.revision)).where(self._at(table, key))
        return self.connection.execute(newest).scalar() or NOT_SAVED_YET

    def mark(self, **more: Any) -> int:
        """Note on the draft that it changes now; the revision of all that this change writes."""
        if not self._written:
            self._written = True
            self.revision += 1
            more |= {"revision": self.revision, "touched_at": self.now}
        if more:
            self.connection.execute(update(tables.draft).where(tables.draft.c.id == self.draft_id).values(more))
        return self.revision

    def _at(self, table: Table, key: Key) -> ColumnElement[bool]:
        return and_(table.c.draft_id == self.draft_id, *(table.c[name] == text for name, text in key.items()))


def storable(plain: Any) -> Any:
    """The plain value, if the database can keep it. Raises NotStorable."""
    try:
        size = len(json.dumps(plain, ensure_ascii=False).encode())
    except UnicodeEncodeError as error:
        raise NotStorable("This holds a character that is not text. Type it again.") from error
    if size > VALUE_BYTES:
        raise NotStorable("This is too long to keep. Shorten it.")
    return plain
