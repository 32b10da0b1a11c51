from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdf
import pytest

from policybuilder.answers.model import Organisation
from policybuilder.places import ROOT
from policybuilder.render.pdf import TooLong, policy_pdf, printed
from tests.render.sample import POLICY, branded, finished, logo, long_policy

Element = Any


def elements(pdf: pikepdf.Pdf) -> Iterator[Element]:
    """Every element of the structure, from the top, in reading order."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if "/S" in one:
            yield one
        waiting += [kid for kid in reversed(kids(one)) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def kids(element: Element) -> list[Any]:
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(one.S).lstrip("/") for one in elements(pdf)]


def of_kind(pdf: pikepdf.Pdf, kind: str) -> list[Element]:
    return [one for one in elements(pdf) if str(one.S) == f"/{kind}"]


def titles(outline: Any) -> list[Any]:
    return [titles(one) if isinstance(one, list) else one.title for one in outline]


def test_language_title_and_the_promise_of_accessibility(opened: pikepdf.Pdf) -> None:
    assert opened.Root.Lang == "en-GB"
    assert opened.docinfo.Title == "Social media and digital contact policy – Northshire Council"
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.Root.MarkInfo.Marked
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == opened.docinfo.Title


def test_the_structure_is_that_of_the_page(opened: pikepdf.Pdf) -> None:
    found = kinds(opened)
    assert found.count("H1") == 1
    assert [kind for kind in found if kind in ("H1", "H2", "H3", "H4")][:5] == ["H1", "H2", "H2", "H2", "H3"]
    assert {"TOC", "TOCI", "L", "LI", "Lbl", "LBody", "Table", "TH", "TD", "Figure", "Link", "P"} <= set(found)


def test_a_clause_is_one_heading_and_one_paragraph_however_many_lines_it_takes(opened: pikepdf.Pdf) -> None:
    clauses = [[str(kid.S) for kid in one.K] for one in of_kind(opened, "Sect")]
    assert len(clauses) > 5
    assert {tuple(one) for one in clauses} <= {
        (heading, *rest) for heading in ("/H3", "/H4") for rest in ((), ("/P",))
    } | {("/P",)}


def test_what_stands_in_columns_is_one_list(opened: pikepdf.Pdf) -> None:
    sources = of_kind(opened, "L")[-1]
    assert str(sources.A.ListNumbering) == "/Decimal"
    assert len(sources.K) == len(finished().sources)
    assert all(item.P.objgen == sources.objgen for item in sources.K)


def test_pictures_say_what_they_show(opened: pikepdf.Pdf) -> None:
    words = [str(figure.Alt) for figure in of_kind(opened, "Figure")]
    assert words[0] == "Logo of Northshire Council"
    assert len(words) == 2
    assert "week" in words[1]
    for figure in of_kind(opened, "Figure"):
        left, foot, right, head = (float(edge) for edge in figure.A.BBox)
        assert 0 <= left < right <= 596
        assert 0 <= foot < head <= 842


def test_headers_of_tables_say_what_they_are_for(opened: pikepdf.Pdf) -> None:
    scopes = {str(header.A.Scope) for header in of_kind(opened, "TH")}
    assert scopes == {"/Row", "/Column"}


def test_lists_say_how_they_are_numbered_and_terms_stand_with_their_meaning(opened: pikepdf.Pdf) -> None:
    lists = of_kind(opened, "L")
    numbering = [str(one.A.ListNumbering) for one in lists if "/A" in one]
    assert {"/Decimal", "/Disc", "/None"} == set(numbering)
    (terms,) = [one for one in lists if "/A" not in one]
    assert [[str(part.S) for part in item.K] for item in terms.K] == [["/Lbl", "/LBody"]] * 2


def test_links_are_described_and_printed(opened: pikepdf.Pdf) -> None:
    links = [note for page in opened.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert len(links) > 25
    assert all(int(link.F) == 4 and "/StructParent" in link for link in links)
    words = {str(link.Contents) for link in links}
    assert "2.3 Time back" in words
    assert "Source 1: Working Time Regulations 1998, regulations 10 to 12" in words
    assert "edt@northshire.example" in words
    assert not [word for word in words if "hours." in word or word.startswith("source-")]


def test_links_lead_somewhere(final_pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(final_pdf))
    places = set(reader.named_destinations)
    notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert {str(note["/Dest"]) for note in notes if "/Dest" in note} <= places


def test_everything_on_a_page_is_in_the_structure_or_marked_as_not_part_of_it(opened: pikepdf.Pdf) -> None:
    reached = {(one.Pg.objgen, int(kid)) for one in elements(opened) for kid in kids(one) if not hasattr(kid, "keys")}
    for page in opened.pages:
        marked = set(marked_content(page))
        assert {number for kind, number in marked if kind != "/Artifact"}
        assert {(page.obj.objgen, number) for kind, number in marked if number is not None} <= reached


def marked_content(page: pikepdf.Page) -> Iterator[tuple[str, int | None]]:
    """Each marked piece; fails where text is drawn outside one."""
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("BDC", "BMC"):
            depth += 1
            number = operands[1].get("/MCID") if len(operands) > 1 else None
            yield str(operands[0]), None if number is None else int(number)
        elif str(operator) == "EMC":
            depth -= 1
        assert depth or str(operator) not in ("Tj", "TJ", "Do"), "text outside marked content"


def test_headers_and_footers_are_no_part_of_the_text(opened: pikepdf.Pdf) -> None:
    for page in list(opened.pages)[1:]:
        found = [
            operands[1]
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and str(operands[0]) == "/Artifact"
        ]
        assert {str(one.Type) for one in found} == {"/Pagination"}


def outer_fonts(pdf: pikepdf.Pdf) -> list[Any]:
    fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    return [font for font in fonts if font.Subtype == "/Type0"]


def test_fonts_are_embedded_and_can_be_read_back(opened: pikepdf.Pdf) -> None:
    fonts = outer_fonts(opened)
    assert len(fonts) == 2
    for font in fonts:
        assert "/ToUnicode" in font
        assert "Policy-Sans" in str(font.BaseFont) or "PolicySans" in str(font.BaseFont)
        assert {"/FontFile2", "/FontFile3"} & set(font.DescendantFonts[0].FontDescriptor.keys())


def test_bookmarks_are_sections_and_clauses(final_pdf: bytes) -> None:
    outline = titles(pypdf.PdfReader(io.BytesIO(final_pdf)).outline)
    assert outline[:3] == ["Contents", "How to read this policy", "1 Who this policy is for"]
    assert ["1.1 Who must follow it"] in outline
    assert outline[-2:] == ["Words in this policy", "Sources"]
    assert "2.4 Evenings" in str(outline)


def test_the_text_holds_the_answers(final_pages: list[str]) -> None:
    text = " ".join(" ".join(final_pages).split())
    for words in (
        "Northshire Council",
        "9am to 5pm",
        "0345 000 0000",
        "Take the time back as 2.3 (Time back) says",
        "07700 900123",
        "edt@northshire.example",
        "Midday to 8pm",
    ):
        assert words in text


def test_every_page_but_the_cover_has_its_number_and_the_employers_name(final_pages: list[str]) -> None:
    count = len(final_pages)
    for number, text in enumerate(final_pages[1:], start=2):
        assert f"Page {number} of {count}" in text
        assert "Northshire Council: Social media and digital contact policy" in text
    assert "Page" not in final_pages[0]
    assert "20 November 2026" in final_pages[0]
    assert "clause library 1.0.0" in final_pages[0]


def test_the_contents_give_the_right_page_numbers(final_pages: list[str]) -> None:
    contents = " ".join(final_pages[0].split())
    for title in ("1 Who this policy is for", "3 Out-of-hours cover", "Words in this policy", "Sources"):
        page = next(number for number, text in enumerate(final_pages[1:], 2) if title in " ".join(text.split()))
        assert f"{title} {page}" in contents
    assert "2.2 Work that runs past closing time" not in contents


def test_the_contents_are_one_table_of_contents_in_their_two_columns(opened: pikepdf.Pdf) -> None:
    (contents,) = of_kind(opened, "TOC")
    assert [str(item.S) for item in contents.K] == ["/TOCI"] * (len(finished().sections) + 2)


def test_a_draft_is_marked_on_every_page(draft_pdf: bytes, final_pages: list[str]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(draft_pdf))
    assert all("Draft: not for publication" in page.extract_text() for page in reader.pages)
    assert "How soon is time given back?" in reader.pages[1].extract_text()
    assert str(reader.metadata and reader.metadata.title).startswith("Draft: ")
    assert not [text for text in final_pages if "Draft" in text]


def test_qpdf_finds_nothing_wrong(final_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(final_pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_no_private_word_is_in_the_file(draft_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(draft_pdf)) as pdf:
        out = io.BytesIO()
        pdf.save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"PRIVATE" not in out.getvalue()
    assert POLICY.answers.id.encode() not in out.getvalue()
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(draft_pdf)).pages)
    assert "PRIVATE" not in text


MAKE = (
    "import hashlib; from policybuilder.render.pdf import policy_pdf; from tests.render.sample import POLICY, finished;"
    "print(hashlib.sha256(policy_pdf(finished(POLICY), draft=False)).hexdigest())"
)


@pytest.mark.slow
def test_the_same_policy_is_the_same_file_anywhere(final_pdf: bytes) -> None:
    import hashlib

    made = {hashlib.sha256(policy_pdf(finished(), draft=False)).hexdigest(), hashlib.sha256(final_pdf).hexdigest()}
    for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        asked = [sys.executable, "-c", MAKE]
        made.add(
            subprocess.run(asked, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout.strip()
        )
    assert len(made) == 1


@pytest.mark.slow
def test_a_long_policy_has_its_contents_on_its_cover() -> None:
    pdf = policy_pdf(finished(long_policy(26, 4)), draft=False)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert "2 Contact with people we support, part 2" in " ".join(reader.pages[0].extract_text().split())
    assert "Page 2 of" in reader.pages[1].extract_text()
    assert "2.1 Contact with a person, part 1" in str(titles(reader.outline))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(of_kind(opened, "H3")) == 25 * 4 + 3 + 1


def test_letters_of_these_islands_are_drawn_and_signs_are_put_into_words() -> None:
    pdf = printed("<html lang=en><title>x</title><p>Ŵŷ Gàidhlig Łódź Ελλάδα Київ £ € – ‘x’ 👍🏽 ✔ 👩\u200d👧")
    text = " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert text.startswith("Ŵŷ Gàidhlig Łódź Ελλάδα Київ £ € – ‘x’ [thumbs up sign] ✔ [woman][girl]")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fonts = {str(font.BaseFont)[8:] for font in outer_fonts(opened)}
    assert fonts == {"Policy-Sans"}


def test_nothing_in_our_templates_and_styles_is_complained_of(caplog: pytest.LogCaptureFixture) -> None:
    press = logging.getLogger("weasyprint")
    before = press.level
    press.setLevel(logging.WARNING)
    try:
        policy_pdf(POLICY, draft=True, stops=("Mend this.",))
    finally:
        press.setLevel(before)
    assert [record.getMessage() for record in caplog.records if record.name == "weasyprint"] == []


def test_a_page_that_is_too_long_is_refused() -> None:
    with pytest.raises(TooLong):
        printed("<html lang=en><title>x</title><p>" + "word " * 250_000)


def test_a_large_logo_does_not_count_as_length() -> None:
    policy = finished(branded(Organisation(name="N", logo=logo(size=(2000, 2000)))))
    with pikepdf.open(io.BytesIO(policy_pdf(policy, draft=False))) as pdf:
        assert len(of_kind(pdf, "Figure")) == 2
