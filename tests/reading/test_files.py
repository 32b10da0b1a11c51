"""Files of every kind, well made and hostile, read in the worker or refused with a sentence."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
from weasyprint import HTML

from policybuilder.problems import InputError
from policybuilder.reading.model import Source
from policybuilder.reading.opening import open_source
from tests.policies import make

POLICIES = Path(make.__file__).parent
SENTENCE = "Every worker who visits families has a work phone."


def opened(data: bytes, name: str = "policy.pdf") -> Source:
    return open_source(data, name)


def words_of(source: Source) -> str:
    return " ".join(block.text for block in source.contents.blocks)


def refusal(data: bytes, name: str = "policy.pdf") -> str:
    with pytest.raises(InputError) as caught:
        open_source(data, name)
    (problem,) = caught.value.problems
    return str(problem)


def pdf(html: str, style: str = "") -> bytes:
    return bytes(HTML(string=f"<style>{style}</style>{html}").write_pdf())


@pytest.mark.parametrize("name", ["council_chapter.pdf", "hr_policy.docx", "shared_north.html", "foi_extract.txt"])
def test_each_kind_of_file_is_read_with_its_headings(name: str) -> None:
    source = open_source((POLICIES / "tuned" / name).read_bytes(), name)
    assert source.contents.kind == name.rpartition(".")[2]
    assert any(block.level for block in source.contents.blocks)
    assert not source.notes


def test_a_pdf_knows_its_pages_and_a_web_page_does_not() -> None:
    chapter = opened((POLICIES / "tuned" / "council_chapter.pdf").read_bytes())
    last = next(block for block in chapter.contents.blocks if "same day" in block.text and "realises" in block.text)
    assert (chapter.contents.pages, chapter.contents.paged, last.page) == (3, True, 3)
    assert not opened(b"<html><p>Hello there, staff</p></html>", "a.html").contents.paged


def test_two_columns_are_read_one_after_the_other() -> None:
    text = words_of(opened((POLICIES / "tuned" / "hsc_trust.pdf").read_bytes()))
    assert "The lone worker device discloses location only when the user activates the alarm" in text


def test_a_footnote_does_not_cut_its_sentence() -> None:
    style = ".n{float:footnote;font-size:8pt} p{font-size:12pt}"
    note = '<span class="n">As agreed with the unions in 2024.</span>'
    page = f"<p>Staff must not use their own phones{note} to contact families at any time of the day.</p>" * 3
    assert "their own phones to contact families at any time" in words_of(opened(pdf(page, style)))


def test_what_stands_on_every_page_is_left_out() -> None:
    style = '@page{@top-center{content:"Marlbrook policy, version 4"}@bottom-center{content:"Page " counter(page)}}'
    pages = "".join(
        f'<p style="break-before:page">Rule {word} of the policy says something of its own.</p>' for word in "abcd"
    )
    text = words_of(opened(pdf(pages, style)))
    assert "version 4" not in text
    assert "Page" not in text


def test_right_to_left_text_is_read_and_suggests_nothing() -> None:
    source = opened(
        "<html><p dir=rtl>يجب على الموظفين عدم استخدام هواتفهم الشخصية للتواصل</p></html>".encode(), "a.html"
    )
    assert "الموظفين" in words_of(source)


def test_a_scan_is_recognised_and_says_so() -> None:
    scan = (POLICIES / "tuned" / "scanned_policy.pdf").read_bytes()
    source = opened(scan)
    if source.contents.ocr:
        assert source.notes == ("Page 1 was read from a picture. Check each quote against the page.",)
    else:
        assert source.contents.unread == (1,)
        assert "a scan is a picture of words. Install Tesseract to read it" in source.notes[0]


def test_a_scan_is_read_where_a_recogniser_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\necho '{SENTENCE}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    source = opened((POLICIES / "tuned" / "scanned_policy.pdf").read_bytes())
    assert (source.contents.ocr, source.contents.unread) == ((1,), ())
    assert SENTENCE in words_of(source)


def test_a_wrong_ending_is_read_for_what_it_is_and_noted() -> None:
    source = opened(pdf(f"<p>{SENTENCE}</p>"), "policy.docx")
    assert SENTENCE in words_of(source)
    assert source.notes == ("Its name ends in .docx, but it is a PDF, and was read as one.",)


def test_scripts_and_links_in_a_pdf_do_nothing() -> None:
    with pikepdf.open(io.BytesIO(pdf(f'<p>{SENTENCE} <a href="http://192.0.2.1/x">here</a></p>'))) as document:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.launchURL('http://192.0.2.1')")
        made = io.BytesIO()
        document.save(made)
    assert SENTENCE in words_of(opened(made.getvalue()))


def test_scripts_in_a_web_page_are_not_its_words() -> None:
    page = f"<html><script>alert('x')</script><style>p{{}}</style><p>{SENTENCE}</p><p hidden>Secret words</p></html>"
    assert words_of(opened(page.encode(), "a.html")) == SENTENCE


def test_a_word_file_keeps_its_order_and_leaves_deleted_words_out() -> None:
    document = docx.Document()
    document.add_heading("Phones", 1)
    document.add_paragraph(SENTENCE)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "First cell of the table", "Second cell of the table"
    document.add_paragraph("The last paragraph of this file.")
    made = io.BytesIO()
    document.save(made)
    texts = [block.text for block in opened(made.getvalue(), "a.docx").contents.blocks]
    assert texts == [
        "Phones", SENTENCE, "First cell of the table", "Second cell of the table", "The last paragraph of this file.",
    ]  # fmt: skip


def encrypted() -> bytes:
    with pikepdf.open(io.BytesIO(pdf(f"<p>{SENTENCE}</p>"))) as document:
        made = io.BytesIO()
        document.save(made, encryption=pikepdf.Encryption(user="secret", owner="secret"))
        return made.getvalue()


def many_pages() -> bytes:
    document = pikepdf.new()
    for _ in range(5_000):
        document.add_blank_page()
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def zip_bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(200):
                part.write(b"0" * 1_000_000)
        archive.writestr("[Content_Types].xml", "<Types/>")
    return made.getvalue()


def lying_zip_bomb() -> bytes:
    """A bomb whose directory says that it unpacks to little."""
    data = bytearray(zip_bomb())
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.find(mark)
        data[at + offset : at + offset + 4] = (1_000).to_bytes(4, "little")
    return bytes(data)


HOSTILE = {
    "encrypted": (encrypted, "policy.pdf:1: The PDF has a password. Save it without one, and add that."),
    "truncated": (
        lambda: pdf(f"<p>{SENTENCE}</p>")[:400],
        "policy.pdf:1: The PDF is damaged, or only part of it is here. Get it again, and add that.",
    ),
    "5,000 pages": (
        many_pages,
        "policy.pdf:1: It has 5,000 pages, and up to 600 can be read. "
        "Save the pages of the policy as a file of their own, and add that.",
    ),
    "a zip bomb": (
        zip_bomb,
        "policy.pdf:1: The file unpacks to more than any policy holds. "
        "Save it as PDF, Word (.docx), a web page or plain text, and add that.",
    ),
    "empty": (lambda: b"", "policy.pdf:1: The file is empty. Add the file again."),
    "a program": (
        lambda: b"\x7fELF" + bytes(200),
        "policy.pdf:1: It is a program. Save it as PDF, Word (.docx), a web page or plain text, and add that.",
    ),
    "an old Word file": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200),
        "policy.pdf:1: It is an old Word file (.doc), or a Word file with a password. "
        "Save it as PDF, Word (.docx), a web page or plain text, and add that.",
    ),
    "half a Word file": (
        lambda: (POLICIES / "tuned" / "hr_policy.docx").read_bytes()[:9_000],
        "policy.pdf:1: The file is damaged, or only part of it is here. Get it again, and add that.",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(name: str) -> None:
    make_file, says = HOSTILE[name]
    assert refusal(make_file()) == says


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    assert "policy.docx:1: " in refusal(lying_zip_bomb(), "policy.docx")


def test_a_bomb_of_xml_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><w:document>&e8;</w:document>'
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", text)
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert "policy.docx:1: " in refusal(made.getvalue(), "policy.docx")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_the_worker_limits_its_memory() -> None:
    deep = b"<html>" + b"<div>" * 200_000 + b"x" * 40 + b"</html>"
    assert words_of(opened(deep, "deep.html")) == "x" * 40
