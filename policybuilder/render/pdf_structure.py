"""The last touches to a PDF's structure, so that a screen reader reads it as a person would.

WeasyPrint tags nearly everything; what it leaves out is put in here, on its public hook for finishing a PDF:
what each link leads to, which cells a header is for, how lists are numbered, that the contents are a table of
contents, and that headers and footers are no part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import pydyf
from weasyprint.formatting_structure import boxes

Element: TypeAlias = Any  # a pydyf dictionary
Elements: TypeAlias = dict[bytes, Element]

LISTS = ("ol", "ul", "dl")
NUMBERING = {"ol": "/Decimal", "ul": "/Disc"}
CONTENTS = "contents"
NAME = "data-name"
PRINTED = 4
POINTS_A_PIXEL = 0.75


def finish(document: Any, pdf: Any) -> None:
    """Complete the structure of ``pdf``, made from ``document``: WeasyPrint's ``finisher``."""
    elements: Elements = {
        one.reference: one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem"
    }
    _describe_links(document)
    _scope_headers(elements)
    _place_figures(document, pdf, elements)
    _complete_lists(document, elements)
    _join_columns(elements)
    _join_lines(elements)
    _take_out_margins(pdf, elements)


def _describe_links(document: Any) -> None:
    names = dict(_names(document))
    for page in document.pages:
        for _, target, _, box in page.links:
            if box.link_annotation:
                words = names.get(target) or "".join(box.element.itertext()).strip() or target
                box.link_annotation["Contents"] = pydyf.String(words)
                box.link_annotation["F"] = PRINTED


def _names(document: Any) -> Iterator[tuple[str, str]]:
    """What the page calls the places that links lead to, by anchor."""
    for box in _tagged_boxes(document):
        if box.element.get(NAME):
            yield box.element.get("id", ""), box.element.get(NAME)


def _scope_headers(elements: Elements) -> None:
    for header in _of_kind(elements, "/TH"):
        row = elements[header["P"]]
        in_head = elements[row["P"]]["S"] == "/THead"
        header["A"]["Scope"] = "/Column" if in_head else "/Row"


def _place_figures(document: Any, pdf: Any, elements: Elements) -> None:
    """Where a figure stands, in points from the foot of its page; WeasyPrint says it in pixels from the head."""
    heights = dict(zip(pdf.page_references, (page.height for page in document.pages), strict=True))
    for figure in _of_kind(elements, "/Figure"):
        left, top, right, foot = figure["A"]["BBox"]
        height = heights[figure["Pg"]]
        placed = (left, height - foot, right, height - top)
        figure["A"]["BBox"] = pydyf.Array(round(length * POINTS_A_PIXEL, 2) for length in placed)


def _complete_lists(document: Any, elements: Elements) -> None:
    """Lists come in the same order in the boxes that were laid out and in the structure made from them."""
    tagged = _of_kind(elements, "/L")
    lists = (box for box in _tagged_boxes(document) if box.element_tag in LISTS)
    for box, found in zip(lists, tagged, strict=True):
        if CONTENTS in (box.element.get("class") or "").split():
            _make_contents(found, elements)
        elif box.element_tag == "dl":
            _join_terms(found, box, elements)
        else:
            found["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": _numbering(box)})


def _numbering(box: Any) -> str:
    return "/None" if box.style["list_style_type"] == "none" else NUMBERING[box.element_tag]


def _tagged_boxes(document: Any) -> Iterator[Any]:
    """The boxes that WeasyPrint gives a place in the structure, in its order."""
    for page in document.pages:
        yield from _inside(page._page_box)


def _inside(box: Any) -> Iterator[Any]:
    for child in box.children:
        inner = getattr(child, "_box", child)
        if isinstance(inner, boxes.MarginBox):
            continue
        if inner.element is not None and not isinstance(inner, boxes.LineBox | boxes.TextBox):
            yield inner
        if isinstance(inner, boxes.ParentBox):
            yield from _inside(inner)


def _make_contents(found: Element, elements: Elements) -> None:
    found["S"] = "/TOC"
    for item in _kids(found, elements):
        item["S"] = "/TOCI"
        for body in _kids(item, elements):
            body["S"] = "/Reference"


def _join_terms(found: Element, box: Any, elements: Elements) -> None:
    """A term and what it means are one item of the list: its label and its body."""
    kept = pydyf.Array()
    item = None
    for part, child in zip(_kids(found, elements), box.children, strict=True):
        (body,) = _kids(part, elements)
        if child.element_tag == "dt" or item is None:
            item = part
            kept.append(part.reference)
            body["S"] = "/Lbl" if child.element_tag == "dt" else "/LBody"
        else:
            item["K"].append(body.reference)
            body["P"] = item.reference
    found["K"] = kept


def _join_columns(elements: Elements) -> None:
    """A list set in columns is one list on its page."""
    for block in _of_kind(elements, "/Div"):
        columns = _kids(block, elements)
        parts = [part for column in columns for part in _kids(column, elements)]
        if len(parts) == len(columns) and {part["S"] for part in parts} in ({"/L"}, {"/TOC"}):
            for part in parts[1:]:
                _move_kids(part, parts[0], elements)
            block["K"] = pydyf.Array(column.reference for column in columns[:1])


def _move_kids(source: Element, target: Element, elements: Elements) -> None:
    target["K"].extend(source["K"])
    for kid in _kids(source, elements):
        kid["P"] = target.reference


def _join_lines(elements: Elements) -> None:
    """A heading that runs in with its paragraph is tagged line by line: the lines of each become one again."""
    for section in _of_kind(elements, "/Sect"):
        kept = pydyf.Array()
        for line in _kids(section, elements):
            first = elements[kept[-1]] if kept else None
            if first is None or first["S"] != line["S"]:
                kept.append(line.reference)
                continue
            _move_kids(line, first, elements)
        section["K"] = kept


def _take_out_margins(pdf: Any, elements: Elements) -> None:
    """Headers and footers become artifacts: they stand on every page and nowhere in the text."""
    tree = next(one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and "Nums" in one)
    reached = set(_reached(elements))
    for stream, owners in zip(_page_streams(pdf), tree["Nums"][1::2], strict=False):
        outside = {number for number, owner in enumerate(owners) if owner not in reached}
        _mark_as_artifacts(stream.stream, outside)
        owners[:] = ["null" if number in outside else owner for number, owner in enumerate(owners)]
    for reference in elements.keys() - reached:
        elements[reference].clear()


def _reached(elements: Elements) -> Iterator[bytes]:
    """The elements that hang on the document, found from the top."""
    waiting = [one for one in elements.values() if one["S"] == "/Document"]
    while waiting:
        element = waiting.pop()
        yield element.reference
        waiting.extend(_kids(element, elements))


def _page_streams(pdf: Any) -> Iterator[Any]:
    for number in pdf.pages["Kids"][::3]:
        content = pdf.objects[number]["Contents"]
        yield pdf.objects[int(content.split()[0])]


def _mark_as_artifacts(operators: list[Any], numbers: set[int]) -> None:
    for place, operator in enumerate(operators):
        if operator == b"BDC" and operators[place - 1].get("MCID") in numbers:
            operators[place - 2] = "/Artifact"
            operators[place - 1] = pydyf.Dictionary({"Type": "/Pagination"})


def _of_kind(elements: Elements, kind: str) -> list[Element]:
    return [one for one in elements.values() if one["S"] == kind]


def _kids(element: Element, elements: Elements) -> list[Element]:
    return [elements[kid] for kid in element["K"] if isinstance(kid, bytes) and kid in elements]
