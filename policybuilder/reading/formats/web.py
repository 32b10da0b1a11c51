"""A web page: its words in order, without scripts, styles, menus or anything fetched."""

from __future__ import annotations

from html.parser import HTMLParser

from policybuilder.reading.formats.kinds import as_text
from policybuilder.reading.model import Block, Contents

_SKIPPED = {"script", "style", "template", "noscript", "svg", "iframe", "object", "nav", "head", "select", "button"}
_PARTS = set(
    "p div li td th tr h1 h2 h3 h4 h5 h6 section article main header footer br hr dt dd blockquote ul ol table body "
    "title aside details summary caption".split()
)
_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr"}


def read_web(data: bytes) -> Contents:
    page = _Page()
    page.feed(as_text(data))
    page.close()
    page.part()
    return Contents("html", tuple(page.blocks))


class _Page(HTMLParser):
    """Gathers the text of a page, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self.skipping: list[str] = []
        self.level = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        hidden = any(name == "hidden" or (name == "aria-hidden" and value == "true") for name, value in attrs)
        if tag not in _VOID and (self.skipping or tag in _SKIPPED or hidden):
            self.skipping.append(tag)
        elif tag in _PARTS:
            self.part()
            self.level = int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag in self.skipping:
                del self.skipping[len(self.skipping) - 1 - self.skipping[::-1].index(tag) :]
        elif tag in _PARTS:
            self.part()
            self.level = 0

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.words.append(data)

    def part(self) -> None:
        """Close the block that is being gathered."""
        text = " ".join("".join(self.words).split())
        if text:
            self.blocks.append(Block(text, 1, self.level))
        self.words = []
