"""Word files as Word reads them: styles, numbering, fields, pictures, form fields, house style."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn
from docx.shared import RGBColor

from policybuilder.render.files import document_file
from policybuilder.render.word.file import word_file
from policybuilder.render.word.inlines import UnknownPart
from policybuilder.render.word.opening import BadReference
from policybuilder.render.word.xml import element
from tests.documents.made import CANARY, TODAY, document, page

PRESET = "english_council_children"


@cache
def data(kind: str) -> bytes:
    return document_file(document(PRESET, kind), "docx")


def opened(kind: str) -> Any:
    return docx.Document(io.BytesIO(data(kind)))


def counted(word: Any) -> list[tuple[str, str]]:
    """The numbers that Word gives to headings, with their texts."""
    found, section, clause = [], 0, 0
    for one in word.paragraphs:
        own = one._p.pPr.numPr if one._p.pPr is not None else None
        if one.style.name not in ("Heading 1", "Heading 2") or (own is not None and own.numId.val == 0):
            continue
        if one.style.name == "Heading 1":
            section, clause = section + 1, 0
            found.append((str(section), one.text))
        else:
            clause += 1
            found.append((f"{section}.{clause}", one.text))
    return found


def test_word_numbers_sections_and_clauses_as_the_policy_does() -> None:
    word = opened("policy")
    policy = document(PRESET, "policy").policy
    wanted = []
    for section in policy.sections:
        wanted.append((str(section.number), section.title))
        wanted += [(clause.number, clause.title) for clause in section.clauses]
    assert counted(word) == wanted
    levels = [word.styles[name].element.pPr.numPr for name in ("Heading 1", "Heading 2")]
    assert [one.ilvl.val for one in levels] == [0, 1] and levels[0].numId.val == levels[1].numId.val


def test_every_cross_reference_is_a_field_to_a_bookmark_that_is_there() -> None:
    body = opened("policy").element.body
    codes = ["".join(one.text or "") for one in body.iter(qn("w:instrText"))]
    bookmarks = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    referred = [code.split()[1] for code in codes if code.split()[0] == "REF"]
    assert len(referred) > 200 and set(referred) <= bookmarks
    assert {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} - {None} <= bookmarks
    assert any(code.split()[0] == "TOC" for code in codes)
    marks = [one.get(qn("w:fldCharType")) for one in body.iter(qn("w:fldChar"))]
    assert marks.count("begin") == marks.count("separate") == marks.count("end")


def test_a_word_file_says_whose_it_is_and_in_what_language() -> None:
    word = opened("notice")
    properties = word.core_properties
    assert (properties.title, properties.author) == (
        "How we contact you, and whether we look at your page",
        "Northshire",
    )
    assert properties.language == "en-GB" and properties.comments == ""
    languages = {one.get(qn("w:val")) for one in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    assert "Northshire" in word.sections[0].header.paragraphs[0].text
    fields = [one.text.strip() for one in word.sections[0].footer._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_every_picture_has_words() -> None:
    described = [one.get("descr") for one in opened("notice").element.body.iter() if one.tag.endswith("}docPr")]
    assert described and all(one.startswith("Picture of a week.") for one in described)


def test_forms_are_form_fields_with_names() -> None:
    names = [one.get(qn("w:val")) for one in opened("profile_record").element.body.iter(qn("w:alias"))]
    assert len(names) >= 18 and any("Legal function and purpose" in one for one in names)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert data("card") == document_file(document(PRESET, "card"), "docx")


def test_words_are_the_same_as_on_the_page() -> None:
    text = "\n".join(one.text for one in opened("card").element.body.iter(qn("w:t")) if one.text)
    for clause in document(PRESET, "card").clauses("devices.personal_never", "breach.tell_early"):
        assert clause.number in text
    assert "Never contact people we support from your own phone, unless someone is in danger." in text


def test_a_page_with_an_element_that_word_files_do_not_know_is_an_error() -> None:
    with pytest.raises(UnknownPart, match="video"):
        word_file(page(PRESET, "card", "word").replace("<main>", "<main><video></video>"), TODAY)


def house_style() -> bytes:
    """An employer's own file, with a private word wherever Word keeps one."""
    document, out = docx.Document(), io.BytesIO()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x00, 0x66, 0x33)
    document.sections[0].header.paragraphs[0].text = "House header"
    document.add_paragraph(f"{CANARY} body")
    document.core_properties.comments = f"{CANARY} comment"
    document.core_properties.keywords = f"{CANARY} keyword"
    variables = element("w:docVars")
    variables.append(element("w:docVar", name="secret", val=f"{CANARY} variable"))
    document.settings.element.append(variables)
    document.save(out)
    return out.getvalue()


def test_a_reference_gives_its_style_and_header_and_nothing_private() -> None:
    made = document_file(document(PRESET, "policy"), "docx", house_style())
    word = docx.Document(io.BytesIO(made))
    assert word.styles["Heading 1"].font.color.rgb == RGBColor(0x00, 0x66, 0x33)
    assert word.sections[0].header.paragraphs[0].text == "House header"
    assert [one[0] for one in counted(word)][:3] == ["1", "1.1", "1.2"]
    with zipfile.ZipFile(io.BytesIO(made)) as pack:
        assert not [name for name in pack.namelist() if CANARY.encode() in pack.read(name)]


@pytest.mark.parametrize("bad", [b"", b"PK\x03\x04", b"not a file", house_style()[:500]])
def test_a_reference_that_is_no_word_file_is_refused(bad: bytes) -> None:
    with pytest.raises(BadReference, match="not a Word document"):
        document_file(document(PRESET, "card"), "docx", bad)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there to open Word files with")
def test_libreoffice_opens_it_and_counts_as_we_do(tmp_path: Path) -> None:
    (tmp_path / "policy.docx").write_bytes(data("policy"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "policy.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=200)
    text = "\n".join(one.extract_text() for one in pypdf.PdfReader(tmp_path / "policy.pdf").pages)
    lines = {re.sub(r"\s+", " ", line.strip()) for line in text.splitlines()}
    clauses = document(PRESET, "policy").policy.clauses
    assert [one.number for one in clauses if f"{one.number} {one.title}" not in lines and len(one.title) < 60] == []
    assert "Error: Reference source not found" not in text
