"""Plain text: form feeds part its pages, empty lines its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policybuilder.reading.formats.kinds import as_text
from policybuilder.reading.model import Block, Contents

_ITEM = re.compile(r"\s*(?:[-•*▪‣]|\(?[0-9a-z]{1,3}[.)]|\d+(?:\.\d+)+)\s+\S")
_HEADING = re.compile(
    r"(?:(?:section|part|chapter|appendix)\s+)?(?:\d+(?:\.\d+)*\.?\s+)?[A-Z][^.;:!?]{2,70}\Z", re.IGNORECASE
)


def read_plain(data: bytes) -> Contents:
    pages = as_text(data).replace("\r\n", "\n").split("\f")
    blocks = tuple(block for number, page in enumerate(pages, 1) for block in _blocks(page, number))
    return Contents("txt", blocks, len(pages), paged=len(pages) > 1)


def _blocks(page: str, number: int) -> Iterator[Block]:
    for paragraph in re.split(r"\n\s*\n", page):
        for text in _items(paragraph):
            yield Block(text, number, int(is_heading(text)))


def _items(paragraph: str) -> Iterator[str]:
    """The paragraph's lines joined, but for those that begin an item of a list."""
    gathered: list[str] = []
    for line in paragraph.splitlines():
        if _ITEM.match(line) and gathered:
            yield " ".join(" ".join(gathered).split())
            gathered = []
        gathered.append(line)
    joined = " ".join(" ".join(gathered).split())
    if joined:
        yield joined


def is_heading(text: str) -> bool:
    """Whether a line standing alone reads as a heading: short, no sentence, in capitals or numbered."""
    if len(text) > 80 or not _HEADING.match(text) or text[-1] in ".;,":
        return False
    words = [word for word in text.split() if word[0].isalpha()]
    return bool(words) and (len(words) <= 8 or text.isupper())
