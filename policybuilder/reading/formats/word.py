"""A Word file (.docx): paragraphs, lists, tables and footnotes in order. Deleted text is left out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from policybuilder.reading.formats.plain import is_heading
from policybuilder.reading.model import Block, Contents, Unreadable

_BREAK = object()


def read_word(data: bytes) -> Contents:
    """Raises Unreadable where the file is damaged."""
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = tuple(_blocks(document))
    except (PackageNotFoundError, XMLSyntaxError, BadZipFile, KeyError, ValueError) as error:
        raise Unreadable(
            "The Word file is damaged, or only part of it is here", "Get it again, and add that"
        ) from error
    pages = max((block.page for block in blocks), default=1)
    return Contents("docx", blocks, pages, paged=pages > 1)


def _blocks(document: Any) -> Iterator[Block]:
    styles = {style.style_id: style.name or "" for style in document.styles}
    page = 1
    for paragraph in document.element.body.iter(qn("w:p")):
        text, breaks = "", 0
        for piece in _pieces(paragraph):
            if piece is _BREAK:
                page, breaks = (page, breaks + 1) if text.strip() else (page + 1, breaks)
            else:
                text += str(piece)
        text = " ".join(text.split())
        if text:
            yield Block(text, page, _level(paragraph, text, styles))
        page += breaks


def _pieces(paragraph: Any) -> Iterator[Any]:
    """The paragraph's text, and a mark for each page that ends in it."""
    for node in paragraph.iter():
        if node.tag == qn("w:t") and not _deleted(node):
            yield node.text or ""
        elif node.tag in (qn("w:tab"), qn("w:noBreakHyphen")):
            yield " " if node.tag == qn("w:tab") else "-"
        elif node.tag == qn("w:lastRenderedPageBreak") or (
            node.tag == qn("w:br") and node.get(qn("w:type")) == "page" and not _rendered(paragraph)
        ):
            yield _BREAK
        elif node.tag == qn("w:br"):
            yield " "


def _rendered(paragraph: Any) -> bool:
    """Whether Word itself noted where the pages of this file end."""
    return next(paragraph.getroottree().getroot().iter(qn("w:lastRenderedPageBreak")), None) is not None


def _deleted(node: Any) -> bool:
    return any(parent.tag == qn("w:del") for parent in node.iterancestors())


def _level(paragraph: Any, text: str, styles: dict[str, str]) -> int:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = styles.get(found.get(qn("w:val")), "") if found is not None else ""
    if name.lower().startswith("heading") and name[-1].isdigit():
        return int(name[-1])
    if name in ("Title", "Subtitle"):
        return 1
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(run.itertext()).strip()]
    bold = bool(runs) and all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs)
    return 3 if bold and is_heading(text) else 0
