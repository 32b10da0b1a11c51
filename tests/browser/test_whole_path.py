"""From the first page to the policy in hand, with the server killed half-way."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, expect
from pypdf import PdfReader

from tests.browser.tab import Tab
from tests.server.process import ServerProcess


def test_from_the_first_page_to_a_pdf(own_server: ServerProcess, context: BrowserContext, tmp_path: Path) -> None:
    tab = Tab(context.new_page(), own_server.address)
    tab.open("")
    tab.choose("Start from scratch")
    tab.click("Start")
    tab.expect_heading("Your policy")
    expect(tab.page.locator("#draft-link")).to_have_text(f"{own_server.address}/tasks?draft={tab.draft}")

    tab.click("Your organisation’s name, logo and colour", role="link")
    tab.field("Name of your organisation").fill("Eastmoor Borough Council")
    tab.click("Continue")
    tab.expect_heading("Do some teams differ?")
    tab.click("Continue")

    tab.expect_heading("Organisation and scope")
    tab.choose("A council")
    tab.choose("England")
    tab.choose("Children and families")
    tab.enter("Who leads social work practice?", "Head of Practice and Learning")

    own_server.kill()
    expect(tab.page.get_by_role("radio", name="A council")).to_be_disabled(timeout=20_000)
    own_server.start()
    expect(tab.page.get_by_role("radio", name="A council")).to_be_enabled(timeout=30_000)

    tab.field("Who owns this policy?").fill("Director of Children’s Services")
    tab.click("Continue")
    tab.page.wait_for_url(re.compile("/devices"))
    tab.page.goto(f"{own_server.address}/hours?draft={tab.draft}")
    tab.ready()
    tab.field("Monday").fill("08:45-17:15")
    tab.click("Copy Monday to Tuesday to Friday")
    tab.choose("Closed on Saturday")
    tab.choose("Closed on Sunday")
    tab.click("Continue")
    tab.expect_heading("Out-of-hours cover and emergencies")

    tab.page.goto(f"{own_server.address}/finish?draft={tab.draft}")
    tab.ready()
    expect(tab.page.get_by_text("This is still a draft")).to_be_visible()
    pdf = download(tab, "The policy as a PDF", tmp_path / "policy.pdf")
    words = " ".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Eastmoor Borough Council" in words
    assert "Head of Practice and Learning" in words
    assert "8:45am" in words or "08:45" in words
    assert (
        "Eastmoor Borough Council"
        in download(tab, "The policy as a web page (HTML)", tmp_path / "policy.html").read_text()
    )
    assert (
        "Director of Children’s Services"
        in download(tab, "Your answers as a file (YAML)", tmp_path / "answers.yml").read_text()
    )


def download(tab: Tab, link: str, to: Path) -> Path:
    there = tab.page.get_by_role("link", name=link, exact=True)
    expect(there).to_be_visible(timeout=60_000)
    with tab.page.expect_download() as caught:
        there.click()
    caught.value.save_as(to)
    return to


def test_a_page_goes_on_while_the_pdf_is_made(tab: Tab, complete: str) -> None:
    tab.open("finish", complete)
    tab.click("Back to the list of sections")
    tab.expect_heading("Your policy")
    tab.open("finish", complete)
    expect(tab.page.get_by_role("link", name="The policy as a PDF", exact=True)).to_be_visible(timeout=60_000)


def test_the_preview_opens_in_a_tab_of_its_own(tab: Tab, complete: str) -> None:
    tab.open("finish", complete)
    with tab.page.expect_popup() as caught:
        tab.page.get_by_role("link", name=re.compile("^Open the preview")).click()
    preview = caught.value
    preview.wait_for_load_state()
    expect(preview.locator("h1").first).to_be_visible()
    assert "Northshire County Council" in preview.inner_text("body")
