"""Files that are not what they say, and text that tries to be more than text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from policybuilder.answers.file import write_answers
from policybuilder.store.store import Store
from tests.browser.tab import Tab
from tests.wizard.sample import complete_answers

UNKNOWN = """format: 1
library: "1.0.0"
id: 7f3c9d2e8a41
answers:
  organisation.kinds: council
  hours.open: {mon: ["25:00-26:00"]}
"""
BOMB = 'a: &a ["x","x"]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n'
HOSTILE = "<img src=x onerror=alert(1)> {{ 7*7 }} </style><script>alert(2)</script> [a](javascript:alert(3)) *b* url(file:///etc/passwd)"


def upload_answers(tab: Tab, path: Path) -> None:
    tab.open("")
    tab.choose("Open an answers file")
    tab.choose_file(path)
    tab.click("Start")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (UNKNOWN, ["Line 5:", "Did you mean 'organisation.kind'?", "Line 6:"]),
        (BOMB, ["Line 1:"]),
        ("format: 99\nlibrary: '9.0.0'\nid: 7f3c9d2e8a41\n", ["format 99"]),
        ("", ["There is a problem"]),
        ("- just\n- a list\n", ["There is a problem"]),
    ],
)
def test_every_problem_of_an_answers_file_is_said(tab: Tab, tmp_path: Path, text: str, says: list[str]) -> None:
    file = tmp_path / "answers.yml"
    file.write_text(text)
    upload_answers(tab, file)
    expect(tab.page.locator("#error-summary")).to_be_focused()
    for words in says:
        expect(tab.page.locator("#error-summary")).to_contain_text(words)


def test_a_file_that_is_not_text(tab: Tab, tmp_path: Path) -> None:
    file = tmp_path / "answers.yml"
    file.write_bytes(bytes(range(128, 256)) * 20)
    upload_answers(tab, file)
    expect(tab.page.locator("#error-summary")).to_contain_text("The file is not text")


def test_a_file_of_50_mb_is_refused_and_the_page_goes_on(tab: Tab, tmp_path: Path) -> None:
    file = tmp_path / "answers.yml"
    file.write_bytes(b"# " + b"x" * 50_000_000)
    tab.open("")
    tab.choose("Open an answers file")
    tab.page.locator("input[type=file]").set_input_files(file)
    expect(
        tab.page.get_by_text("must be 5")
        .or_(tab.page.get_by_text("5MB or smaller"))
        .or_(tab.page.get_by_text("exceed"))
        .first
    ).to_be_visible()
    tab.choose("Start from scratch")
    tab.click("Start")
    tab.expect_heading("Your policy")


def test_an_answers_file_opens_where_it_left_off(tab: Tab, drafts: Store, tmp_path: Path) -> None:
    file = tmp_path / "answers.yml"
    file.write_text(write_answers(complete_answers(drafts.library), drafts.library))
    upload_answers(tab, file)
    tab.expect_heading("Your policy")
    expect(tab.page.locator(".caption")).to_have_text("Northshire County Council")
    expect(tab.page.get_by_text("2 teams differ")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "content"),
    [("logo.png", b"<svg onload=alert(1)>"), ("logo.jpg", b"GIF89a" + b"\0" * 99), ("logo.png", b"")],
)
def test_a_logo_that_is_not_an_image(
    tab: Tab, drafts: Store, complete: str, tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    tab.open("name", complete)
    tab.choose_file(file)
    expect(tab.page.locator(".error")).to_contain_text(
        "The logo is not a PNG or JPEG picture. Choose a .png or .jpg file."
    )
    draft = drafts.load(complete)
    assert (
        draft
        and draft.answers.organisation.logo == ""
        and draft.answers.organisation.name == "Northshire County Council"
    )


def test_a_logo_is_shown_and_can_be_removed(tab: Tab, drafts: Store, complete: str, tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    picture = io.BytesIO()
    Image.new("RGB", (120, 40), "#123456").save(picture, "PNG")
    file.write_bytes(picture.getvalue())
    tab.open("name", complete)
    tab.choose_file(file)
    expect(tab.page.locator(".logo img")).to_have_attribute("alt", "The logo of Northshire County Council")
    draft = drafts.load(complete)
    assert draft and draft.answers.organisation.logo.startswith("data:image/png;base64,")
    tab.click("Remove the logo")
    expect(tab.page.locator(".logo")).to_have_count(0)
    draft = drafts.load(complete)
    assert draft and draft.answers.organisation.logo == ""


def test_a_colour_that_is_not_one(tab: Tab, drafts: Store, complete: str) -> None:
    tab.open("name", complete)
    tab.enter("Colour", "red;} body{display:none")
    expect(tab.page.locator(".error")).to_contain_text("is not a colour")
    draft = drafts.load(complete)
    assert draft and draft.answers.organisation.colour == "#6a1b7a"


def test_hostile_text_stays_text_on_every_page(tab: Tab, complete: str) -> None:
    alerts: list[str] = []
    tab.page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    tab.open("name", complete)
    tab.enter("Name of your organisation", HOSTILE)
    tab.open("teams", complete)
    tab.field("Name of a team that differs").fill(HOSTILE[:70])
    tab.click("Add this team")
    tab.open("organisation", complete)
    tab.enter("Who owns this policy?", HOSTILE)
    tab.open("note?question=organisation.owner", complete)
    tab.field("Why you chose this").fill(HOSTILE)
    tab.click("Save and go back to your answers")
    for path in ("tasks", "teams", "check-answers", "hours", "organisation", "finish", "name"):
        tab.open(path, complete)
        assert "<img src=x" in tab.page.locator("main").inner_text() or path in ("finish", "name", "organisation")
        assert tab.page.locator("img[src=x]").count() == 0
        assert "49" not in tab.page.locator(".caption, h1").all_inner_texts()
    expect(tab.page.locator("main a[href^='javascript']")).to_have_count(0)
    assert alerts == []


def test_a_word_of_100_kb(tab: Tab, drafts: Store, complete: str) -> None:
    tab.open("organisation", complete)
    tab.enter("Who owns this policy?", "w" * 100_000)
    expect(tab.page.locator(".st-key-page")).to_contain_text("too long to keep")
    tab.reload()
    expect(tab.field("Who owns this policy?")).to_have_value("Principal social worker")
