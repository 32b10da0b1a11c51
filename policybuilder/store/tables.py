"""The tables. What a draft holds stands one value a row, each with the revision at which it was last changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Dialect, ForeignKey, Integer, MetaData, String, Table, TypeDecorator

metadata = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """A moment, always in UTC, in databases that keep the zone and in those that don't."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


def _table(name: str, *columns: Column[Any], value: Column[Any]) -> Table:
    """A table of values that belong to a draft; its primary key is the draft and ``columns`` marked as key."""
    draft_id: Column[int] = Column("draft_id", Integer, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True)
    revision = Column("revision", Integer, nullable=False)
    changed_at = Column("changed_at", UtcTime, nullable=False)
    return Table(name, metadata, draft_id, *columns, value, revision, changed_at)


def _value() -> Column[Any]:
    return Column("value", JSON(none_as_null=True))


draft = Table(
    "draft",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("employer_id", String(100), nullable=False),
    Column("library", String(40), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("touched_at", UtcTime, nullable=False),
)

answer = _table(
    "answer",
    Column("service_id", String(100), primary_key=True),
    Column("question", String(200), primary_key=True),
    value=_value(),
)
note = _table("note", Column("question", String(200), primary_key=True), value=_value())
accepted = _table("accepted", Column("finding", String(200), primary_key=True), value=_value())
organisation = _table("organisation", value=_value())
service = _table(
    "service",
    Column("service_id", String(100), primary_key=True),
    Column("position", Integer, nullable=False),
    value=Column("label", String(150), key="value"),
)

typed = Table(
    "typed",
    metadata,
    Column("draft_id", Integer, ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
    Column("service_id", String(100), primary_key=True),
    Column("question", String(200), primary_key=True),
    Column("value", JSON, nullable=False),
)

PARTS = (answer, note, accepted, organisation, service)
ALL_OF_A_DRAFT = (*PARTS, typed)
