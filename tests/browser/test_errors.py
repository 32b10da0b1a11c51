"""What is typed wrong is said plainly, at the top and at the input, and stays as it was typed."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from policybuilder.answers.model import Elsewhere
from policybuilder.store.store import Store
from tests.browser.tab import Tab


def test_continue_names_what_is_unfinished_and_leads_there(tab: Tab, token: str) -> None:
    tab.open("hours", token)
    tab.field("Monday").fill("09:00-17:00")
    tab.field("Tuesday").fill("9 til 5")
    tab.click("Continue")
    expect(tab.page.locator("#error-summary")).to_be_focused()
    expect(tab.page).to_have_title(re.compile("^Error: "))
    assert tab.path == "hours"
    summary = tab.page.locator("#error-summary")
    expect(summary).to_contain_text("Tuesday: ‘9 til 5’ could be morning or evening. Write it like 09:00-17:00")
    expect(summary).to_contain_text("Wednesday: enter the hours, or tick ‘Closed’")
    summary.get_by_role("link", name=re.compile("^Tuesday")).click()
    expect(tab.field("Tuesday")).to_be_focused()
    expect(tab.field("Tuesday")).to_have_value("9 til 5")
    expect(tab.field("Tuesday")).to_have_attribute("aria-invalid", "true")
    expect(tab.field("Tuesday")).to_have_accessible_description(re.compile("could be morning or evening"))


def test_a_week_is_read_as_people_write_it_and_drawn(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("hours", token)
    tab.field("Monday").fill("8.45am to 12 noon, 13:00-17:15")
    tab.click("Copy Monday to Tuesday to Friday")
    expect(tab.field("Friday")).to_have_value("8.45am to 12 noon, 13:00-17:15")
    tab.choose("Closed on Saturday")
    tab.choose("Closed on Sunday")
    draft = drafts.load(token)
    assert draft
    week = draft.answers.answers["hours.open"].value
    assert [str(span) for span in week.spans("fri")] == ["08:45-12:00", "13:00-17:15"]  # type: ignore[union-attr]
    assert week.spans("sat") == ()  # type: ignore[union-attr]
    expect(tab.page.locator(".week-table")).to_contain_text("Closed")
    expect(tab.page.locator(".week-picture img")).to_have_attribute("src", re.compile("^data:image/svg"))


def test_a_date_that_is_not_in_the_calendar(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("organisation", token)
    question = tab.within("organisation.next_review")
    for box, text in (("Day", "31"), ("Month", "2"), ("Year", "2027")):
        question.get_by_role("textbox", name=box).fill(text)
    question.get_by_role("textbox", name="Year").blur()
    expect(question).to_contain_text("That day is not in the calendar")
    question.get_by_role("textbox", name="Day").fill("28")
    question.get_by_role("textbox", name="Year").focus()
    expect(question).not_to_contain_text("not in the calendar")
    tab.settle()
    draft = drafts.load(token)
    assert draft and str(draft.answers.answers["organisation.next_review"].value) == "2027-02-28"


def test_in_another_policy_needs_its_name(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("organisation", token)
    question = tab.within("organisation.owner")
    question.locator("label", has_text="We have this in another policy").click()
    tab.click("Continue")
    expect(tab.page.locator("#error-summary")).to_contain_text("Enter the name of the policy that has this")
    question.get_by_role("textbox", name="Name of that policy").fill("Governance handbook")
    question.get_by_role("textbox", name="Section").fill("3.2")
    tab.click("Continue")
    tab.page.wait_for_url(re.compile("/devices"))
    draft = drafts.load(token)
    assert draft and draft.answers.answers["organisation.owner"].value == Elsewhere("Governance handbook", "3.2")


def test_a_text_that_is_too_long_is_refused_and_kept(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("organisation", token)
    long = "x" * 5000
    tab.enter("Who owns this policy?", long)
    expect(tab.within("organisation.owner")).to_contain_text("It has 5,000")
    tab.reload()
    expect(tab.field("Who owns this policy?")).to_have_value(long)
    draft = drafts.load(token)
    assert draft and "organisation.owner" not in draft.answers.answers


def test_none_of_these_takes_the_other_ticks_off(tab: Tab, drafts: Store, complete: str) -> None:
    many = next(
        one
        for one in drafts.library.questions.values()
        if any(option.exclusive and option.offered for option in one.options)
    )
    none = next(option for option in many.options if option.exclusive)
    tab.open(many.topic, complete)
    if many.optional:
        tab.page.locator(".stExpander summary").click()
        tab.settle()
    question = tab.within(many.id)
    question.locator("label", has_text=none.label).click()
    tab.settle()
    expect(question.locator("[class*=opt-] label[data-selected]")).to_have_count(1)
    after = drafts.load(complete)
    assert after and after.answers.answers[many.id].value == (none.id,)


def test_an_unknown_draft_is_said_so(tab: Tab) -> None:
    tab.open("hours", "no-such-draft")
    tab.expect_heading("We cannot find that draft")
    tab.click("Start, or open an answers file", role="link")
    tab.expect_heading("Social Media Policy Builder")
