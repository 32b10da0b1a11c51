"""What a verdict says: the strictest rule, what it rests on, what would change it, and never a guess."""

from pathlib import Path

import pytest

from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answers
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.situations.facts import Contradiction
from policybuilder.situations.judging import Judge, judge_for
from policybuilder.situations.words import in_words
from tests.engine.small_library import ANSWERS
from tests.situations.conftest import ROLES, TEXTS, TODAY, with_answers, write_situations

FINISH, LOOK, HELP = ({"situation.act": act} for act in ("finish_work", "look", "help"))
AGAIN = LOOK | {"situation.repeat": "again"}


def test_the_strictest_rule_wins(judge: Judge) -> None:
    verdict = judge.judge("", "", AGAIN)
    assert verdict.word == "ask_first"
    assert verdict.clause and (verdict.clause.id, verdict.clause.number) == ("hours.we_are_open", "2.1")
    assert [link.id for link in verdict.also] == ["organisation.who"]


def test_an_exception_gives_way_to_the_laxer_rule(judge: Judge) -> None:
    verdict = judge.judge("", "", AGAIN | {"situation.danger": "yes"})
    assert (verdict.word, verdict.provided) == ("yes_if", ("it is needed to keep somebody safe",))
    assert [step.text for step in verdict.opens_with] == ["Ring 999."]


def test_where_no_rule_applies_the_policy_is_silent(judge: Judge) -> None:
    assert judge.judge("", "", HELP).word == "silent"


def test_a_yes_of_a_binding_clause_is_also_a_must(judge: Judge) -> None:
    assert in_words(judge.judge("", "", HELP | {"situation.danger": "yes"})) == "Yes, and you must"


def test_a_yes_that_only_permits_is_no_must(tmp_path: Path) -> None:
    helped = '{situation.act: help}, {situation.danger: "yes"}]}, verdict: "yes"'
    hours = TEXTS["hours"].replace(helped, f"{helped}, permits: true")
    library = load_library(write_situations(tmp_path, hours=hours))
    judge = judge_for(library, parse_answers(ANSWERS, "answers.yml", library), TODAY)
    assert in_words(judge.judge("", "", HELP | {"situation.danger": "yes"})) == "Yes"


def test_it_prints_the_employers_own_answer(judge: Judge) -> None:
    assert judge.judge("", "", FINISH).provided == ("you stop within 30 minutes",)


def test_it_says_why_what_was_presumed_and_what_would_change_it(judge: Judge) -> None:
    verdict = judge.judge("", "", FINISH)
    assert [(one.about, one.value) for one in verdict.because] == [
        ("what somebody wants to do", "Carry on at closing time"),
        ("work that runs past closing time", "Finish it"),
    ]
    again = judge.judge("", "", LOOK)
    assert [(one.about, one.value) for one in again.presumed] == [("whether it is the first look", "The first")]
    assert [(one.subject, one.value, one.word) for one in again.changes] == [("situation.repeat", "again", "ask_first")]


def test_an_answer_changes_the_verdict(library: Library) -> None:
    other = with_answers(
        library, ("after_closing: finish", "after_closing: hand_over\n  hours.handed_to: the night team"),
        ("  hours.minutes: {defaulted: 30}\n", ""),
    )  # fmt: skip
    judge = judge_for(library, other, TODAY)
    assert judge.judge("", "", FINISH).word == "no"
    asked = judge.judge("", "", AGAIN | {"situation.time": "closed"})
    assert asked.ask and (asked.ask.says, asked.ask.stand_in) == ("your manager", "Ring the night team.")


def test_whoever_is_on_duty_needs_no_stand_in(judge: Judge) -> None:
    asked = judge.judge("", "", AGAIN)
    assert asked.ask and asked.ask.stand_in == ""


