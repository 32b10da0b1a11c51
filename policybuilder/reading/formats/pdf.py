"""A PDF: the lines of each page by pdfium; a page that is only a picture goes to character recognition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from policybuilder.reading.formats import ocr
from policybuilder.reading.formats.lines import Line, blocks_of
from policybuilder.reading.formats.plain import read_plain
from policybuilder.reading.model import Block, Contents, Unreadable

MOST_PAGES = 600
LETTERS_OF_A_SCAN = 20
BOLD = 600
GAP_OF_COLUMNS = 1.3


def read_pdf(data: bytes) -> Contents:
    """Raises Unreadable where the file has a password, is damaged, or has more pages than a policy."""
    document = _opened(data)
    if len(document) > MOST_PAGES:
        what = f"It has {len(document):,} pages, and up to {MOST_PAGES} can be read"
        raise Unreadable(what, "Save the pages of the policy as a file of their own, and add that")
    pages: list[list[Line]] = []
    recognised: dict[int, str] = {}
    pictures: list[int] = []
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        lines = list(_lines(page, number))
        pages.append(lines)
        if sum(len(line.text) for line in lines) < LETTERS_OF_A_SCAN and _has_picture(page):
            pictures.append(number)
            if ocr.available():
                recognised[number] = ocr.recognise(page)
        page.close()
    read = tuple(number for number, text in recognised.items() if len(text.strip()) >= LETTERS_OF_A_SCAN)
    blocks = sorted([*blocks_of(pages), *_recognised(recognised)], key=lambda block: block.page)
    unread = tuple(number for number in pictures if number not in read)
    return Contents("pdf", tuple(blocks), len(document), paged=True, unread=unread, ocr=read)


def _opened(data: bytes) -> Any:
    try:
        document = pypdfium2.PdfDocument(data)
        if not len(document):
            raise Unreadable("The PDF has no pages", "Get it again, and add that")
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Unreadable("The PDF has a password", "Save it without one, and add that") from error
        raise Unreadable("The PDF is damaged, or only part of it is here", "Get it again, and add that") from error
    return document


def _has_picture(page: Any) -> bool:
    return any(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _recognised(pages: dict[int, str]) -> Iterator[Block]:
    for number, text in pages.items():
        for block in read_plain(text.encode()).blocks:
            yield Block(block.text, number, block.level)


def _lines(page: Any, number: int) -> Iterator[Line]:
    text = page.get_textpage()
    at = 0
    for printed in re.split(r"(\r\n)", text.get_text_range()):
        if printed != "\r\n":
            for start, piece in _pieces(text, printed, at):
                if piece.strip():
                    yield _line(text, piece, start, number)
        at += len(printed)
    text.close()


def _pieces(text: Any, printed: str, at: int) -> Iterator[tuple[int, str]]:
    """The line, parted where a gap is wider than any between words: there another column begins."""
    begins = 0
    for space in re.finditer(r"(?<=\S) +(?=\S)", printed):
        before = text.get_charbox(at + space.start() - 1, loose=True)
        after = text.get_charbox(at + space.end(), loose=True)
        if after[0] - before[2] > GAP_OF_COLUMNS * (before[3] - before[1]):
            yield at + begins, printed[begins : space.start()]
            begins = space.end()
    yield at + begins, printed[begins:]


def _line(text: Any, printed: str, at: int, number: int) -> Line:
    inked = [at + place for place, char in enumerate(printed) if not char.isspace()]
    boxes = {place: text.get_charbox(place, loose=True) for place in {inked[0], inked[-1], inked[len(inked) // 2]}}
    middle = boxes[inked[len(inked) // 2]]
    return Line(
        text=_without_marks(text, printed, at, middle[3] - middle[1]),
        page=number,
        left=boxes[inked[0]][0],
        bottom=middle[1],
        right=boxes[inked[-1]][2],
        top=middle[3],
        bold=pdfium.FPDFText_GetFontWeight(text, inked[0]) >= BOLD,
    )


def _without_marks(text: Any, printed: str, at: int, height: float) -> str:
    """The line without the raised figures that call a footnote."""
    kept = [
        char for place, char in enumerate(printed, at) if not (char.isdigit() and _height(text, place) < 0.78 * height)
    ]
    return "".join(kept).replace("\ufffe", "-")  # how pdfium writes a hyphen that ended a printed line


def _height(text: Any, place: int) -> float:
    _, bottom, _, top = text.get_charbox(place, loose=True)
    return float(top - bottom)
