"""Every page can be drawn, for a draft just begun and for one that is complete, and keeps what is answered."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from policybuilder.answers.model import Answer, Elsewhere
from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES
from policybuilder.policy.view import Asked, asked_questions
from tests.wizard.conftest import html, opened
from wizard.navigation import topic_page
from wizard.server import Services

TOPICS = [topic.id for topic in load_library(CLAUSES).topics]
PAGES = [
    "tasks",
    "name",
    "teams",
    "check-answers",
    "note",
    "findings",
    "situations",
    "your-situation",
    "finish",
    "accessibility",
]


def answer(held: Services, token: str, question: str) -> Answer | None:
    draft = held.store.load(token)
    assert draft
    return draft.answers.answers.get(question)


@pytest.mark.parametrize("page", [*map(topic_page, TOPICS), *PAGES])
def test_a_page_of_a_draft_just_begun(held: Services, token: str, page: str) -> None:
    test = opened(page, draft=token)
    assert not test.exception
    assert 'id="page-heading"' in html(test)


@pytest.mark.parametrize("page", [*map(topic_page, TOPICS), *PAGES])
def test_a_page_of_a_complete_draft(held: Services, complete: str, page: str) -> None:
    test = opened(page, draft=complete, team="leaving_care", question="hours.open")
    assert not test.exception


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_shows_each_question_once_and_its_usual_answers_when_opened(
    held: Services, complete: str, topic: str
) -> None:
    test = opened(topic_page(topic), draft=complete)
    test.session_state["usual-answers"] = True
    test.run()
    assert not test.exception
    draft = held.store.load(complete)
    assert draft
    asked = asked_questions(held.library, draft.answers)
    questions = [one for one in held.library.topic(topic).questions if asked[one.id] is Asked.YES]
    assert questions
    for question in questions:
        assert html(test).count(f'id="q-{question.id.replace(".", "-")}"') == 1


def test_the_first_page_offers_every_preset(held: Services) -> None:
    test = opened("start")
    options = test.radio[0].options
    assert len(options) == len(held.library.presets) + 2


@pytest.mark.parametrize("choice", [":scratch", *(preset.name for preset in load_library(CLAUSES).presets)])
def test_starting_makes_a_draft(held: Services, choice: str) -> None:
    test = opened("start")
    test.radio[0].set_value(choice).run()
    press(test, "Start")
    assert not test.exception
    token = (
        test.query_params["draft"][0] if isinstance(test.query_params["draft"], list) else test.query_params["draft"]
    )
    assert held.store.load(token)


def press(test: AppTest, label: str) -> AppTest:
    return next(button for button in test.button if button.label == label).click().run()


def test_an_option_is_saved_and_read_back(held: Services, token: str) -> None:
    test = opened("organisation", draft=token)
    radio(test, "organisation.kind").set_value("charity").run()
    assert answer(held, token, "organisation.kind") == Answer("charity")
    again = opened("organisation", draft=token)
    assert radio(again, "organisation.kind").value == "charity"


def test_not_decided_yet_takes_the_answer_away_and_stays_chosen(held: Services, complete: str) -> None:
    test = opened("organisation", draft=complete)
    radio(test, "organisation.kind").set_value(":undecided").run()
    assert answer(held, complete, "organisation.kind") is None
    assert radio(opened("organisation", draft=complete), "organisation.kind").value == ":undecided"


def test_in_another_policy(held: Services, complete: str) -> None:
    test = opened("organisation", draft=complete)
    radio(test, "organisation.kind").set_value(":elsewhere").run()
    assert answer(held, complete, "organisation.kind") is None
    field(test, "organisation-kind", "elsewhere_title").set_value("Constitution").run()
    field(test, "organisation-kind", "elsewhere_date").set_value("1 March 2025").run()
    found = answer(held, complete, "organisation.kind")
    assert found and isinstance(found.value, Elsewhere)
    assert (found.value.title, str(found.value.date)) == ("Constitution", "2025-03-01")


def test_confirming_the_usual_answers(held: Services, token: str) -> None:
    test = opened("profiles", draft=token)
    test.session_state["usual-answers"] = True
    test.run()
    press(test, "Confirm the usual answers")
    assert not test.exception
    draft = held.store.load(token)
    assert draft
    asked = [one for one in draft.answers.answers if one.startswith("profiles.")]
    assert any(not draft.answers.answers[one].defaulted for one in asked)
    assert "Somebody has looked at each of these" in html(test)


def test_a_service_is_added_filled_in_and_removed(held: Services, token: str) -> None:
    test = opened("cover", draft=token)
    radio(test, "cover.provider").set_value("own_team").run()
    press(test, "Add a service")
    field(test, "cover-services", "service_1-label").set_value("Emergency *Duty* Team").run()
    press(test, "Round the clock")
    press(test, "Done with this service")
    found = answer(held, token, "cover.services")
    assert found
    assert [one.label for one in found.value] == ["Emergency *Duty* Team"]  # type: ignore[union-attr]
    assert "<h3>Emergency *Duty* Team</h3>" in html(test)
    press(test, "Remove Emergency \\*Duty\\* Team")
    press(test, "Yes, remove Emergency \\*Duty\\* Team")
    assert answer(held, token, "cover.services") is None


def test_a_draft_can_be_deleted(held: Services, complete: str) -> None:
    test = opened("finish", draft=complete)
    press(test, "Delete this draft")
    press(test, "Yes, delete this draft")
    assert held.store.load(complete) is None


def test_an_unfinished_usual_answer_is_brought_to_light(held: Services, token: str) -> None:
    test = opened("hours", draft=token)
    test.session_state["usual-answers"] = True
    test.run()
    radio(test, "hours.after_closing").set_value(":elsewhere").run()
    test.session_state["usual-answers"] = False
    test.run()
    press(test, "Continue")
    assert not test.exception
    assert 'id="error-summary"' in html(test)
    assert field(test, "hours-after_closing", "elsewhere_title").value == ""


def test_a_draft_deleted_in_another_tab(held: Services, token: str) -> None:
    test = opened("organisation", draft=token)
    held.store.delete(token)
    radio(test, "organisation.kind").set_value("charity").run()
    assert not test.exception
    assert "We cannot find that draft" in html(test)


def radio(test: AppTest, question: str):  # type: ignore[no-untyped-def]
    return test.radio(key=f"in-{question.replace('.', '-')}-0--choice")


def field(test: AppTest, row: str, part: str):  # type: ignore[no-untyped-def]
    return next(one for one in test.text_input if one.key.startswith(f"in-{row}-") and one.key.endswith(f"--{part}"))
