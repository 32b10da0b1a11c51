"""The answers file: read with every problem at once, written so that it reads back the same."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybuilder.answers.codec import tidy
from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.file import open_answers, parse_answers, write_answers
from policybuilder.answers.model import Acceptance, Answer, Answers, Elsewhere, NoneGiven, Organisation, Service
from policybuilder.library.model import Library
from policybuilder.problems import InputError
from tests.engine.small_library import ANSWERS, HEAD, small_library


def problems(library: Library, text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        parse_answers(text, "mine.yml", library)
    return [str(problem) for problem in error.value.problems]


def test_the_file_of_the_design_is_read(library: Library, answers: Answers) -> None:
    assert answers.organisation.name == "Northshire Council"
    assert answers.answers["hours.minutes"] == Answer(30, defaulted=True)
    assert answers.answers["hours.begins"].value is NoneGiven.NONE
    assert "hours.handed_to" not in answers.answers


def test_elsewhere_services_notes_and_acceptances_come_back_as_written(library: Library, answers: Answers) -> None:
    full = replace(
        answers,
        organisation=Organisation("Northshire: Council #1", "#1d70b8"),
        answers=MappingProxyType({**answers.answers, "hours.begins": Answer(Elsewhere("Handbook", "4"))}),
        services=(Service("edt", "Night team", MappingProxyType({"hours.after_closing": Answer("hand_over")})),),
        notes=MappingProxyType({"hours.open": "Agreed with\nstaff: yes"}),
        accepted=MappingProxyType(
            {"hours.nobody_takes_over": Acceptance("We know", "The director", "stop", MappingProxyType({"a": "b"}))}
        ),
    )
    assert parse_answers(write_answers(full, library), "mine.yml", library) == full


WORDS = st.text(st.characters(codec="utf-8"), max_size=60).map(tidy).filter(bool)


@given(words=WORDS, minutes=st.integers(0, 240), defaulted=st.booleans(), day=st.dates())
def test_reading_what_was_written_changes_nothing(
    library: Library, words: str, minutes: int, defaulted: bool, day: object
) -> None:
    start = starting_answers(library)
    given_answers = {
        "hours.handed_to": Answer(words) if words != "none" else Answer(NoneGiven.NONE),
        "hours.minutes": Answer(minutes, defaulted),
        "hours.begins": Answer(day),  # type: ignore[arg-type]
    }
    ordered = {key: given_answers[key] for key in library.questions if key in given_answers}
    before = replace(start, answers=MappingProxyType(ordered))
    assert parse_answers(write_answers(before, library), "mine.yml", library) == before


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("hours.minutes: {defaulted: 30}", "hours.minutes: 300", "mine.yml:11: hours.minutes: '300' is not a whole number "
         "from 0 to 240. Write such a number."),
        ("hours.after_closing: finish", "hours.after_closing: finsh", "mine.yml:10: hours.after_closing: 'finsh' is not an "
         "option. Did you mean 'finish'?"),
        ("hours.after_closing: finish", "hours.after_closing: [finish]", "mine.yml:10: hours.after_closing: This question "
         "takes one option. Write its id after the colon."),
        ("hours.after_closing", "hours.after_closin", "mine.yml:10: The library has no question 'hours.after_closin'. "
         "Did you mean 'hours.after_closing'?"),
        ("hours.begins: none", "hours.begins: 2026-02-30", "mine.yml:12: hours.begins: '2026-02-30' is not a date. "
         "Write it as 2026-11-20."),
        ("hours.begins: none", "hours.begins: {elsewhere: {section: 4}}", "mine.yml:12: hours.begins: The other policy has "
         "no title. Add its title."),
        ("hours.begins: none", "hours.begins: none\n  hours.handed_to: " + "x" * 100_000, "mine.yml:13: hours.handed_to: The "
         "answer has 100000 characters. Shorten it to 80."),
        ("format: 1", "format: 2", "mine.yml:1: The file has format 2, and this builder reads format 1. Update the builder, "
         "then open the file again."),
        ("id: 0123456789abcdef", "id: ../../etc", "mine.yml:3: '../../etc' is not an employer's id. Use the id the builder "
         "gave: letters and digits, 8 to 64 of them."),
        ("{name: Northshire Council}", "{name: Northshire Council, color: red}", "mine.yml:4: 'organisation' has an unknown "
         "key 'color'. Did you mean 'colour'?"),
        ("{name: Northshire Council}", "{name: N, logo: 'file:///etc/passwd'}", "mine.yml:4: The logo is not a PNG or JPEG "
         "picture. Leave it out, and add it again in the wizard."),
        ("organisation.nations: [england]", "organisation.nations: [none, england]", "mine.yml:7: organisation.nations: An "
         "answer of 'none of these' can't stand with others. Keep the one or the others."),
        ('mon: ["09:00-17:00"]', 'mon: ["25:00-26:00"]', None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(library: Library, right: str, wrong: str, message: str | None) -> None:
    assert right in ANSWERS
    found = problems(library, ANSWERS.replace(right, wrong, 1))
    assert len(found) == 1
    assert found[0].startswith("mine.yml:") if message is None else found == [message]


def test_all_problems_come_at_once(library: Library) -> None:
    text = ANSWERS.replace("after_closing: finish", "after_closing: no").replace("begins: none", "begins: soon")
    assert len(problems(library, text.replace("id: 0123456789abcdef\n", ""))) == 3


def test_a_newer_librarys_questions_are_told_apart_from_mistakes(library: Library) -> None:
    newer = ANSWERS.replace('library: "1.0.0"', 'library: "1.6.0"').replace("hours.begins: none", "hours.stars: many")
    assert problems(library, newer) == [
        "mine.yml:12: The library has no question 'hours.stars': the file was made with library 1.6.0. "
        "You have 1.0.0: update it, then open the file again."
    ]


def test_an_older_file_opens_with_what_is_newly_undecided(library: Library) -> None:
    older = ANSWERS.replace('library: "1.0.0"', 'library: "0.9.0"').replace("  hours.begins: none\n", "")
    assert "hours.begins" in open_answers(older, "mine.yml", library).undecided


def test_local_wording_is_never_dropped_in_silence(library: Library) -> None:
    assert "can't apply 'wording' yet" in problems(library, ANSWERS + "wording: {hours.finish: {text: x}}\n")[0]


def test_starting_answers_hold_the_defaults_marked_as_such(library: Library) -> None:
    start = starting_answers(library)
    assert dict(start.answers) == {
        "organisation.people_word": Answer("people", defaulted=True),
        "hours.minutes": Answer(30, defaulted=True),
    }
    assert start.id != starting_answers(library).id


RETIRED = """\
retired:
  - {id: hours.length, successors: [hours.minutes]}
  - {id: hours.split, successors: [hours.minutes, hours.begins]}
  - {id: hours.after_closing.stay, successors: [hours.after_closing.finish]}
  - {id: hours.after_closing.leave, successors: []}
  - {id: hours.old_check, successors: []}
"""


def test_notes_and_options_follow_what_took_their_place(tmp_path: Path) -> None:
    later = small_library(tmp_path, head=HEAD + RETIRED)
    text = ANSWERS.replace("hours.minutes: {defaulted: 30}", "hours.length: 45").replace(": finish\n", ": stay\n")
    text += "notes: {hours.split: Agreed in May.}\naccepted: {hours.old_check: {reason: Known., by: A. Lee}}\n"
    opened = open_answers(text, "mine.yml", later)
    assert opened.answers.answers["hours.minutes"].value == 45
    assert opened.answers.answers["hours.after_closing"].value == "finish"
    assert opened.answers.notes == {"hours.minutes": "Agreed in May.", "hours.begins": "Agreed in May."}
    assert opened.answers.accepted == {} and opened.reopened == {}


def test_an_option_without_a_successor_is_asked_again_with_the_old_answer_kept(tmp_path: Path) -> None:
    later = small_library(tmp_path, head=HEAD + RETIRED)
    opened = open_answers(ANSWERS.replace(": finish\n", ": leave\n"), "mine.yml", later)
    assert "hours.after_closing" not in opened.answers.answers
    assert opened.reopened == {"hours.after_closing": "leave"}
