"""A Word file from a page made with ``medium="word"``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import Element

import tinyhtml5
from docx.shared import Cm

from policybuilder.render.word.body import BodyWriter
from policybuilder.render.word.inlines import Inlines, nodes
from policybuilder.render.word.numbering import Numbering
from policybuilder.render.word.opening import numbering_part, opened, packed
from policybuilder.render.word.styles import (
    LANGUAGE,
    PARAGRAPH_STYLES,
    USUAL,
    bind_headings,
    complete,
    lay_out,
    speak_english,
)
from policybuilder.render.word.targets import Targets


def word_file(html: str, today: date, reference: bytes | None = None) -> bytes:
    """The bytes of a .docx, in the styles and with the header and footer of ``reference``. Raises BadReference."""
    root = tinyhtml5.parse(html, namespace_html_elements=False)
    head, body = root.find("head"), root.find("body")
    document = opened(reference)
    _style(document, head, own=reference is None)
    targets = Targets(body)
    numbering = Numbering(numbering_part(document), _heading_ids(document))
    if targets.numbers_headings:
        bind_headings(document, numbering.headings)
    _lines(document, body, Inlines(document, targets))
    BodyWriter(document, targets, numbering).flow(body, document)
    _say_whose(document, head, today)
    return packed(document)


def _style(document: Any, head: Element, own: bool) -> None:
    added = complete(document)
    ours = {*PARAGRAPH_STYLES, "Normal", "Hyperlink", "Strong"} if own else set()
    size = float(_meta(head, "size"))
    lay_out(document, added | ours, _meta(head, "accent"), size)
    speak_english(document)
    if own:
        for section in document.sections:
            section.page_width, section.page_height = Cm(21), Cm(29.7)
            section.left_margin = section.right_margin = Cm(2.25)
            section.top_margin = section.bottom_margin = Cm(2.2 if size >= USUAL else 1.4)
            section.header_distance = section.footer_distance = Cm(1.2 if size >= USUAL else 0.6)


def _heading_ids(document: Any) -> tuple[str, str]:
    return document.styles["Heading 1"].style_id, document.styles["Heading 2"].style_id


def _lines(document: Any, body: Element, inlines: Inlines) -> None:
    """The lines at the top and the foot of each page, unless the house style has its own."""
    section = document.sections[0]
    for part, place in ((body.find("aside"), section.header), (body.find("footer"), section.footer)):
        if part is None:
            continue
        if place.is_linked_to_previous or not "".join(one.text for one in place.paragraphs).strip():
            inlines.write(place.paragraphs[0], nodes(part))
        body.remove(part)


def _meta(head: Element, name: str) -> str:
    return next((one.get("content", "") for one in head.iter("meta") if one.get("name") == name), "")


def _say_whose(document: Any, head: Element, today: date) -> None:
    properties = document.core_properties
    for name in ("category", "comments", "content_status", "identifier", "keywords", "subject", "version"):
        setattr(properties, name, "")
    properties.title = head.findtext("title", "")
    properties.author = properties.last_modified_by = _meta(head, "author")
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime(today.year, today.month, today.day)  # noqa: DTZ001 -- a day has no zone
    properties.revision = 1
