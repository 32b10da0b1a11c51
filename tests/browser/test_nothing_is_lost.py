"""Refresh, restart, a second tab, a quick click after typing: no answer is lost."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, expect

from policybuilder.answers.defaults import starting_answers
from policybuilder.store.store import Store
from tests.browser.tab import CONNECTED, Tab
from tests.server.process import ServerProcess

OWNER = "Who owns this policy?"


def answer(store: Store, token: str, question: str) -> object:
    draft = store.load(token)
    assert draft
    found = draft.answers.answers.get(question)
    return found.value if found else None


def test_text_typed_just_before_a_click_on_continue_is_saved(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("organisation", token)
    tab.field(OWNER).press_sequentially("Director of children's services")
    tab.page.get_by_role("button", name="Continue", exact=True).click()
    tab.page.wait_for_url(re.compile("/devices"))
    assert answer(drafts, token, "organisation.owner") == "Director of children's services"


def test_text_typed_just_before_a_link_is_followed_is_saved(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("devices", token)
    tab.open("organisation", token)
    tab.field(OWNER).press_sequentially("Head of practice")
    tab.page.get_by_role("link", name="Back", exact=True).click()
    tab.page.wait_for_url(re.compile("/tasks"))
    assert answer(drafts, token, "organisation.owner") == "Head of practice"


def test_a_note_typed_just_before_leaving_is_saved(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("note?question=organisation.kind", token)
    tab.field("Why you chose this").press_sequentially("The union asked for it.")
    tab.page.get_by_role("button", name="Save and go back to your answers").click()
    tab.page.wait_for_url(re.compile("/check-answers"))
    draft = drafts.load(token)
    assert draft and draft.answers.notes["organisation.kind"] == "The union asked for it."


def test_a_note_is_saved_while_it_is_typed(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("note?question=organisation.kind", token)
    tab.field("Why you chose this").press_sequentially("Half a sentence")
    tab.until(lambda: drafts.load(token).answers.notes.get("organisation.kind") == "Half a sentence")  # type: ignore[union-attr]
    tab.reload()
    expect(tab.field("Why you chose this")).to_have_value("Half a sentence")


def test_answers_survive_a_refresh(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("organisation", token)
    tab.choose("A charity or other")
    tab.field(OWNER).fill("Director")
    tab.until(lambda: answer(drafts, token, "organisation.owner") == "Director")
    tab.reload()
    expect(tab.page.get_by_role("radio", name="A charity or other")).to_be_checked()
    expect(tab.field(OWNER)).to_have_value("Director")


def test_half_a_week_survives_a_refresh(tab: Tab, token: str) -> None:
    tab.open("hours", token)
    tab.field("Monday").fill("9am to 5pm")
    tab.field("Tuesday").fill("nine til five")
    tab.field("Wednesday").focus()
    tab.settle()
    tab.reload()
    expect(tab.field("Monday")).to_have_value("9am to 5pm")
    expect(tab.field("Tuesday")).to_have_value("nine til five")


def test_a_click_made_just_after_the_server_was_restarted_is_saved(
    own_server: ServerProcess, context: BrowserContext
) -> None:
    store = own_server.store()
    token = store.create(starting_answers(store.library))
    tab = Tab(context.new_page(), own_server.address)
    tab.open("organisation", token)
    tab.choose("A council")
    restart(own_server, tab)
    tab.choose("A charity or other")
    assert answer(store, token, "organisation.kind") == "charity"
    expect(tab.page.get_by_role("radio", name="A charity or other")).to_be_checked()
    expect(tab.page.get_by_text("Changed in another tab")).to_have_count(0)


def test_text_and_continue_just_after_the_server_was_restarted(
    own_server: ServerProcess, context: BrowserContext
) -> None:
    store = own_server.store()
    token = store.create(starting_answers(store.library))
    tab = Tab(context.new_page(), own_server.address)
    tab.open("organisation", token)
    restart(own_server, tab)
    tab.field(OWNER).press_sequentially("Director")
    tab.click("Continue")
    tab.page.wait_for_url(re.compile("/devices"))
    assert answer(store, token, "organisation.owner") == "Director"


def test_continue_works_at_once_after_the_server_was_restarted(
    own_server: ServerProcess, context: BrowserContext
) -> None:
    store = own_server.store()
    token = store.create(starting_answers(store.library))
    tab = Tab(context.new_page(), own_server.address)
    tab.open("organisation", token)
    restart(own_server, tab)
    tab.click("Continue")
    tab.page.wait_for_url(re.compile("/devices"))


def restart(server: ServerProcess, *tabs: Tab) -> None:
    server.kill()
    for tab in tabs:
        expect(tab.page.locator(CONNECTED)).to_have_count(0, timeout=30_000)
    server.start()
    for tab in tabs:
        expect(tab.page.locator(CONNECTED)).to_have_count(1, timeout=30_000)
        tab.settle()


def test_two_tabs_never_overwrite_each_other_in_silence(
    tab: Tab, context: BrowserContext, running_server: ServerProcess, drafts: Store, token: str
) -> None:
    other = Tab(context.new_page(), running_server.address)
    tab.open("organisation", token)
    other.open("organisation", token)
    tab.choose("A council")
    other.choose("A charity or other")
    assert answer(drafts, token, "organisation.kind") == "council"
    notice = other.page.locator(".clash")
    expect(notice).to_contain_text("Theirs: A council")
    expect(notice).to_contain_text("Yours: A charity or other")
    other.click("Keep yours")
    assert answer(drafts, token, "organisation.kind") == "charity"
    expect(notice).to_have_count(0)


def test_keeping_theirs_shows_theirs(
    tab: Tab, context: BrowserContext, running_server: ServerProcess, drafts: Store, token: str
) -> None:
    other = Tab(context.new_page(), running_server.address)
    tab.open("organisation", token)
    other.open("organisation", token)
    tab.choose("A council")
    other.choose("A charity or other")
    other.click("Keep theirs")
    assert answer(drafts, token, "organisation.kind") == "council"
    expect(other.page.get_by_role("radio", name="A council")).to_be_checked()


def test_another_tabs_answers_appear_when_this_one_is_used(
    tab: Tab, context: BrowserContext, running_server: ServerProcess, token: str
) -> None:
    other = Tab(context.new_page(), running_server.address)
    tab.open("organisation", token)
    other.open("organisation", token)
    tab.choose("A council")
    other.choose("Scotland")
    expect(other.page.get_by_role("radio", name="A council")).to_be_checked()
    expect(other.within("organisation.kind")).to_contain_text("Changed in another tab")


def test_a_stale_tab_does_not_overwrite_after_a_restart(own_server: ServerProcess, context: BrowserContext) -> None:
    store = own_server.store()
    token = store.create(starting_answers(store.library))
    stale, other = (Tab(context.new_page(), own_server.address) for _ in range(2))
    stale.open("organisation", token)
    stale.choose("A council")
    other.open("organisation", token)
    other.choose("A charity or other")
    restart(own_server, stale)
    stale.choose("Scotland")
    assert answer(store, token, "organisation.kind") == "charity"
    expect(stale.page.locator(".clash")).to_contain_text("Theirs: A charity or other")


def test_back_and_forward_of_the_browser(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("tasks", token)
    tab.click("Organisation and scope", role="link")
    tab.expect_heading("Organisation and scope")
    tab.field(OWNER).fill("Director")
    tab.until(lambda: answer(drafts, token, "organisation.owner") == "Director")
    tab.page.go_back()
    tab.expect_heading("Your policy")
    tab.page.go_forward()
    tab.expect_heading("Organisation and scope")
    expect(tab.field(OWNER)).to_have_value("Director")


def test_of_clicks_faster_than_the_page_is_drawn_the_last_one_counts(tab: Tab, drafts: Store, token: str) -> None:
    tab.open("organisation", token)
    choices = tab.within("organisation.kind").get_by_role("radio")
    tab.choose("A council")
    for _ in range(8):
        choices.evaluate_all("choices => { choices[1].click(); choices[0].click(); }")
        tab.settle()
        expect(choices.first).to_be_checked()
        assert answer(drafts, token, "organisation.kind") == "council"
    expect(tab.page.get_by_text("Changed in another tab")).to_have_count(0)


def test_what_is_being_typed_stays_when_an_error_appears_above_it(tab: Tab, token: str) -> None:
    tab.open("organisation", token)
    tab.within("organisation.owner").locator("label", has_text="We have this in another policy").click()
    tab.settle()
    title = tab.within("organisation.owner").get_by_role("textbox", name="Name of that policy")
    tab.page.get_by_role("button", name="Continue", exact=True).dispatch_event("click")
    title.fill("Governance handbook")
    expect(tab.page.locator("#error-summary")).to_have_count(1)
    expect(title).to_have_value("Governance handbook")
