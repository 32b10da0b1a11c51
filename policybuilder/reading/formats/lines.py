"""Lines of print to paragraphs in reading order: columns, repeated heads and feet, footnotes, broken words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from policybuilder.reading.formats.plain import is_heading
from policybuilder.reading.model import Block

MARGIN_LINES = 2
REPEATED_PAGES = 3
_ITEM = re.compile(r"\s*(?:[-•*▪‣◦●]\s|\(?(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})[.)]\s|\d+(?:\.\d+)+\.?\s|[A-Z]\.\d+\s)")
_BULLETS = set("-•*▪‣◦●–")
_NUMBERED_HEADING = re.compile(r"(?:[A-Z]|\d+(?:\.\d+)*)\.?\s+[A-Z][^.;]{1,70}\Z")
_NOTE = re.compile(r"\s*(?:\d{1,2}|[*†‡])\s*\S")
_ENDED = re.compile(r"[.!?:;][\"'”’)]?\s*\Z")


@dataclass(frozen=True)
class Line:
    """One printed line: its words, its box on the page (y grows upwards) and the height of its letters."""

    text: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    bold: bool = False

    @property
    def size(self) -> float:
        return self.top - self.bottom


def blocks_of(pages: Sequence[Sequence[Line]]) -> Iterator[Block]:
    """The paragraphs and headings of all pages, footnotes after the text they hang on."""
    repeated = _repeated(pages)
    body_size = _body_size(pages)
    flow: list[Line] = []
    notes: list[Line] = []
    for page in pages:
        kept = [line for line in page if _bare(line.text) not in repeated or not _at_margin(line, page)]
        kept = list(_with_bullets(kept))
        small = _footnotes(kept, body_size)
        flow += in_reading_order([line for line in kept if line not in small])
        notes += small
    yield from _paragraphs(flow, body_size)
    yield from _paragraphs(notes, body_size)


def _with_bullets(page: list[Line]) -> Iterator[Line]:
    """The lines, each with the bullet that stands before it; a PDF often draws bullets apart."""
    bullets = [line for line in page if line.text.strip() in _BULLETS]
    for line in page:
        if line not in bullets:
            middle = (line.bottom + line.top) / 2
            marked = any(one.bottom < middle < one.top and one.right <= line.left + 1 for one in bullets)
            yield replace(line, text=f"• {line.text}") if marked else line


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", text.strip().lower())


def _at_margin(line: Line, page: Sequence[Line]) -> bool:
    heights = sorted({round(one.bottom) for one in page})
    return round(line.bottom) in (*heights[:MARGIN_LINES], *heights[-MARGIN_LINES:])


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    """The running heads and feet, and a lone page number."""
    seen = Counter(text for page in pages for text in {_bare(line.text) for line in page if _at_margin(line, page)})
    lone = {"#", "page #", "page # of #", "# of #"}
    return {text for text, pages_with in seen.items() if pages_with >= REPEATED_PAGES or text in lone}


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    sizes = [line.size for page in pages for line in page for _ in range(len(line.text) // 20 + 1)]
    return median(sizes) if sizes else 1.0


def _footnotes(page: list[Line], body_size: float) -> list[Line]:
    """The small lines at the foot of a page, from the first that begins with a note's mark."""
    found: list[Line] = []
    for line in sorted(page, key=lambda line: line.bottom):
        if line.size > 0.92 * body_size:
            break
        found.append(line)
    starts = [number for number, line in enumerate(reversed(found)) if _NOTE.match(line.text)]
    return list(reversed(found))[starts[0] :] if starts else []


def in_reading_order(page: list[Line]) -> list[Line]:
    """The lines of a page as they are read: down one column, then down the next."""
    gutter = _gutter(page)
    if gutter is None:
        return page
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in sorted(page, key=lambda line: (-line.top, line.left)):
        if line.left < gutter < line.right:
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            (left if line.right <= gutter else right).append(line)
    return [*ordered, *left, *right]


def _gutter(page: list[Line]) -> float | None:
    """Where a white strip parts two columns of text; None where there is none, or only a table's."""
    if len(page) < 10:
        return None
    first, last = min(line.left for line in page), max(line.right for line in page)
    strips = [first + (last - first) * step / 100 for step in range(35, 66)]
    middle = (first + last) / 2
    at = min(strips, key=lambda at: (sum(line.left < at < line.right for line in page), abs(at - middle)))
    left = [line for line in page if line.right <= at]
    right = [line for line in page if line.left >= at]
    if min(len(left), len(right)) < 0.25 * len(page) or len(left) + len(right) < 0.85 * len(page):
        return None
    widths = [(line.right - line.left) / (at - first) for line in left]
    widths += [(line.right - line.left) / (last - at) for line in right]
    return at if median(widths) > 0.65 else None


def _paragraphs(flow: Sequence[Line], body_size: float) -> Iterator[Block]:
    gathered: list[Line] = []
    for line in flow:
        if gathered and _begins_anew(gathered[-1], line, body_size):
            yield _block(gathered, body_size)
            gathered = []
        gathered.append(line)
    if gathered:
        yield _block(gathered, body_size)


def _begins_anew(before: Line, line: Line, body_size: float) -> bool:
    if _ITEM.match(line.text) or abs(before.size - line.size) > 0.12 * body_size or before.bold != line.bold:
        return True
    if _level(before, body_size) and _is_titled(before.text):
        return True
    follows = before.page == line.page and before.bottom > line.bottom
    if not follows or line.text[:1].islower():
        return bool(_ENDED.search(before.text))
    return before.bottom - line.top > 0.45 * before.size


def _is_titled(text: str) -> bool:
    return bool(_NUMBERED_HEADING.match(text)) and is_heading(text)


def _level(line: Line, body_size: float) -> int:
    if line.size > 1.45 * body_size:
        return 1
    if line.size > 1.12 * body_size:
        return 2
    return 3 if is_heading(line.text) and (line.bold or _NUMBERED_HEADING.match(line.text)) else 0


def _block(lines: list[Line], body_size: float) -> Block:
    text = lines[0].text.strip()
    for line in lines[1:]:
        text = _joined(text, line.text.strip())
    text = text.removeprefix("• ")
    level = _level(replace(lines[0], text=text), body_size) if len(text) < 160 else 0
    return Block(" ".join(text.split()), lines[0].page, level)


def _joined(before: str, after: str) -> str:
    if before.endswith(("\u00ad", "\x02")):
        return before[:-1] + after
    if re.search(r"[a-z]-\Z", before) and re.match(r"[a-z]", after):
        return before + after  # a hyphen at the line's end may be the word's own: matching ignores it
    return f"{before} {after}"
