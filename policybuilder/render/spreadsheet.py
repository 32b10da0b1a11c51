"""Tables as CSV and as an Excel workbook. Nothing in either is a formula, and no text becomes a link."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime

import xlsxwriter

from policybuilder.comparison.tables import Sheet, safe

WIDTHS = {"Question": 48, "Quote": 80, "Topic": 22, "Most common": 36}
USUAL_WIDTH = 26
LONGEST_CELL = 32_000


def as_csv(sheet: Sheet) -> bytes:
    """The table as CSV with a mark that makes Excel read it as UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([safe(head) for head in sheet.heads])
    writer.writerows([safe(value) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def as_workbook(sheets: Sequence[Sheet], today: date, title: str) -> bytes:
    """The tables as one workbook, a sheet each, heads kept in sight."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": title, "created": datetime(today.year, today.month, today.day, tzinfo=UTC)})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            for column, name in enumerate(sheet.heads):
                page.set_column(column, column, WIDTHS.get(name, USUAL_WIDTH))
                page.write_string(0, column, str(safe(name)), head)
            for number, row in enumerate(sheet.rows, 1):
                _write_row(page, number, row, body)
            page.freeze_panes(1, 2 if sheet.name == "Table" else 1)
            page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.heads) - 1)
            page.set_landscape()
            page.repeat_rows(0)
    return made.getvalue()


def _write_row(page: xlsxwriter.worksheet.Worksheet, number: int, row: Sequence[str | int], style: object) -> None:
    for column, value in enumerate(row):
        if isinstance(value, int):
            page.write_number(number, column, value, style)
        elif value:
            page.write_string(number, column, str(safe(value))[:LONGEST_CELL], style)
