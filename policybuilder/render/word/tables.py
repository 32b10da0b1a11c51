"""Tables: widths, borders, a first row that comes again on each page, places to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from docx.oxml.ns import qn
from docx.table import _Cell

from policybuilder.render.word.targets import is_a, words
from policybuilder.render.word.xml import element, form_field

WIDTH = 9350  # of the text on A4 with our margins, in twentieths of a point
SHARES = {
    ("form", 2): (38, 62),
    ("decision", 2): (20, 80),
    ("response", 3): (48, 16, 36),
    ("pictures", 2): (32, 68),
    ("contact", 2): (24, 76),
    ("week-table", 3): (26, 24, 50),
}
TALL, SHORT = 900, 460
WriteCell = Callable[[Element, _Cell], None]


def rows_of(table: Element) -> list[tuple[Element, bool]]:
    """The rows, and whether each belongs to the head."""
    return [(row, part.tag == "thead") for part in table if part.tag in ("thead", "tbody") for row in part]


def fill(made: Any, table: Element, write: WriteCell, numbers: Iterator[int]) -> None:
    """Write every cell of ``table`` into the Word table ``made``."""
    rows = rows_of(table)
    widths = _widths(table, len(rows[0][0]))
    _frame(made, widths, any(head for _, head in rows), bordered=not is_a(table, "contact"))
    for (row, head), tr in zip(rows, made._tbl.tr_lst, strict=True):
        _row(tr, head, max((TALL if is_a(one, "long") else SHORT for one in row if is_a(one, "answer")), default=0))
        label = words(row[0])
        for cell, tc, width in zip(row, tr.tc_lst, widths, strict=True):
            _cell(tc, width, shaded=head)
            place = _Cell(tc, made)
            if is_a(cell, "answer"):
                place.paragraphs[0]._p.append(form_field(label, next(numbers)))
            else:
                write(cell, place)


def _widths(table: Element, columns: int) -> list[int]:
    shares = next(
        (SHARES[one, columns] for one in table.get("class", "").split()[::-1] if (one, columns) in SHARES), None
    )
    return [WIDTH * share // 100 for share in shares] if shares else [WIDTH // columns] * columns


def _frame(made: Any, widths: list[int], headed: bool, bordered: bool) -> None:
    properties = made._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    for part in properties.findall(qn("w:tblW")) + properties.findall(qn("w:tblLayout")):
        properties.remove(part)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if bordered else ("insideH",)
    borders = element("w:tblBorders")
    for side in sides:
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color="8A949C"))
    margins = element("w:tblCellMar")
    above, left = ("60", "100") if bordered else ("20", "0")
    for side, size in (("top", above), ("left", left), ("bottom", above), ("right", "100")):
        margins.append(element(f"w:{side}", w=size, type="dxa"))
    for part in (
        element("w:tblW", w=str(sum(widths)), type="dxa"),
        borders,
        element("w:tblLayout", type="fixed"),
        margins,
    ):
        look.addprevious(part)
    look.set(qn("w:firstRow"), "1" if headed else "0")
    for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))


def _row(tr: Any, head: bool, height: int) -> None:
    properties = tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if height:
        properties.append(element("w:trHeight", val=str(height), hRule="atLeast"))
    if head:
        properties.append(element("w:tblHeader"))


def _cell(tc: Any, width: int, shaded: bool) -> None:
    properties = tc.get_or_add_tcPr()
    for old in properties.findall(qn("w:tcW")):
        properties.remove(old)
    properties.append(element("w:tcW", w=str(width), type="dxa"))
    if shaded:
        properties.append(element("w:shd", val="clear", color="auto", fill="F4F6F8"))
