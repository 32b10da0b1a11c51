"""Drafts: answers, notes, accepted findings, services the organisation, and what is half typed."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("token_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("employer_id", sa.String(100), nullable=False),
        sa.Column("library", sa.String(40), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("touched_at", moment, nullable=False),
    )
    _part("answer", _key("service_id", 100), _key("question", 200), _value())
    _part("note", _key("question", 200), _value())
    _part("accepted", _key("finding", 200), _value())
    _part("organisation", _value())
    _part(
        "service",
        _key("service_id", 100),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("label", sa.String(150)),
    )
    op.create_table(
        "typed",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
        _key("service_id", 100),
        _key("question", 200),
        sa.Column("value", sa.JSON, nullable=False),
    )


def _part(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
        *columns,
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )


def _key(name: str, length: int) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), primary_key=True)


def _value() -> sa.Column[Any]:
    return sa.Column("value", sa.JSON)
