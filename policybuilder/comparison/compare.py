"""Columns to a comparison: row by row who says what, what most do and who stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from policybuilder.comparison.merging import merged
from policybuilder.comparison.model import (
    Cell,
    Column,
    Comparison,
    Employer,
    Position,
    Row,
    State,
    Template,
    VerdictRow,
)
from policybuilder.comparison.templates import templates_of
from policybuilder.library.model import Library, Question


@dataclass(frozen=True)
class Wanted:
    """What the reader asked to see: every row or only those that differ, against whom, in which groups."""

    base: str = ""
    only_differences: bool = False
    group: str = ""


def compare(library: Library, columns: Iterable[Column], wanted: Wanted = Wanted()) -> Comparison:
    """Compare employers. Columns with one id become one employer."""
    together = merged(columns)
    employers = tuple(column.employer for column in together)
    templates = templates_of(employers)
    text_of = _text_of(employers, templates)
    rows = (_row(question, together, text_of) for question in library.questions.values())
    return Comparison(
        library_version=library.version,
        employers=employers,
        rows=tuple(row for row in rows if not wanted.only_differences or _shown(row, wanted.base)),
        topics=MappingProxyType({topic.id: topic.title for topic in library.topics}),
        templates=templates,
        base=wanted.base,
        only_differences=wanted.only_differences,
        group=wanted.group,
        groups=MappingProxyType(_groups(employers, wanted.group)),
        verdicts=tuple(row for row in _verdicts(library, together) if not wanted.only_differences or row.differs),
    )


def _verdicts(library: Library, columns: Sequence[Column]) -> Iterator[VerdictRow]:
    answering = [column for column in columns if column.verdicts]
    for one in library.situations.values() if answering else ():
        said = {column.employer.id: column.verdicts[one.id] for column in answering}
        yield VerdictRow(one.id, one.told, one.asks, MappingProxyType(said))


def _shown(row: Row, base: str) -> bool:
    if not base:
        return row.differs
    own = row.cells[base]
    return any(cell.state.known and cell.key != own.key for cell in row.cells.values())


def _groups(employers: Sequence[Employer], group: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for employer in employers if group else ():
        name = employer.groups.get(group, "")
        found[name] = (*found.get(name, ()), employer.id)
    return dict(sorted(found.items()))


def _text_of(employers: Sequence[Employer], templates: Sequence[Template]) -> Mapping[str, str]:
    """For each employer one that stands for its text: itself, or the first that publishes the same."""
    shared = {member: template.employers[0] for template in templates for member in template.employers}
    return {one.id: shared.get(one.id, one.id) for one in employers}


def _row(question: Question, columns: Sequence[Column], text_of: Mapping[str, str]) -> Row:
    cells = {column.employer.id: column.cells[question.id] for column in columns}
    held: dict[tuple[str, ...], list[str]] = {}
    for employer, cell in cells.items():
        if cell.state.known:
            held.setdefault(cell.key, []).append(employer)
    positions = [_position(cells[holders[0]], holders, text_of) for holders in held.values()]
    return Row(
        topic=question.topic,
        question=question.id,
        about=question.about,
        ask=question.ask,
        cells=MappingProxyType(cells),
        positions=tuple(sorted(positions, key=lambda position: -position.count)),
        elsewhere=tuple(key for key, cell in cells.items() if cell.state is State.ELSEWHERE),
        unknown=tuple(key for key, cell in cells.items() if cell.state is State.UNKNOWN),
    )


def _position(cell: Cell, holders: Sequence[str], text_of: Mapping[str, str]) -> Position:
    texts = len({text_of[employer] for employer in holders})
    return Position(cell.stance, cell.label, cell.state, tuple(holders), texts)
