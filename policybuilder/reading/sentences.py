"""Blocks to sentences, each with its page, its heading and what must be read with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybuilder.reading.model import Block, Source

_END = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z0-9•])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|para|s|ss|p|pp|cl|mr|mrs|ms|dr|st|ref|v|[A-Z])|(?:^|\s)\d{1,2}(?:\.\d+)*)\.\Z",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:[-•*▪‣◦●–]|\(?(?:\d{1,3}(?:\.\d+)*|[a-zA-Z](?:\.\d+)*|[ivx]{1,4})[.)]|\d+(?:\.\d+)+|[A-Z]\.\d+(?:\.\d+)*)\s+"
)
SHORTEST = 12
TAIL = 24


@dataclass(frozen=True)
class Sentence:
    """A sentence of a policy. ``lead`` is the line that begins the list it stands in ("You must not:")."""

    text: str
    page: int
    source: str
    heading: str = ""
    lead: str = ""
    number: str = ""

    @property
    def quote(self) -> str:
        return f"{self.lead} … {self.text}" if self.lead else self.text

    @property
    def whole(self) -> str:
        """What it says, its lead before it, for matching."""
        return f"{self.lead} {self.text}" if self.lead else self.text


def sentences_of(source: Source) -> Iterator[Sentence]:
    """The sentences of a file, in order."""
    headings: dict[int, str] = {}
    lead = ""
    for block in source.contents.blocks:
        if block.level:
            headings = {level: text for level, text in headings.items() if level < block.level}
            headings[block.level] = block.text
            lead = ""
            continue
        yield from _of_block(block, source.name, " > ".join(list(headings.values())[-2:]), lead)
        lead = _lead_after(block, lead)


def _lead_after(block: Block, lead: str) -> str:
    """What the next block hangs on: this block's last sentence where it ends with a colon."""
    if block.text.rstrip().endswith(":"):
        return _split(_number(block.text)[1])[-1]
    listed = bool(lead) and (len(block.text) < 300)
    starts_small = _number(block.text)[0] or block.text[:1].islower()
    return lead if listed and starts_small else ""


def _of_block(block: Block, source: str, heading: str, lead: str) -> Iterator[Sentence]:
    number, text = _number(block.text)
    listed = lead if number or block.text[:1].islower() or len(block.text) < 200 else ""
    for position, sentence in enumerate(_split(text)):
        if len(sentence) >= SHORTEST or listed:
            yield Sentence(sentence, block.page, source, heading, listed if position == 0 else "", number)


def _number(text: str) -> tuple[str, str]:
    """The number or bullet a block begins with, and the rest."""
    found = _NUMBER.match(text)
    if not found:
        return "", text
    return found[0].strip(), text[found.end() :]


def _split(text: str) -> list[str]:
    parts: list[str] = []
    begins = 0
    for end in _END.finditer(text):
        if not _ABBREVIATION.search(text[max(begins, end.start() - TAIL) : end.start()]):
            parts.append(text[begins : end.end()].strip())
            begins = end.end()
    parts.append(text[begins:].strip())
    return [part for part in parts if part]
