"""Words in a line: runs, links, cross-references, line breaks, pictures."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from policybuilder.answers.brand import BadBrand, checked_logo
from policybuilder.render.week_png import week_png
from policybuilder.render.word.targets import Target, Targets, is_a, words
from policybuilder.render.word.xml import element, field, link_inside, link_outside, run

INLINE = ("a", "strong", "b", "em", "span", "mark", "br", "img", "label")
_STYLES = {"strong": "Strong", "b": "Strong", "em": "Emphasis", "mark": "Policy Mark"}
_CLASSES = {"force": "Policy Force", "marks": "Policy Quiet", "hint": "Policy Quiet", "week-key": "Strong"}
_SPACE = re.compile(r"[ \t\n\r]+")
_SVG = "data:image/svg+xml;base64,"
WEEK_WIDTH, LOGO_HEIGHT = Cm(14.5), Cm(1.6)
Node = str | Element


class UnknownPart(ValueError):
    """A page has an element that no Word file is written from."""


def nodes(parent: Element) -> Iterator[Node]:
    """The texts and elements inside an element, in order."""
    if parent.text:
        yield parent.text
    for child in parent:
        yield child
        if child.tail:
            yield child.tail


class Inlines:
    """Writes inline nodes into paragraphs of one document."""

    def __init__(self, document: Any, targets: Targets):
        self._targets = targets
        self._style_ids = {style.name: style.style_id for style in document.styles}

    def write(self, paragraph: Paragraph, inline: Iterable[Node]) -> None:
        for node in inline:
            for made in self._node(node, paragraph, ""):
                paragraph._p.append(made)
        _tidy(paragraph)

    def style(self, name: str) -> str:
        """The id of a style."""
        return self._style_ids[name] if name else ""

    def _node(self, node: Node, paragraph: Paragraph, style: str) -> Iterator[Any]:
        if isinstance(node, str):
            yield run(node, self.style(style))
            return
        match node.tag:
            case "br":
                made = element("w:r")
                made.append(element("w:br"))
                yield made
            case "img":
                yield from self._picture(node, paragraph)
            case "a":
                yield from self._link(node, paragraph)
            case "span" if node.get("data-field"):
                yield from field(node.get("data-field", ""), [run(words(node), self.style(style))])
            case tag if tag in INLINE:
                own = next((_CLASSES[one] for one in node.get("class", "").split() if one in _CLASSES), "")
                yield from self._inside(node, paragraph, own or _STYLES.get(tag, style))
            case tag:
                raise UnknownPart(tag)

    def _inside(self, parent: Element, paragraph: Paragraph, style: str) -> Iterator[Any]:
        for node in nodes(parent):
            yield from self._node(node, paragraph, style)

    def _link(self, link: Element, paragraph: Paragraph) -> Iterator[Any]:
        address = link.get("href", "")
        target = self._targets.to(unquote(address[1:])) if address.startswith("#") else None
        if address.startswith("#") and target is None:
            yield from self._inside(link, paragraph, "")
        elif target and target.number and target.number in words(link):
            yield from self._reference(words(link), target)
        else:
            made = link_inside(target.bookmark) if target else link_outside(paragraph.part, address)
            for inner in self._inside(link, paragraph, "Hyperlink"):
                made.append(inner)
            yield made

    def _reference(self, text: str, target: Target) -> Iterator[Any]:
        """Fields that follow the number, and the title where it is named, when the document is changed."""
        before, _, after = text.partition(target.number)
        yield run(before)
        yield from field(f"REF {target.bookmark} \\r \\h", [run(target.number)])
        opening, named, closing = after.partition(target.title)
        yield run(opening)
        if named:
            yield from field(f"REF {target.bookmark} \\h", [run(target.title)])
        yield run(closing)

    def _picture(self, image: Element, paragraph: Paragraph) -> Iterator[Any]:
        source = image.get("src", "")
        data = (
            week_png(base64.b64decode(source.removeprefix(_SVG)).decode()) if source.startswith(_SVG) else _logo(source)
        )
        if not data:
            return
        made = element("w:r")
        size = {"height": LOGO_HEIGHT} if is_a(image, "logo") else {"width": WEEK_WIDTH}
        drawn = Run(made, paragraph).add_picture(io.BytesIO(data), **size)
        drawn._inline.docPr.set("descr", image.get("alt", ""))
        yield made


def _logo(source: str) -> bytes:
    try:
        return base64.b64decode(checked_logo(source).partition(",")[2])
    except BadBrand:
        return b""


def _tidy(paragraph: Paragraph) -> None:
    """One space between words, none at either end of a line."""
    texts: list[Any] = list(paragraph._p.iter(qn("w:t"), qn("w:br"), qn("w:drawing")))
    fresh, last = True, None
    for one in texts:
        if one.tag != qn("w:t"):
            fresh = one.tag == qn("w:br")
            continue
        text = _SPACE.sub(" ", one.text or "")
        one.text = text.lstrip(" ") if fresh else text
        if one.text:
            fresh, last = one.text.endswith(" "), one
    if last is not None:
        last.text = (last.text or "").rstrip(" ")
    for one in texts:
        holder = one.getparent()
        if one.tag == qn("w:t") and not one.text and holder.getparent() is not None:
            holder.getparent().remove(holder)
