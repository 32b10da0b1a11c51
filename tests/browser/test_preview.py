"""The clauses beside the questions: what an answer changes is marked in words, and said."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from policybuilder.store.store import Store
from tests.browser.tab import Tab


def test_an_answer_marks_what_it_changes(tab: Tab, complete: str) -> None:
    tab.open("hours", complete)
    expect(tab.page.locator(".sheet .mark")).to_have_count(0)
    tab.enter("Monday", "10:00-17:00")
    expect(tab.page.locator(".sheet li.marked").first).to_contain_text("Changed")
    expect(tab.page.locator("#status")).to_contain_text("Changed: 4.1")
    expect(tab.page.locator(".sheet")).to_contain_text("Mon 10:00-17:00, Tue to Fri 09:00-17:00")


def test_clauses_taken_out_and_changes_elsewhere_are_named(tab: Tab, complete: str) -> None:
    tab.open("organisation", complete)
    tab.choose("A charity or other")
    expect(tab.page.locator(".sheet")).to_contain_text("Taken out")
    expect(tab.page.locator(".sheet")).to_contain_text("Also in other sections: new, ")
    tab.click("Continue")
    expect(tab.page.locator(".sheet .mark")).to_have_count(0)


def test_the_clauses_say_why_they_are_in(tab: Tab, complete: str) -> None:
    tab.open("organisation", complete)
    expect(tab.page.locator(".sheet .because").filter(has_text="Because you answered").first).to_be_visible()


def test_a_phone_has_a_link_to_what_is_written(tab: Tab, complete: str) -> None:
    tab.page.set_viewport_size({"width": 390, "height": 800})
    tab.open("hours", complete)
    tab.page.get_by_role("link", name="See what this writes").click()
    tab.settle()
    expect(tab.page.locator("#preview-heading")).to_be_focused()
    expect(tab.page.locator("#preview-heading")).to_be_in_viewport()


def test_a_team_answers_for_itself(tab: Tab, drafts: Store, complete: str) -> None:
    tab.open("hours", complete)
    tab.click("Hospital team", role="link")
    question = tab.within("hours.open", team="hospital")
    expect(question).to_contain_text("Same as everyone:")
    expect(question.get_by_role("textbox", name="Monday")).to_have_count(0)
    question.locator("label", has_text="has its own answer").click()
    tab.settle()
    expect(question.get_by_role("textbox", name="Monday")).to_have_value("09:00-17:00")
    tab.enter("Monday", "07:00-22:00")
    expect(tab.page.locator(".sheet")).to_contain_text("Mon 07:00-22:00")
    draft = drafts.load(complete)
    assert draft
    hospital = next(one for one in draft.answers.services if one.id == "hospital")
    assert str(hospital.answers["hours.open"].value.spans("mon")[0]) == "07:00-22:00"  # type: ignore[union-attr]
    question.locator("label", has_text="has its own answer").click()
    tab.settle()
    draft = drafts.load(complete)
    assert draft and "hours.open" not in draft.answers.services[1].answers


def test_a_finding_stands_at_the_question_that_mends_it(tab: Tab, complete: str) -> None:
    tab.open("findings", complete)
    card = tab.page.locator(".finding.card").first
    says = card.locator("h3").inner_text()
    card.get_by_role("link").first.click()
    tab.settle()
    expect(tab.page.locator(":focus")).to_have_id(re.compile("^q-"))
    expect(tab.page.locator(".finding", has_text=says).first).to_be_visible()


def test_the_list_can_be_narrowed_to_one_role(tab: Tab, token: str) -> None:
    tab.open("tasks", token)
    tab.click("HR", role="link")
    tab.page.wait_for_url(re.compile("decides=hr"))
    tab.click("Organisation and scope", role="link")
    expect(tab.page.get_by_text("You see the questions for:")).to_contain_text("HR")
    expect(tab.within("organisation.kind")).to_have_count(0)
    tab.page.get_by_role("link", name=re.compile("Show every question")).click()
    tab.settle()
    expect(tab.within("organisation.kind")).to_have_count(1)
