"""Makes the policies' files and hand-made codings from their marked sources: ``python -m tests.policies.make``.

A source marks what answers a question where it stands: ``⟦question=option;question=option|the words⟧``.
"""

from __future__ import annotations

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import docx
import pypdfium2
import yaml
from markdown_it import MarkdownIt
from pypdf import PdfReader
from weasyprint import HTML

HOME = Path(__file__).resolve().parent
MARK = re.compile(r"⟦([^|⟧]+)\|([^⟧]+)⟧")
PAGE_BREAK = "---page---"
ENDINGS = {"pdf": "pdf", "scan": "pdf", "docx": "docx", "html": "html", "txt": "txt"}
STYLE = """
@page { size: A4; margin: 2cm; @bottom-center { content: "Page " counter(page) } }
body { font: 11pt sans-serif } .columns { columns: 2; column-gap: 1cm } .page { break-before: page }
"""


@dataclass(frozen=True)
class Source:
    """One marked source: what its head says, the text without marks, and the marks."""

    name: str
    head: dict[str, str]
    text: str
    marks: tuple[tuple[str, str, str], ...]


def read_source(path: Path) -> Source:
    head, _, body = path.read_text(encoding="utf-8").partition("---\n")
    marks = [(*one.split("=", 1), words) for answers, words in MARK.findall(body) for one in answers.split(";")]
    return Source(path.stem, yaml.safe_load(head), MARK.sub(r"\2", body), tuple(marks))


def main() -> None:
    for half in sys.argv[1:] or ("tuned", "kept"):
        for path in sorted((HOME / "sources" / half).glob("*.md")):
            source = read_source(path)
            file = HOME / half / f"{source.name}.{ENDINGS[source.head['format']]}"
            file.write_bytes(MAKERS[source.head["format"]](source))
            (HOME / half / f"{source.name}.yml").write_text(coding(source, file), encoding="utf-8")


def as_html(source: Source) -> bytes:
    parts = [MarkdownIt().render(part) for part in source.text.split(PAGE_BREAK)]
    pages = "".join(f'<div class="{"page" if number else "first"}">{part}</div>' for number, part in enumerate(parts))
    columns = ' class="columns"' if source.head.get("layout") == "columns" else ""
    title = f"<title>{source.head['employer']}</title>"
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{title}</head><body{columns}>{pages}</body></html>'.encode()


def as_pdf(source: Source) -> bytes:
    page = as_html(source).decode().replace("</head>", f"<style>{STYLE}</style></head>")
    return bytes(HTML(string=page).write_pdf())


def as_scan(source: Source) -> bytes:
    document = pypdfium2.PdfDocument(as_pdf(source))
    pictures = [page.render(scale=2).to_pil().convert("L") for page in document]
    made = io.BytesIO()
    pictures[0].save(made, "PDF", save_all=True, append_images=pictures[1:], quality=40)
    return made.getvalue()


def as_docx(source: Source) -> bytes:
    document = docx.Document()
    for block in re.split(r"\n\s*\n", source.text.strip()):
        heading = re.match(r"(#+) (.*)", block)
        if block == PAGE_BREAK:
            document.add_page_break()
        elif heading:
            document.add_heading(heading[2], len(heading[1]))
        else:
            document.add_paragraph(" ".join(block.split()))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def as_txt(source: Source) -> bytes:
    return source.text.replace(PAGE_BREAK, "\f").encode()


MAKERS = {"pdf": as_pdf, "scan": as_scan, "docx": as_docx, "html": as_html, "txt": as_txt}


def coding(source: Source, file: Path) -> str:
    """The hand-made coding: for each question its stance, the quote and its page."""
    pages = _pages(source, file)
    answers: dict[str, object] = {}
    for question, stance, words in source.marks:
        chosen: object = stance.split("+") if "+" in stance else stance
        quote = " ".join(words.split())
        answers.setdefault(question, {"stance": chosen, "quote": quote, "page": _page_of(quote, pages)})
    made = {
        "file": file.name,
        "employer": source.head["employer"],
        "employers_policy": source.head.get("kind") != "not_an_employer",
        "answers": answers,
    }
    return yaml.safe_dump(made, sort_keys=False, allow_unicode=True, width=110)


def _pages(source: Source, file: Path) -> list[str]:
    if source.head["format"] == "scan":
        return [page.extract_text() for page in PdfReader(io.BytesIO(as_pdf(source))).pages]
    if file.suffix == ".pdf":
        return [page.extract_text() for page in PdfReader(file).pages]
    return [source.text]


def _page_of(quote: str, pages: list[str]) -> int:
    """The page where the quote begins; it may end on the next."""
    begins = "".join(quote.split())[:40]
    return next(number for number, page in enumerate(pages, 1) if begins in "".join(page.split()))


if __name__ == "__main__":
    main()
