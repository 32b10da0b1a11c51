"""A comparison as plain data, for JSON."""

from __future__ import annotations

from typing import Any

from policybuilder.answers.words import week_in_words
from policybuilder.comparison.model import Cell, Comparison, Employer, Position, Row, State
from policybuilder.library.model import Kind, Library
from policybuilder.week import week_to_plain


def plain_comparison(comparison: Comparison, library: Library) -> dict[str, Any]:
    """The comparison for programs: employers, rows, weeks, templates, and the verdicts of situations."""
    return {
        "library": comparison.library_version,
        "base": comparison.base,
        "employers": [_employer(one) for one in comparison.employers],
        "rows": [_row(row, library) for row in comparison.rows],
        "weeks": [
            {"id": one.id, "week": week_to_plain(one.week), "words": week_in_words(one.week)}
            for one in comparison.employers
            if one.week
        ],
        "templates": [
            {"employers": list(one.employers), "likeness": round(one.likeness, 2)} for one in comparison.templates
        ],
        "groups": {name: list(members) for name, members in comparison.groups.items()},
        "verdicts": [
            {"situation": one.situation, "asks": one.asks, "by_employer": dict(one.by_employer)}
            for one in comparison.verdicts
        ],
    }


def _employer(one: Employer) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "files": list(one.files),
        "date": one.policy_date.isoformat() if one.policy_date else "",
        "status": one.status,
        "contractual": one.contractual,
        "coded_by": one.coded_by,
        "reply": one.reply,
        "groups": dict(one.groups),
        "not_a_policy": one.not_a_policy,
    }


def _row(row: Row, library: Library) -> dict[str, Any]:
    many = library.questions[row.question].kind is Kind.MANY
    return {
        "topic": row.topic,
        "question": row.question,
        "ask": row.ask,
        "same": row.same,
        "differs": row.differs,
        "known": row.known,
        "positions": [_position(one, many) for one in row.positions],
        "most": _position(row.most, many) if row.most else None,
        "alone": list(row.alone),
        "elsewhere": list(row.elsewhere),
        "unknown": list(row.unknown),
        "stances": {employer: _cell(cell, many) for employer, cell in row.cells.items()},
    }


def _position(one: Position, many: bool) -> dict[str, Any]:
    return {
        "stance": _stance(one.stance, one.state, many),
        "label": one.label,
        "count": one.count,
        "texts": one.texts,
        "employers": list(one.employers),
    }


def _cell(cell: Cell, many: bool) -> dict[str, Any]:
    return {
        "stance": _stance(cell.stance, cell.state, many),
        "label": cell.label,
        "value": cell.value,
        "number": cell.number or None,
        "page": cell.page or None,
        "quote": cell.quote,
        "file": cell.file,
        "local": cell.local,
        "note": cell.note,
        "services": [{"service": service, "label": label} for service, label in cell.services],
    }


def _stance(stance: tuple[str, ...], state: State, many: bool) -> str | list[str]:
    return list(map(str, stance)) if many and state is State.SAID else str(stance[0])
