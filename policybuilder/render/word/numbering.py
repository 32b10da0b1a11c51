"""Numbering: sections and clauses by their heading styles, bullets, and numbered lists that each begin at 1."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from policybuilder.render.word.xml import element

HEADINGS = ("%1", "%1.%2")
HANGING = 680
LIST_INDENT = 397


class Numbering:
    """The numbering definitions that a file needs, beside those it has."""

    def __init__(self, part: Any, heading_styles: tuple[str, str]):
        self._root = part.element
        self._abstract = self._next("w:abstractNum", "w:abstractNumId")
        self._number = self._next("w:num", "w:numId")
        self.headings = self._make([_heading_level(*one) for one in zip((0, 1), heading_styles, HEADINGS, strict=True)])
        self.bullets = self._make([_level(0, "bullet", "•")])
        self._ordered = self._abstract
        self._make([_level(0, "decimal", "%1.")])

    def new_list(self) -> str:
        """A numbered list that begins at 1."""
        made = self._num(self._ordered)
        override = element("w:lvlOverride", ilvl="0")
        override.append(element("w:startOverride", val="1"))
        made.append(override)
        return str(made.get(qn("w:numId")))

    def _next(self, tag: str, attribute: str) -> int:
        return max((int(one.get(qn(attribute))) for one in self._root.findall(qn(tag))), default=0) + 1

    def _make(self, levels: list[Any]) -> str:
        made = element("w:abstractNum", abstractNumId=str(self._abstract))
        made.append(element("w:multiLevelType", val="multilevel" if len(levels) > 1 else "singleLevel"))
        for level in levels:
            made.append(level)
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(made)
        else:
            first.addprevious(made)
        self._abstract += 1
        return str(self._num(self._abstract - 1).get(qn("w:numId")))

    def _num(self, abstract: int) -> Any:
        made = element("w:num", numId=str(self._number))
        made.append(element("w:abstractNumId", val=str(abstract)))
        self._root.append(made)
        self._number += 1
        return made


def _level(place: int, kind: str, text: str) -> Any:
    made = element("w:lvl", ilvl=str(place))
    made.append(element("w:start", val="1"))
    made.append(element("w:numFmt", val=kind))
    made.append(element("w:lvlText", val=text))
    made.append(element("w:lvlJc", val="left"))
    made.append(_indent(LIST_INDENT))
    return made


def _heading_level(place: int, style: str, text: str) -> Any:
    made = _level(place, "decimal", text)
    made.insert(2, element("w:pStyle", val=style))
    made.remove(made[-1])
    made.append(_indent(HANGING))
    return made


def _indent(size: int) -> Any:
    made = element("w:pPr")
    made.append(element("w:ind", left=str(size), hanging=str(size)))
    return made


def numbered(paragraph: Any, number: str, level: int = 0) -> None:
    """Put a paragraph into a list; number "0" takes it out of its style's."""
    properties = paragraph._p.get_or_add_pPr()
    own = properties.get_or_add_numPr()
    own.get_or_add_ilvl().val = level
    own.get_or_add_numId().val = int(number)
