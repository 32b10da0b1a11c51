"""Assembly: which clauses are in, how they are numbered and filled, and why."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answer, Answers, Elsewhere, NoneGiven, Service
from policybuilder.checking import find, undecided
from policybuilder.library.model import Library
from policybuilder.policy.assemble import assemble
from policybuilder.policy.model import AddedClause, DroppedClause, Policy, Reason, ReplacedClause
from policybuilder.policy.view import Asked, asked_questions
from policybuilder.prose import ClauseRef, NotDecided, Paragraph, SeeElsewhere, Text, inlines_of, plain
from policybuilder.week import parse_week
from tests.engine.small_library import ANSWERS, ORGANISATION, small_library

TODAY = date(2026, 11, 20)


def policy_of(library: Library, answers: Answers, **changes: Answer | None) -> Policy:
    return assemble(library, changed(answers, **changes), TODAY)


def changed(answers: Answers, **changes: Answer | None) -> Answers:
    for key, answer in changes.items():
        answers = answers.with_answer(key.replace("__", "."), answer)
    return answers


def titles(policy: Policy) -> dict[str, str]:
    return {clause.number: clause.title for clause in policy.clauses}


def text_of(policy: Policy, clause_id: str) -> str:
    return next(plain(clause.text) for clause in policy.clauses if clause.id == clause_id)


def test_clauses_are_numbered_within_their_sections(library: Library, answers: Answers) -> None:
    assert titles(assemble(library, answers, TODAY)) == {
        "1.1": "Who this is for",
        "2.1": "When we are open",
        "2.2": "Finish what you started",
    }


def test_answers_are_printed_in_the_words_of_their_options(library: Library, answers: Answers) -> None:
    policy = policy_of(library, answers, organisation__nations=Answer(("england", "wales", "scotland")))
    assert text_of(policy, "organisation.who") == (
        "Northshire Council works in England, Wales and Scotland.\n\nPeople we support may ask for this policy."
    )
    assert "At closing time, finish it on your work phone within 30 minutes." in text_of(policy, "hours.finish")


def test_many_answers_that_stand_alone_are_a_list(tmp_path: Path) -> None:
    text = ORGANISATION.replace(
        "{{ organisation_name }} works in {{ organisation.nations }}.", "{{ organisation.nations }}"
    )
    listed = small_library(tmp_path, organisation=text)
    answers = parse_answers(ANSWERS.replace("[england]", "[england, wales]"), "answers.yml", listed)
    assert text_of(assemble(listed, answers, TODAY), "organisation.who").startswith("- England\n- Wales")


def test_a_reference_carries_the_number_of_its_clause(library: Library, answers: Answers) -> None:
    policy = policy_of(library, answers, hours__minutes=Answer(60))
    long_stay = next(clause for clause in policy.clauses if clause.id == "hours.long_stay")
    assert ClauseRef("hours.finish", "2.2", "Finish what you started") in list(inlines_of(long_stay.text))


def test_every_clause_says_which_answers_brought_it_in(library: Library, answers: Answers) -> None:
    clauses = {clause.id: clause for clause in assemble(library, answers, TODAY).clauses}
    assert clauses["organisation.who"].reasons == ()
    assert clauses["hours.finish"].reasons == (
        Reason("hours.after_closing", "work that runs past closing time", "Finish it"),
    )


def test_a_clause_for_drafters_is_no_part_of_the_numbered_policy(library: Library, answers: Answers) -> None:
    policy = assemble(library, answers, TODAY)
    assert [note.title for note in policy.drafting_notes] == ["Councils"]


def test_the_glossary_gives_only_the_words_that_are_used(library: Library, answers: Answers) -> None:
    assert [term.term for term in assemble(library, answers, TODAY).definitions] == ["work phone"]


def test_sources_are_listed_once_in_the_order_of_their_clauses(library: Library, answers: Answers) -> None:
    policy = policy_of(library, answers, organisation__nations=Answer(("scotland",)))
    assert [source.id for source in policy.sources] == ["uk_law", "scots_law"]


def test_only_sources_that_speak_to_the_employer_are_listed(library: Library, answers: Answers) -> None:
    two = {**library.clauses, "hours.finish": replace(library.clauses["hours.finish"], sources=("scots_law", "uk_law"))}
    topics = tuple(replace(topic, clauses=tuple(two[one.id] for one in topic.clauses)) for topic in library.topics)
    both = replace(library, topics=topics, clauses=MappingProxyType(two))
    in_england = {clause.id: clause.sources for clause in assemble(both, answers, TODAY).clauses}
    in_scotland = {
        clause.id: clause.sources
        for clause in policy_of(both, answers, organisation__nations=Answer(("scotland",))).clauses
    }
    assert in_england["hours.finish"] == ("uk_law",)
    assert in_scotland["hours.finish"] == ("scots_law", "uk_law")


def test_an_undecided_question_is_shown_and_blocks(library: Library, answers: Answers) -> None:
    policy = policy_of(library, answers, hours__after_closing=None)
    assert [question.question for question in policy.open_questions] == ["hours.after_closing"]
    assert policy.open_questions[0].waiting == ("Finish what you started", "Hand it over", "Tell your manager")
    assert "2.2" not in titles(policy)
    assert undecided(library, changed(answers, hours__after_closing=None)) == ("hours.after_closing",)


def test_an_undecided_answer_inside_a_clause_is_marked(library: Library, answers: Answers) -> None:
    policy = policy_of(library, answers, organisation__nations=None)
    who = policy.clauses[0]
    assert NotDecided("organisation.nations", "the nations you work in") in list(inlines_of(who.text))


def test_hidden_answers_do_not_count(library: Library, answers: Answers) -> None:
    with_hidden = policy_of(library, answers, hours__handed_to=Answer("the night team"))
    without = policy_of(library, answers, hours__handed_to=None)
    assert with_hidden.sections == without.sections
    assert asked_questions(library, answers)["hours.handed_to"] is Asked.NO


def test_a_question_behind_an_undecided_one_is_neither_asked_nor_undecided(library: Library, answers: Answers) -> None:
    open_answers = changed(answers, hours__after_closing=None)
    assert asked_questions(library, open_answers)["hours.handed_to"] is Asked.WAITING
    assert "hours.handed_to" not in undecided(library, open_answers)


def test_what_is_settled_elsewhere_becomes_a_pointer_and_a_thing_to_confirm(library: Library, answers: Answers) -> None:
    settled = changed(
        answers, hours__after_closing=Answer("hand_over"), hours__handed_to=Answer(Elsewhere("Duty handbook", "4"))
    )
    policy = assemble(library, settled, TODAY)
    assert policy.open_questions == ()
    assert [(pointer.question, pointer.elsewhere.title) for pointer in policy.sections[1].pointers] == [
        ("hours.handed_to", "Duty handbook")
    ]
    assert [(finding.check, finding.confirm) for finding in find(library, settled)] == [
        ("hours.nobody_takes_over", True)
    ]
    assert not find(library, settled)[0].blocks_publishing


def test_an_answer_settled_elsewhere_is_printed_as_where_it_stands(library: Library, answers: Answers) -> None:
    policy = policy_of(library, answers, organisation__nations=Answer(Elsewhere("Constitution")))
    assert SeeElsewhere("Constitution", "") in list(inlines_of(policy.clauses[0].text))


def test_a_stop_blocks_until_its_very_answers_are_released(library: Library, answers: Answers) -> None:
    unsafe = changed(answers, hours__after_closing=Answer("hand_over"), hours__handed_to=Answer(NoneGiven.NONE))
    finding = find(library, unsafe)[0]
    assert finding.blocks_publishing and finding.mend[0] == "hours.handed_to"
    assert dict(finding.answers) == {"hours.handed_to": "Nobody"}


NIGHTS = Answer(parse_week({"fri": ["22:00-06:00"]}))


def with_night_team(answers: Answers, **own: Answer) -> Answers:
    given = {key.replace("__", "."): answer for key, answer in own.items()}
    return replace(answers, services=(Service("night", "Night team", MappingProxyType(given)),))


def test_a_service_shows_only_what_differs(library: Library, answers: Answers) -> None:
    own = with_night_team(
        answers, hours__open=NIGHTS, hours__after_closing=Answer("hand_over"), hours__handed_to=Answer("the day team")
    )
    policy = assemble(library, own, TODAY)
    assert policy.sections[0].differences == ()
    (difference,) = policy.sections[1].differences
    kinds = [(type(change), getattr(change, "clause", change).title) for change in difference.changes]
    assert kinds == [
        (ReplacedClause, "When we are open"),
        (DroppedClause, "Finish what you started"),
        (AddedClause, "Hand it over"),
    ]
    assert difference.blocks["hours.open"] == NIGHTS.value
    added = difference.changes[2]
    assert isinstance(added, AddedClause) and added.clause.number == "2.3"


def test_a_service_that_differs_in_nothing_is_not_shown(library: Library, answers: Answers) -> None:
    policy = assemble(library, with_night_team(answers, hours__after_closing=Answer("finish")), TODAY)
    assert all(section.differences == () for section in policy.sections)


def test_what_only_a_service_must_decide_is_listed_under_its_name(library: Library, answers: Answers) -> None:
    own = with_night_team(answers, hours__after_closing=Answer("hand_over"))
    policy = assemble(library, own, TODAY)
    assert [(one.question, one.service) for one in policy.open_questions] == [("hours.handed_to", "Night team")]
    assert undecided(library, own) == ("hours.handed_to",)


def test_a_finding_of_a_service_alone_carries_its_name(library: Library, answers: Answers) -> None:
    own = with_night_team(answers, hours__after_closing=Answer("hand_over"), hours__handed_to=Answer(NoneGiven.NONE))
    assert [(one.check, one.service) for one in find(library, own)] == [("hours.nobody_takes_over", "Night team")]


def test_hostile_text_stays_text(library: Library, answers: Answers) -> None:
    hostile = "{{ 7*7 }} **x** <script>"
    policy = policy_of(library, answers, hours__after_closing=Answer("hand_over"), hours__handed_to=Answer(hostile))
    clause = next(clause for clause in policy.clauses if clause.id == "hours.hand_over")
    assert clause.text == (Paragraph((Text(f"Ring {hostile}."),)),)
