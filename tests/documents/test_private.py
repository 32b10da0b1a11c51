"""Nothing private leaves the employer: a word from every private field is looked for in every document it makes."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pypdf
import pytest

from policybuilder.documents.kinds import KINDS
from policybuilder.render.files import document_file
from policybuilder.render.html import render_html
from policybuilder.render.pdf import printed
from tests.documents.made import CANARY, with_canaries

PUBLIC = [kind for kind in KINDS.values() if not kind.internal]
IN_PRINT = ("card", "notice", "committee_report")


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.id)
def test_no_private_word_in_pages_and_word_files(kind: object) -> None:
    made = with_canaries().make(kind)
    assert all(CANARY not in render_html(made, medium) for medium in ("screen", "print", "word"))
    with zipfile.ZipFile(io.BytesIO(document_file(made, "docx"))) as pack:
        assert not [name for name in pack.namelist() if CANARY.encode() in pack.read(name)]


@pytest.mark.parametrize("kind", IN_PRINT)
def test_no_private_word_in_a_pdf_and_what_it_says_of_itself(kind: str) -> None:
    pdf = printed(render_html(with_canaries().make(KINDS[kind]), "print"))
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert CANARY not in "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert CANARY not in str(opened.open_metadata()) and not opened.attachments


def test_the_decision_record_carries_notes_and_who_accepted() -> None:
    html = render_html(with_canaries().make(KINDS["decision_record"]))
    assert all(f"{CANARY} {part}" in html for part in ("note", "reason", "name"))
    assert "Internal." in html