def test_an_undecided_question_is_never_guessed(library: Library) -> None:
    judge = judge_for(library, with_answers(library, ("  hours.after_closing: finish\n", "")), TODAY)
    verdict = judge.judge("", "", FINISH)
    assert (verdict.word, verdict.range) == ("depends", ("no", "yes_if"))
    assert verdict.settle and verdict.settle.subject == "hours.after_closing"


def test_a_fact_not_known_is_never_guessed(judge: Judge) -> None:
    verdict = judge.judge("", "", LOOK | {"situation.repeat": "not_known"})
    assert (verdict.word, verdict.range) == ("depends", ("ask_first", "yes_if"))
    assert verdict.settle and verdict.settle.ask == "Is it the first look?"


def test_where_danger_is_not_known_the_way_to_safety_stands_first(judge: Judge) -> None:
    verdict = judge.judge("", "", AGAIN | {"situation.danger": "not_known"})
    assert (verdict.word, [step.text for step in verdict.opens_with]) == ("depends", ["Ring 999."])


def test_what_is_not_known_and_changes_nothing_does_not_matter(judge: Judge) -> None:
    assert judge.judge("", "", FINISH | {"situation.repeat": "not_known"}).word == "yes_if"


def test_what_has_happened_is_answered_by_what_to_do_now(judge: Judge) -> None:
    verdict = judge.judge("", "", AGAIN | {"situation.happened": "already"})
    assert [(step.text, step.clause.number) for step in verdict.then] == [("Tell your manager today.", "2.1")]


def test_what_another_policy_settles_is_pointed_to(library: Library) -> None:
    elsewhere = "hours.after_closing: {elsewhere: {title: Working time policy, section: '4'}}"
    judge = judge_for(library, with_answers(library, ("hours.after_closing: finish", elsewhere)), TODAY)
    verdict = judge.judge("", "", FINISH)
    assert (verdict.word, [one.title for one in verdict.see]) == ("silent", ["Working time policy"])
    assert in_words(verdict) == "Another policy says"


def test_facts_that_cannot_be_true_together_are_refused(judge: Judge) -> None:
    with pytest.raises(Contradiction, match="somebody answers"):
        judge.judge("", "", LOOK | {"situation.time": "in_hours", "situation.cover": "nobody"})


def test_a_service_is_judged_by_its_own_answers(library: Library) -> None:
    text = "hours.begins: none"
    own = (
        text + "\nservices:\n  night: {label: Night, answers: {hours.after_closing: hand_over, hours.handed_to: none}}"
    )
    answers: Answers = with_answers(library, (text, own))
    assert judge_for(library, answers, TODAY).judge("", "", FINISH).word == "yes_if"
    assert judge_for(library, answers, TODAY, "night").judge("", "", FINISH).word == "no"
    with pytest.raises(KeyError):
        judge_for(library, answers, TODAY, "day")


def test_a_situation_of_the_catalogue_is_timed_by_the_employers_own_week(judge: Judge, library: Library) -> None:
    verdict = judge.on(library.situations["call_at_closing"])
    assert (verdict.time, verdict.word) == ("just_after_closing", "yes_if")


def test_an_answer_that_stands_alone_in_a_role_is_printed(tmp_path: Path) -> None:
    roles = ROLES.replace("says: your manager", 'says: "{{ hours.after_closing }}"')
    library = load_library(write_situations(tmp_path, roles=roles))
    asked = judge_for(library, parse_answers(ANSWERS, "answers.yml", library), TODAY).judge("", "", AGAIN)
    assert asked.ask and asked.ask.says == "finish it"


def test_the_word_alone_is_the_word_of_the_whole_verdict(library: Library, answers: Answers) -> None:
    undecided = with_answers(library, ("  hours.after_closing: finish\n  hours.minutes: {defaulted: 30}\n", ""))
    for one in (answers, undecided):
        judge = judge_for(library, one, TODAY)
        for situation in library.situations.values():
            assert judge.word_on(situation) == judge.on(situation).word
