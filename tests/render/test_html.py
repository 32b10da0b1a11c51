from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from policybuilder.answers.model import Organisation
from policybuilder.render.html import render_policy_html
from tests.render.conftest import STOPS
from tests.render.html_reading import all_of, by_id, outline, read, text_of
from tests.render.sample import POLICY, branded, finished, long_policy


def test_language_title_and_headings(final_page: Element) -> None:
    assert final_page.get("lang") == "en-GB"
    assert text_of(next(all_of(final_page, "title"))) == "Social media and digital contact policy – Northshire Council"
    headings = outline(final_page)
    assert [level for level, _ in headings].count(1) == 1
    assert all(deeper - higher <= 1 for (higher, _), (deeper, _) in pairwise(headings))
    assert (2, "2 Working hours and the edges of the day") in headings
    assert (3, "2.2 Work that runs past closing time May") in headings
    assert (4, "2.4 Evenings May") in headings


def test_landmarks_and_the_way_past_them(final_page: Element) -> None:
    assert {"header", "nav", "main", "footer"} <= {element.tag for element in final_page.iter()}
    skip = next(all_of(final_page, "a"))
    assert text_of(skip) == "Skip to the policy"
    assert by_id(final_page, (skip.get("href") or "")[1:]).tag == "main"


def test_every_link_within_the_page_leads_somewhere_and_ids_are_there_once(draft_page: Element) -> None:
    ids = [element.get("id") for element in draft_page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {(a.get("href") or "")[1:] for a in all_of(draft_page, "a") if (a.get("href") or "").startswith("#")}
    assert targets <= set(ids)


def test_clauses_are_found_by_their_own_ids(final_page: Element) -> None:
    assert text_of(by_id(final_page, "hours.time_back")).startswith("2.3 Time back")


def test_references_lead_to_clauses_unless_they_are_not_in_the_policy(final_page: Element) -> None:
    links = {text_of(a): a.get("href") for a in all_of(final_page, "a")}
    assert links["2.3 (Time back)"] == "#hours.time_back"
    assert "Posting at work (not in this policy)" in text_of(final_page)
    assert not any("Posting at work" in words for words in links)


def test_what_a_service_has_instead_is_marked_and_refers_to_its_own_clauses(final_page: Element) -> None:
    assert "Leaving care team: what is different" in text_of(final_page)
    assert by_id(final_page, "leaving_care--hours.opening").tag == "h4"
    links = [a.get("href") for a in all_of(final_page, "a") if text_of(a) == "2.1 (When we are open)"]
    assert links == ["#leaving_care--hours.opening"]
    assert "2.3 (Time back) does not apply." in text_of(final_page)


def test_pointers_to_other_policies(final_page: Element) -> None:
    assert "For annual leave, see Leave policy, section 4, 1 March 2025." in text_of(final_page)
    assert "For flexible working, see Flexitime scheme." in text_of(final_page)


def test_contacts_can_be_rung_texted_and_written_to(final_page: Element) -> None:
    links = {a.get("href"): text_of(a) for a in all_of(final_page, "a")}
    assert links["tel:03450000000"] == "0345 000 0000"
    assert links["sms:07700900123"] == "07700 900123"
    assert links["mailto:edt@northshire.example"] == "edt@northshire.example"
    assert links["tel:1800103450000000"] == "18001 0345 000 0000"


def test_definitions_are_a_description_list(final_page: Element) -> None:
    (words,) = [one for one in all_of(final_page, "dl") if one.get("class") == "words"]
    assert [text_of(term) for term in all_of(words, "dt")] == ["Out-of-hours service", "Social media"]


def test_sources_say_who_when_where_and_how_sure(final_page: Element) -> None:
    listed = by_id(final_page, "source-wtr_1998")
    assert text_of(listed) == (
        "Working Time Regulations 1998, regulations 10 to 12. UK Parliament, October 1998. "
        "Clauses 1.1, 2.1, 2.2, 2.3, 3.1."
    )
    assert "Checked on 20 November 2026, unless it says otherwise." in text_of(final_page)
    assert "Checked on 2 January 2026." in text_of(by_id(final_page, "source-hcpts_2017"))
    assert "Still to be checked." in text_of(by_id(final_page, "source-to_check_one"))
    mark = next(a for a in all_of(final_page, "a") if a.get("href") == "#source-to_check_one")
    assert mark.get("aria-label") == "Source 4: Guidance that is still unread"


def test_a_draft_says_so_first_and_lists_what_is_open(draft_page: Element) -> None:
    assert text_of(next(all_of(draft_page, "title"))).startswith("Draft: ")
    notice = next(all_of(draft_page, "section"))
    assert "Draft: not for publication" in text_of(notice)
    assert STOPS[0] in text_of(notice)
    assert "How soon is time given back? Section 2" in text_of(notice)
    assert "[not decided: how soon time is given back]" in [text_of(one) for one in all_of(draft_page, "mark")]


def test_a_finished_policy_says_nothing_of_drafts(final_page: Element) -> None:
    assert "Draft" not in text_of(final_page)


def test_no_document_tells_which_hours_nobody_covers(final_page: Element, draft_page: Element) -> None:
    for page in (final_page, draft_page):
        tables = [text_of(table) for table in all_of(page, "table")]
        assert any("Emergency Duty Team" in table for table in tables)
        assert not [table for table in tables if "obody" in table]
    assert "obody" not in text_of(next(all_of(final_page, "body")))


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_private_words_stay_private(medium: str) -> None:
    html = render_policy_html(POLICY, draft=True, medium=medium)  # type: ignore[arg-type]
    assert "PRIVATE" not in html
    assert POLICY.answers.id not in html


def test_the_page_needs_no_other_file_and_no_script() -> None:
    html = render_policy_html(finished(), draft=False)
    assert "<script" not in html
    assert "@import" not in html
    assert all(address.startswith(("data:", "#")) for address in re.findall(r"url\(([^)]*)\)", html))
    page = read(html)
    assert all((image.get("src") or "").startswith("data:image/") for image in all_of(page, "img"))
    assert not list(all_of(page, "link", "iframe", "object"))


def test_the_force_of_a_clause_is_a_word(final_page: Element) -> None:
    words = [text_of(one) for one in final_page.iter("span") if (one.get("class") or "").startswith("force")]
    assert {"Must", "Should", "May"} == set(words)
    assert len(words) == 6 + 2 + 3


@pytest.mark.parametrize(
    "colour", ["red", "#fff", "#12345g", "#123456;}body{display:none", "url(https://example.org)", "#１２３４５６"]
)
def test_what_is_not_a_colour_never_reaches_the_style(colour: str) -> None:
    html = render_policy_html(branded(Organisation(name="N", colour=colour)), draft=False)
    (line,) = [line for line in html.splitlines() if line.startswith(":root{--band")]
    assert line.startswith(":root{--band:#1d5a8c;--on-band:#ffffff;")
    assert line.count("}") == line.count(";") - 2 == 1


@pytest.mark.parametrize(
    "logo",
    ["https://example.org/x.png", "file:///etc/passwd", "data:image/svg+xml;base64,AAAA", 'data:image/png;base64,"x'],
)
def test_what_is_not_a_picture_is_no_logo(logo: str) -> None:
    assert not list(all_of(read(render_policy_html(branded(Organisation(name="N", logo=logo)), draft=False)), "img"))


def test_an_employer_without_a_name_still_gets_a_page() -> None:
    assert "Your organisation" in text_of(read(render_policy_html(branded(Organisation()), draft=True)))


def test_a_long_policy_is_all_there() -> None:
    page = read(render_policy_html(long_policy(26, 5), draft=False))
    assert len([one for one in outline(page) if one[0] == 3]) >= 128


def test_two_policies_made_one_after_the_other_are_the_same() -> None:
    assert render_policy_html(POLICY, draft=True) == render_policy_html(POLICY, draft=True)
