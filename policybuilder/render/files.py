"""Documents as files: pages at once, Word files here, PDFs side by side in processes of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from policybuilder.documents.model import Document
from policybuilder.render.html import render_html
from policybuilder.render.pdf_job import Job
from policybuilder.render.pdf_pool import PdfPool
from policybuilder.render.pdf_process import PdfFailed
from policybuilder.render.word.file import word_file

FORMATS = ("html", "pdf", "docx")
MOST_WORKERS = 4
PDF_SECONDS = 300.0
Progress = Callable[[str], None]


class NotMade(Exception):
    """A file could not be made; ``name`` is its name and ``why`` the reason."""

    def __init__(self, name: str, failed: PdfFailed):
        self.name, self.why = name, failed.why
        super().__init__(f"{name}: {failed.why.value}")


def files(
    documents: Iterable[Document], formats: Iterable[str], progress: Progress, reference: bytes | None = None
) -> Mapping[str, bytes]:
    """Every document in every format, by file name. Raises NotMade, and BadReference for a bad ``reference``."""
    wanted, kinds = tuple(documents), tuple(formats)
    pages = {one.kind.id: render_html(one, "print") for one in wanted} if "pdf" in kinds else {}
    pool = PdfPool(workers=_workers(len(pages)), seconds=PDF_SECONDS, waiting=len(pages) + 1, kept=len(pages) + 1)
    try:
        jobs = {name: pool.start(page) for name, page in pages.items()}
        made: dict[str, bytes] = {}
        for one in wanted:
            for form in kinds:
                if form != "pdf":
                    progress(f"{one.kind.id}.{form}")
                    made[f"{one.kind.id}.{form}"] = document_file(one, form, reference)
        for name, job in jobs.items():
            progress(f"{name}.pdf")
            made[f"{name}.pdf"] = _result(f"{name}.pdf", job)
    finally:
        pool.close()
    return MappingProxyType(made)


def document_file(document: Document, form: str, reference: bytes | None = None) -> bytes:
    """A document as a web page (``html``) or for Word (``docx``)."""
    if form == "html":
        return render_html(document).encode()
    return word_file(render_html(document, "word"), document.policy.today, reference)


def _workers(pages: int) -> int:
    return min(pages, os.cpu_count() or 1, MOST_WORKERS)


def _result(name: str, job: Job) -> bytes:
    try:
        return job.result()
    except PdfFailed as failed:
        raise NotMade(name, failed) from failed
