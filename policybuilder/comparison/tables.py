"""A comparison as flat tables of text, for spreadsheets: the table, the quotes, situations, weeks, employers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policybuilder.answers.words import date_in_words
from policybuilder.comparison.columns import NOT_READ
from policybuilder.comparison.model import Cell, Comparison, Employer, Row, State
from policybuilder.library.model import Library
from policybuilder.situations.words import WORDS
from policybuilder.week import DAYS, Week

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
DAY_NAMES = dict(zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True))


QUOTE_HEADS = (
    *("Topic", "Question", "Employer", "Stance", "Clause", "Page", "Quote", "File", "Note"),
    *("Question id", "Employer id"),
)
EMPLOYER_HEADS = (
    *("Employer", "Id", "Files", "Policy date", "Status", "Contractual", "Coded by", "Employer’s reply"),
    *("Shares its text with", "Library"),
)


@dataclass(frozen=True)
class Sheet:
    """One table: its name, its heads, its rows of text and numbers."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def sheets(comparison: Comparison, library: Library) -> tuple[Sheet, ...]:
    """Every table of a comparison, the main one first."""
    return (
        main_sheet(comparison),
        _quotes(comparison),
        _situations(comparison),
        _weeks(comparison),
        _employers(comparison, library),
    )


def safe(value: str | int) -> str | int:
    """The value as a cell that no spreadsheet runs: text that looks like a formula begins with an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value


def names_of(comparison: Comparison) -> dict[str, str]:
    """What each employer is called, told apart by the start of its id where two have one name."""
    names = [one.name for one in comparison.employers]
    return {
        one.id: (one.name or one.id[:12]) + (f" ({one.id[:8]})" if one.name and names.count(one.name) > 1 else "")
        for one in comparison.employers
    }


def place_of(cell: Cell) -> str:
    """Where a stance stands: its clause or its page."""
    if cell.number:
        return f"clause {cell.number}"
    return f"page {cell.page}" if cell.page else ""


def main_sheet(comparison: Comparison) -> Sheet:
    names = names_of(comparison)
    heads = ("Topic", "Question", "Most common", "How many", "Not known", "Alone", *names.values(), "Question id")
    rows: tuple[tuple[str | int, ...], ...] = tuple(
        (
            comparison.topics[row.topic],
            row.ask,
            row.most.label if row.most else "",
            f"{row.most.count} of {row.known}" if row.most else "",
            len(row.unknown),
            ", ".join(names[one] for one in row.alone),
            *(_cell(row.cells[one]) for one in names),
            row.question,
        )
        for row in comparison.rows
    )
    return Sheet("Table", heads, rows)


def _cell(cell: Cell) -> str:
    place = place_of(cell)
    text = f"{cell.label} ({place})" if place and cell.state.known else cell.label
    return "; ".join([text, *(f"{service}: {label}" for service, label in cell.services)])


def _quotes(comparison: Comparison) -> Sheet:
    names = names_of(comparison)
    return Sheet("Quotes", QUOTE_HEADS, tuple(_quote_rows(comparison, names)))


def _quote_rows(comparison: Comparison, names: dict[str, str]) -> Iterator[tuple[str | int, ...]]:
    for row in comparison.rows:
        for employer, cell in row.cells.items():
            if cell.state in (State.UNKNOWN, State.NOT_ASKED) and cell.note in ("", NOT_READ):
                continue  # the table says that it is not known
            yield (
                comparison.topics[row.topic], row.ask, names[employer], cell.label, cell.number, cell.page or "",
                cell.quote, cell.file, cell.note, row.question, employer,
            )  # fmt: skip


def _situations(comparison: Comparison) -> Sheet:
    names = names_of(comparison)
    rows = (
        (f"{row.told} {row.asks}", *(WORDS.get(row.by_employer.get(one, ""), "Not known") for one in names))
        for row in comparison.verdicts
    )
    return Sheet("Situations", ("Situation", *names.values()), tuple(rows))


def _weeks(comparison: Comparison) -> Sheet:
    names = names_of(comparison)
    weeks = [(names[one.id], one.week) for one in comparison.employers]
    heads = ("Employer", *DAY_NAMES.values(), "Bank holidays")
    return Sheet("Weeks", heads, tuple((name, *week_cells(week)) for name, week in weeks))


def week_cells(week: Week | None) -> tuple[str, ...]:
    """Each day's hours, then bank holidays; "Not known" where no week is known."""
    if week is None:
        return ("Not known",) * 8
    days = tuple(", ".join(map(str, week.spans(day))) or "Closed" for day in DAYS)
    holidays = week.bank_holidays
    return (*days, ", ".join(map(str, holidays)) if isinstance(holidays, tuple) else holidays.value.capitalize())


def _employers(comparison: Comparison, library: Library) -> Sheet:
    names = names_of(comparison)
    shared = {
        one: ", ".join(names[other] for other in template.employers if other != one)
        for template in comparison.templates
        for one in template.employers
    }
    return Sheet(
        "Employers", EMPLOYER_HEADS, tuple(_about(one, names, shared, library.version) for one in comparison.employers)
    )


def _about(one: Employer, names: dict[str, str], shared: dict[str, str], version: str) -> tuple[str | int, ...]:
    day = date_in_words(one.policy_date) if one.policy_date else ""
    status = one.status.replace("_", " ") + (
        f", {one.not_a_policy}: not an employer’s policy" if one.not_a_policy else ""
    )
    return (
        names[one.id],
        one.id,
        ", ".join(one.files),
        day,
        status,
        one.contractual,
        one.coded_by,
        one.reply,
        shared.get(one.id, ""),
        version,
    )


def count_words(row: Row) -> str:
    """``7 of 9: the stance``; what is elsewhere or not known is said after it."""
    if row.most:
        parts = [f"{row.most.count} of {row.known}: {row.most.label}"]
    else:
        parts = [f"{row.known} known, and no one stance leads" if row.known > 1 else f"Only {row.known} known"]
    parts += [f"{len(row.elsewhere)} in another policy"] if row.elsewhere else []
    parts += [f"{len(row.unknown)} not known"] if row.unknown else []
    return "; ".join(parts)
