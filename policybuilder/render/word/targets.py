"""What a page's links lead to: which headings and list items they are, and how Word will number them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

HEADINGS = ("h2", "h3", "h4")


def words(element: Element) -> str:
    """The text of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def is_a(element: Element, name: str) -> bool:
    """Whether the element has this class."""
    return name in element.get("class", "").split()


@dataclass(frozen=True)
class Target:
    """A place that can be referred to. ``number`` is what Word gives it by itself, empty where it gives none."""

    bookmark: str
    place: int
    number: str
    title: str
    level: int


class Targets:
    """Every heading and list item that a link may lead to, by element and by id."""

    def __init__(self, root: Element):
        self._by_element: dict[int, Target] = {}
        self._by_id: dict[str, Target] = {}
        self._sections, self._clauses = 0, 0
        for element in root.iter():
            if element.tag in HEADINGS:
                self._add(element, self._number(element), _title(element), HEADINGS.index(element.tag) + 1)
            elif element.tag == "ol":
                for place, item in enumerate((one for one in element if one.get("id")), 1):
                    self._add(item, str(place), words(item), 0)

    @property
    def numbers_headings(self) -> bool:
        return any(one.number and one.level for one in self._by_element.values())

    def of(self, element: Element) -> Target:
        return self._by_element[id(element)]

    def to(self, anchor: str) -> Target | None:
        """The target of ``#anchor``; None where there is none."""
        return self._by_id.get(anchor)

    def headings(self, deepest: int) -> Iterator[Target]:
        return (one for one in self._by_element.values() if 1 <= one.level <= deepest)

    def _add(self, element: Element, number: str, title: str, level: int) -> None:
        place = len(self._by_element) + 1
        target = Target(f"_Ref{100_000 + place}", place, number, title, level)
        self._by_element[id(element)] = target
        if name := element.get("id"):
            self._by_id[name] = target

    def _number(self, heading: Element) -> str:
        """The heading's number where Word's own counting comes to the same."""
        written = written_number(heading)
        if heading.tag == "h2" and written == str(self._sections + 1):
            self._sections, self._clauses = self._sections + 1, 0
            return written
        if heading.tag == "h3" and written == f"{self._sections}.{self._clauses + 1}":
            self._clauses += 1
            return written
        return ""


def written_number(heading: Element) -> str:
    return next((words(one) for one in heading if is_a(one, "number")), "")


def _title(heading: Element) -> str:
    parts = [heading.text or ""]
    for one in heading:
        parts += ["" if is_a(one, "number") or is_a(one, "force") else words(one), one.tail or ""]
    return " ".join("".join(parts).split())
