"""The parts of a Word file that python-docx has no name for: fields, bookmarks, links, form fields, numbering."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

PLACE_TO_WRITE = "\u2002" * 5


def element(tag: str, **attributes: str) -> Any:
    """``element("w:lang", val="en-GB")``."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def run(text: str, style: str = "") -> Any:
    """A run of text in a character style."""
    made = element("w:r")
    if style:
        properties = element("w:rPr")
        properties.append(element("w:rStyle", val=style))
        made.append(properties)
    words = element("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(words)
    return made


def field(instruction: str, shown: list[Any], stale: bool = False) -> Iterator[Any]:
    """The runs of a field; ``shown`` are the runs it shows until Word works it out again. ``stale``: on opening."""
    begin = _mark("begin")
    if stale:
        begin[0].set(qn("w:dirty"), "true")
    yield begin
    made = element("w:r")
    code = element("w:instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(code)
    yield made
    yield _mark("separate")
    yield from shown
    yield _mark("end")


def _mark(kind: str) -> Any:
    made = element("w:r")
    made.append(element("w:fldChar", fldCharType=kind))
    return made


def bookmark(name: str, number: int) -> tuple[Any, Any]:
    """The start and the end of a bookmark."""
    return element("w:bookmarkStart", id=str(number), name=name), element("w:bookmarkEnd", id=str(number))


def link_inside(bookmark_name: str) -> Any:
    """A link to a bookmark; runs are put into it."""
    return element("w:hyperlink", anchor=bookmark_name, history="1")


def link_outside(part: Any, address: str) -> Any:
    """A link to an address; runs are put into it."""
    made = element("w:hyperlink", history="1")
    made.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return made


def form_field(name: str, number: int) -> Any:
    """A place to write, called ``name``."""
    made, properties, content = element("w:sdt"), element("w:sdtPr"), element("w:sdtContent")
    properties.append(element("w:alias", val=name[:64]))
    properties.append(element("w:tag", val=f"field_{number}"))
    properties.append(element("w:id", val=str(1000 + number)))
    properties.append(element("w:showingPlcHdr"))
    properties.append(element("w:text", multiLine="1"))
    content.append(run(PLACE_TO_WRITE))
    made.append(properties)
    made.append(content)
    return made
