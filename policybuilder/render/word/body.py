"""The body of a Word file, written from the elements of a page. An element it does not know is an error."""

from __future__ import annotations

from itertools import count
from typing import Any
from xml.etree.ElementTree import Element

from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from policybuilder.render.word import tables
from policybuilder.render.word.inlines import INLINE, Inlines, Node, UnknownPart, nodes
from policybuilder.render.word.numbering import Numbering, numbered
from policybuilder.render.word.targets import Targets, is_a, words, written_number
from policybuilder.render.word.xml import bookmark, field, link_inside, run

NORMAL = "Normal"
LEVELS = {"h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 3"}
STYLES = {
    "owner": "Subtitle",
    "dated": "Subtitle",
    "stamp": "Policy Draft",
    "internal": "Policy Draft",
} | dict.fromkeys(("hint", "colophon", "week-note"), "Policy Small")
MANY_HEADINGS = 60
AFTER_TABLE = Pt(8)


class BodyWriter:
    """Writes block after block; ``place`` is the document, or the cell of a table."""

    def __init__(self, document: Any, targets: Targets, numbering: Numbering):
        self._document = document
        self._targets = targets
        self._numbering = numbering
        self._inlines = Inlines(document, targets)
        self._fields = count(1)
        self._force = ""
        self._after_table = False

    def flow(self, parent: Element, place: Any, style: str = NORMAL) -> None:
        """Everything inside ``parent``: words that stand by themselves become a paragraph."""
        waiting: list[Node] = []
        for node in nodes(parent):
            if isinstance(node, str) or node.tag in INLINE:
                waiting.append(node)
                continue
            self._set(waiting, place, style)
            waiting = []
            self._block(node, place, style)
        self._set(waiting, place, style)

    def _set(self, waiting: list[Node], place: Any, style: str) -> None:
        if any(not isinstance(node, str) or node.strip() for node in waiting):
            self._inlines.write(self._paragraph(place, style), waiting)

    def _block(self, block: Element, place: Any, style: str) -> None:
        match block.tag:
            case "h1":
                self._inlines.write(self._paragraph(place, "Title"), nodes(block))
            case "h2" | "h3" | "h4":
                self._heading(block, place)
            case "p":
                own = next((STYLES[one] for one in block.get("class", "").split() if one in STYLES), style)
                self._set(list(nodes(block)), place, own)
            case "ul" | "ol":
                self._list(block, place)
            case "dl":
                self._terms(block, place)
            case "table":
                self._table(block, place)
            case "nav":
                self._contents(block, place)
            case "blockquote":
                self.flow(block, place, "Quote")
            case "div" | "section" | "main" | "header":
                self.flow(block, place, style)
            case tag:
                raise UnknownPart(tag)

    def _paragraph(self, place: Any, style: str) -> Paragraph:
        first = place.paragraphs[0] if isinstance(place, _Cell) and len(place._tc) <= 2 else None
        made: Paragraph = first if first is not None and not len(first._p) else place.add_paragraph()
        made._p.style = None if style == NORMAL else self._inlines.style(style)
        if isinstance(place, _Cell):
            made.paragraph_format.space_after = Pt(2)
        elif self._after_table:
            made.paragraph_format.space_before = AFTER_TABLE if style not in LEVELS.values() else None
            self._after_table = False
        if self._force and style in (NORMAL, "List Bullet"):
            made._p.append(run(f"{self._force}: ", self._inlines.style("Policy Force")))
            self._force = ""
        return made

    def _heading(self, heading: Element, place: Any) -> None:
        target = self._targets.of(heading)
        made = self._paragraph(place, LEVELS[heading.tag])
        literal = "" if target.number else written_number(heading)
        if not target.number and self._targets.numbers_headings and heading.tag != "h4":
            numbered(made, "0")
            made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Pt(0), Pt(0)
        start, end = bookmark(target.bookmark, target.place)
        for part in (run(f"{literal} ") if literal else None, start, run(target.title), end):
            if part is not None:
                made._p.append(part)
        self._force = next((words(one) for one in heading if is_a(one, "force")), "")

    def _list(self, block: Element, place: Any) -> None:
        ordered = block.tag == "ol"
        number = self._numbering.new_list() if ordered else self._numbering.bullets
        for item in block:
            made = self._paragraph(place, "List Number" if ordered else "List Bullet")
            numbered(made, number)
            if ordered and item.get("id"):
                target = self._targets.of(item)
                start, end = bookmark(target.bookmark, target.place)
                made._p.append(start)
                self._inlines.write(made, nodes(item))
                made._p.append(end)
            else:
                self._inlines.write(made, nodes(item))

    def _terms(self, block: Element, place: Any) -> None:
        for one in block:
            made = self._paragraph(place, NORMAL if one.tag == "dt" else "List Continue")
            if one.tag == "dt":
                made.paragraph_format.keep_with_next = True
                made.paragraph_format.space_after = Pt(0)
                made._p.append(run(words(one), self._inlines.style("Strong")))
            else:
                self._inlines.write(made, nodes(one))

    def _table(self, block: Element, place: Any) -> None:
        if isinstance(place, _Cell):
            raise UnknownPart("table in a table")
        caption = block.find("caption")
        if caption is not None:
            self._inlines.write(self._paragraph(place, "Caption"), nodes(caption))
        elif self._after_table:
            self._paragraph(place, "Policy Small")  # two tables in a row would be one
        rows = tables.rows_of(block)
        made = self._document.add_table(len(rows), len(rows[0][0]))
        tables.fill(made, block, self._cell, self._fields)
        self._after_table = True

    def _cell(self, cell: Element, place: _Cell) -> None:
        after_table, self._after_table = self._after_table, False
        self.flow(cell, place)
        self._after_table = after_table
        for paragraph in place.paragraphs if cell.tag == "th" and cell.get("scope") == "col" else ():
            for one in paragraph.runs:
                one.bold = True

    def _contents(self, nav: Element, place: Any) -> None:
        """A table of contents that Word makes anew on opening; until then each entry leads to its heading."""
        for heading in nav.iter("h2"):
            made = self._paragraph(place, "TOC Heading")
            numbered(made, "0")
            made._p.append(run(words(heading)))
        deepest = 2 if len(list(self._targets.headings(2))) <= MANY_HEADINGS else 1
        entries = [one for one in self._targets.headings(deepest) if one.title != words(nav)]
        parts: list[Any] = []
        for one in entries:
            link = link_inside(one.bookmark)
            link.append(run(f"{one.number} {one.title}".strip()))
            parts.append(link)
        whole = list(field(f'TOC \\o "1-{deepest}" \\h \\z \\u', [], stale=True))
        for place_of, (one, link) in enumerate(zip(entries, parts, strict=True)):
            made = self._paragraph(place, f"toc {one.level}")
            for mark in whole[:3] if place_of == 0 else ():
                made._p.append(mark)
            made._p.append(link)
            for mark in whole[3:] if place_of == len(entries) - 1 else ():
                made._p.append(mark)
