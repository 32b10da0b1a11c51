"""Several files of one employer to one column. Employers are told apart by id, never by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from policybuilder.comparison.model import Cell, Column, Employer, State

ALSO = "Another file of this employer says: "
_RANK = {State.SAID: 0, State.ELSEWHERE: 1, State.SILENT: 2, State.UNKNOWN: 3, State.NOT_ASKED: 4}


def merged(columns: Iterable[Column]) -> tuple[Column, ...]:
    """One column for each id, in the order the ids first came."""
    by_id: dict[str, list[Column]] = {}
    for column in columns:
        by_id.setdefault(column.employer.id, []).append(column)
    return tuple(_merge(same) if len(same) > 1 else same[0] for same in by_id.values())


def _merge(columns: Sequence[Column]) -> Column:
    newest_first = sorted(columns, key=lambda column: column.employer.policy_date or date.min, reverse=True)
    cells = {key: _merge_cells([column.cells[key] for column in newest_first]) for key in columns[0].cells}
    verdicts = next((column.verdicts for column in newest_first if column.verdicts), MappingProxyType({}))
    return Column(_merge_employers(newest_first), MappingProxyType(cells), verdicts)


def _merge_cells(cells: Sequence[Cell]) -> Cell:
    """The newest file that says something; what another says differently stands in its note."""
    best = min(cells, key=lambda cell: _RANK[cell.state])
    others = {cell.label for cell in cells if cell.state is State.SAID and cell.key != best.key}
    notes = [best.note] if best.note else []
    notes += [f"{ALSO}{label}" for label in sorted(others)]
    services = tuple(dict.fromkeys(service for cell in cells for service in cell.services))
    return replace(best, note=". ".join(notes), services=services)


def _merge_employers(columns: Sequence[Column]) -> Employer:
    employers = [column.employer for column in columns]
    newest = employers[0]
    return replace(
        newest,
        name=next((one.name for one in employers if one.name), ""),
        files=tuple(dict.fromkeys(file for one in employers for file in one.files)),
        groups=MappingProxyType({key: value for one in reversed(employers) for key, value in one.groups.items()}),
        sketches=tuple(sketch for one in employers for sketch in one.sketches),
        week=next((one.week for one in employers if one.week), None),
    )
