"""Read pages as a browser does, with an HTML5 parser."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import tinyhtml5


def read(html: str) -> Element:
    return tinyhtml5.parse(html, namespace_html_elements=False)


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_id(page: Element, id: str) -> Element:
    (found,) = [element for element in page.iter() if element.get("id") == id]
    return found


def all_of(page: Element, *tags: str) -> Iterator[Element]:
    return (element for element in page.iter() if element.tag in tags)


def outline(page: Element) -> list[tuple[int, str]]:
    return [(int(one.tag[1]), text_of(one)) for one in all_of(page, "h1", "h2", "h3", "h4", "h5", "h6")]
