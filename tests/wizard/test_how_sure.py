"""A drafter sees what is not verified, and whether anybody has reviewed the section for its nations."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from policybuilder.answers.codec import from_plain
from policybuilder.library.model import Library, Review, Source, Sureness, Topic
from policybuilder.policy.assemble import assemble
from policybuilder.policy.binding import sources_for
from policybuilder.policy.model import Section
from policybuilder.policy.view import View
from tests.wizard.conftest import html, opened
from tests.wizard.sample import complete_answers
from wizard.components.preview import drawn_blocks
from wizard.navigation import topic_page
from wizard.server import Services
from wizard.words import fill


def draft(held: Services, nations: list[str]) -> str:
    nation = from_plain(held.library.questions["organisation.nations"], nations)
    return held.store.create(complete_answers(held.library).with_answer("organisation.nations", nation))


def test_a_section_says_for_each_nation_that_nobody_reviewed_it(held: Services) -> None:
    page = html(opened(topic_page("profiles"), draft=draft(held, ["scotland", "wales"])))
    assert "Not yet legally reviewed for Wales." in page
    assert "Not yet legally reviewed for Scotland." in page
    assert "reviewed for England" not in page


def test_before_the_employer_says_where_it_works_every_nation_is_told(held: Services, token: str) -> None:
    page = html(opened(topic_page("profiles"), draft=token))
    for nation in ("England", "Wales", "Scotland", "Northern Ireland"):
        assert f"Not yet legally reviewed for {nation}." in page


def test_a_review_is_shown_with_role_and_date() -> None:
    review = Review("a solicitor in social care law", datetime.date(2026, 12, 1))
    said = fill("how_sure", reviews=[("england", review), ("wales", None)], unsure=())
    assert "Reviewed for England by: a solicitor in social care law, 1 December 2026." in said
    assert "Not yet legally reviewed for Wales." in said
    assert "to check before you rely" not in said


def resting_on(library: Library, sure: Sureness) -> tuple[Topic, Source]:
    """A topic that rests, for an English council, on a source of that sureness, and the source."""
    view = View(library, complete_answers(library))
    for topic in library.topics:
        for question in topic.questions:
            for one in sources_for(view, question.sources):
                if library.sources[one].sure is sure:
                    return topic, library.sources[one]
    raise LookupError(sure)


@pytest.mark.parametrize("sure", [Sureness.TO_CHECK, Sureness.SECONDARY])
def test_what_is_not_verified_is_listed_on_the_page(held: Services, complete: str, sure: Sureness) -> None:
    topic, source = resting_on(held.library, sure)
    page = html(opened(topic_page(topic.id), draft=complete))
    listed = page[page.index('class="meta how-sure"') :]
    assert "to check before you rely on" in listed
    assert f'<a href="{source.address}"' in listed


def test_each_source_beside_a_question_says_how_sure_it_is(held: Services) -> None:
    source = next(iter(held.library.sources.values()))
    question = next(one for one in held.library.questions.values() if one.sources)
    said = {sure: words_of(question, replace(source, sure=sure)) for sure in Sureness}
    assert "Still to be checked: do not rely on it yet." in said[Sureness.TO_CHECK]
    assert '<strong class="tag open">To check</strong>' in said[Sureness.TO_CHECK]
    assert "not in the official one. Check it before you rely on it." in said[Sureness.SECONDARY]
    assert "We read the official text on" in said[Sureness.VERIFIED]
    assert "To check" not in said[Sureness.VERIFIED] + said[Sureness.SECONDARY]


def words_of(question: object, source: Source) -> str:
    return fill(
        "question", question=question, box="box-x", grouped=False, usual=False, refreshed=False, refusal="", faults=(),
        wrong="", findings=(), sources=(source,), decided=(), note="", note_link="#",
    )  # fmt: skip


def test_a_clause_that_rests_on_a_source_to_check_says_so_beside_the_questions(held: Services) -> None:
    policy = assemble(held.library, complete_answers(held.library), datetime.date(2026, 11, 20))
    section = next(one for one in policy.sections if one.clauses[0].sources)
    source = section.clauses[0].sources[0]
    said = preview_of(section, {source: "The Lamp Act 1900"})
    assert "It rests on a source still to be checked: The Lamp Act 1900." in said
    assert "still to be checked" not in preview_of(section, {})


def preview_of(section: Section, unsure: dict[str, str]) -> str:
    return fill(
        "preview", section=section, team="", difference=None, drawn=drawn_blocks({}), team_drawn={}, marks={}, gone=(),
        elsewhere=(), legend="Section", for_team=False, team_id="", unsure=unsure,
    )  # fmt: skip
