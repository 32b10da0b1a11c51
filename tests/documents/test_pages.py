"""Every document of every preset, as its reader meets the words."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from policybuilder.documents.kinds import KINDS
from policybuilder.places import TEMPLATES
from tests.documents.made import EVERY, PRESETS, document, library, page
from tests.library.test_plain_english import reading_age
from tests.render.html_reading import read

NAMED = re.compile(r'"([a-z_]+\.[a-z_]+)"')
WORDS_OF_SERVICES = ("duty team", "social work", "social services", "children", "drug", "alcohol", "mental", "council")


def texts(root: Element, tag: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in root.iter(tag)]


@pytest.mark.parametrize(("preset", "kind"), EVERY)
def test_a_page_can_be_read_by_its_headings_and_its_links_lead_somewhere(
    preset: str, kind: str, record_property: pytest.RecordProperty
) -> None:
    root = read(page(preset, kind))
    levels = [int(one.tag[1]) for one in root.iter() if one.tag in ("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    links = [one.get("href", "") for one in root.iter("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    labelled = {one.get("for") for one in root.iter("label")}
    assert all(
        one.get("aria-label") or one.get("id") in labelled
        for one in root.iter()
        if one.tag in ("textarea", "input") and one.get("type") != "checkbox"
    )
    assert "{{" not in "".join(root.itertext())
    record_property("document", f"{preset} {kind} H")


def test_templates_name_only_clauses_and_questions_that_the_library_has() -> None:
    known = {*library().clauses, *library().questions}
    templates = [*(TEMPLATES / "documents").glob("*.j2"), TEMPLATES / "partials/cover.html.j2"]
    named = {(file.name, name) for file in templates for name in NAMED.findall(file.read_text(encoding="utf-8"))}
    assert len(named) > 100
    assert not {(file, name) for file, name in named if name not in known}


@pytest.mark.parametrize("preset", PRESETS)
def test_the_card_opens_with_danger_and_says_when_its_numbers_were_checked(preset: str) -> None:
    root = read(page(preset, "card"))
    headings = texts(root, "h2")
    assert headings[:1] == ["Danger first"] or headings[:2] == ["Draft: not for publication", "Danger first"]
    text = texts(root, "main")[0]
    assert "ring 999" in text and "Numbers checked on" in text
    assert len(texts(root, "li")) >= 15


@pytest.mark.parametrize("preset", PRESETS)
def test_a_nine_year_old_can_read_the_notice(preset: str) -> None:
    assert reading_age("\n".join(texts(read(page(preset, "notice")), "p"))) <= 9.5


@pytest.mark.parametrize("kind", ["notice", "picture_notice", "keep_in_touch"])
def test_pages_for_people_supported_begin_with_a_way_out(kind: str) -> None:
    links = list(read(page("english_council_children", kind)).iter("a"))
    assert links[0].get("class") == "skip" and links[1].get("class") == "exit"
    assert links[1].get("href", "").startswith("https://")


def test_the_words_and_pictures_are_not_called_easy_read_before_anybody_checked_them() -> None:
    for preset in PRESETS:
        html = page(preset, "picture_notice")
        assert "Easy Read" not in "".join(texts(read(html), "h1"))
        assert "Checked with" in html


@pytest.mark.parametrize("preset", PRESETS)
def test_greetings_name_no_service_need_or_case(preset: str) -> None:
    quoted = " ".join(texts(read(page(preset, "greetings")), "blockquote"))
    assert "999" in quoted and "First name" in quoted
    services = document(preset, "greetings").policy.blocks.get("cover.services") or ()
    assert not [service.label for service in services if service.label in quoted]
    assert not [word for word in WORDS_OF_SERVICES if word in quoted.lower().replace("council.example.org", "")]


@pytest.mark.parametrize(
    ("kind", "fields"),
    {
        "profile_record": (
            "Case reference", "Person", "Legal function and purpose", "What you tried first", "six months in prison",
            "told in advance", "If not, why not", "Agreed by, date and time", "Work account and device", "URLs",
            "Date and time", "without logging in", "Other people seen", "What was recorded", "What was discarded",
            "How it was verified", "shared with the person", "repeat", "Outcome of the review",
        ),
        "keep_in_touch": ("ways you like best", "Days and times", "safe", "code word", "look at your pages", "look at this again", "copy"),
        "committee_report": ("Recommendation", "Options", "Legal", "Financial", "Equality", "Risk"),
    }.items(),
)  # fmt: skip
def test_a_form_has_the_fields_that_practice_asks_for(kind: str, fields: tuple[str, ...]) -> None:
    text = texts(read(page("english_council_children", kind)), "main")[0]
    assert [one for one in fields if one not in text] == []


def test_assessments_are_those_of_the_nation_and_leave_the_judgement_open() -> None:
    northern, scottish = (page(one, "equality_assessment") for one in ("hsc_trust", "scottish_council"))
    assert "Section 75 groups" in northern and "protected characteristics" not in northern
    assert "protected characteristics" in scottish and "Section 75 groups" not in scottish
    blanks = [one for one in read(northern).iter("textarea") if not one.text]
    assert len(blanks) > 20


def test_the_consultation_has_a_place_to_answer_on_every_clause() -> None:
    made = document("welsh_council", "consultation")
    html = page("welsh_council", "consultation")
    missing = [one.number for one in made.policy.clauses if f'in clause {one.number}"' not in html]
    assert missing == []
    assert [one for one in ("Your time", "Your pay", "Your privacy", "Your risk") if one not in html] == []


def test_the_decision_record_says_what_was_not_chosen_and_what_is_open() -> None:
    made = document("english_council_children", "decision_record")
    one = next(one for topic in made.topics for one in topic.decisions if one.question == "devices.work_phone")
    assert one.rejected and one.chosen not in one.rejected
    html = page("english_council_children", "decision_record")
    assert "still to be checked" in html and "read at the source" in html
    assert "Nobody has confirmed it" in html


def test_there_is_a_template_for_every_document() -> None:
    assert {file.name for file in Path(TEMPLATES / "documents").glob("*.j2")} == {f"{one}.html.j2" for one in KINDS}
