"""The coding file: what is confirmed is kept, what loses its quote is flagged, and a draft can start from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from policybuilder.answers.file import parse_answers, write_answers
from policybuilder.coding.drafting import as_answers
from policybuilder.coding.file import is_coding, parse_coding, write_coding
from policybuilder.coding.model import Coding, Confirmation, Stance, Unsaid
from policybuilder.coding.sketch import likeness, sketch
from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES
from policybuilder.problems import InputError
from policybuilder.reading.cues import load_cues
from policybuilder.reading.opening import open_source
from policybuilder.reading.proposing import propose, read_again
from policybuilder.reading.reader import Reading, read

LIBRARY = load_library(CLAUSES)
CUES = load_cues(CLAUSES, LIBRARY)
POLICY = """\
Mobile phones

All social workers are issued with a work mobile phone. Staff must never use a personal phone to contact families.

Every message is copied to the case record on the same day. Breaches are dealt with under the Disciplinary Procedure.
"""
BY = Confirmation("Union officer", date(2026, 11, 20))


def reading_of(text: str) -> Reading:
    return read(LIBRARY, CUES, [open_source(text.encode(), "policy.txt")])


def coding() -> Coding:
    return propose(LIBRARY, reading_of(POLICY), "Northshire Council")


def confirmed(made: Coding, *questions: str) -> Coding:
    stances = {key: replace(made.stances[key], confirmed=BY) for key in questions}
    return replace(made, stances={**made.stances, **stances})


def problems_of(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_coding(text, "c.yml", LIBRARY)
    return [str(problem) for problem in caught.value.problems]


def test_a_coding_reads_back_the_same() -> None:
    made = confirmed(coding(), "devices.work_phone")
    text = write_coding(made, LIBRARY)
    assert is_coding(text)
    again = parse_coding(text, "c.yml", LIBRARY)
    assert write_coding(again, LIBRARY) == text
    assert again.stances["devices.work_phone"] == made.stances["devices.work_phone"]


def test_a_proposal_confirms_nothing() -> None:
    made = coding()
    assert made.stances
    assert not [one for one in made.stances.values() if one.confirmed]
    assert not as_answers(made, LIBRARY).answers


def test_reading_the_same_file_twice_makes_the_same_coding() -> None:
    assert write_coding(coding(), LIBRARY) == write_coding(coding(), LIBRARY)


def test_a_confirmed_coding_opens_as_a_draft() -> None:
    made = confirmed(coding(), "devices.work_phone", "devices.personal_phone", "breach.answer")
    answers = as_answers(made, LIBRARY)
    assert set(answers.answers) == {"devices.work_phone", "devices.personal_phone", "breach.answer"}
    assert parse_answers(write_answers(answers, LIBRARY), "a.yml", LIBRARY) == answers


def test_a_new_version_flags_what_lost_its_quote_and_keeps_the_rest() -> None:
    made = confirmed(coding(), "devices.work_phone", "devices.personal_phone")
    new = reading_of(POLICY.replace("Staff must never use a personal phone to contact families.", "Phones are grey."))
    again = read_again(made, propose(LIBRARY, new, "Northshire Council"), new)
    assert again.stances["devices.work_phone"].confirmed == BY
    assert not again.stances["devices.work_phone"].flag
    assert again.stances["devices.personal_phone"].flag.startswith("The quote is not in the version read last")
    assert again.files != made.files
    assert "devices.personal_phone" not in as_answers(again, LIBRARY).answers


def test_a_quote_laid_out_otherwise_is_still_there() -> None:
    made = confirmed(coding(), "devices.work_phone")
    new = reading_of(POLICY.replace("issued with a work mobile phone", "issued  with a\nwork mobile-phone"))
    assert not read_again(made, propose(LIBRARY, new, "N"), new).stances["devices.work_phone"].flag


def test_every_problem_comes_at_once_with_its_line() -> None:
    text = """\
coding: 1
library: "1.0.0"
id: short
name: Northshire
colour: red
files:
- {name: a.pdf, sha256: nonsense}
stances:
  devices.work_fone: {stance: everyone}
  devices.work_phone: {stance: everybody}
  devices.personal_phone: {stance: never, confirmed: {by: Me, on: 2026-11-20}}
"""
    assert problems_of(text) == [
        "c.yml:3: 'short' is not an employer's id. Use letters, digits and hyphens, 8 to 64 of them.",
        "c.yml:5: The coding file has an unknown key 'colour'. "
        "Use one of: coding, library, id, name, policy, service, groups, files, stances.",
        "c.yml:7: 'sha256' is not a checksum. Read the policy again.",
        "c.yml:9: The library has no question 'devices.work_fone'. Did you mean 'devices.work_phone'?",
        "c.yml:10: devices.work_phone: 'everybody' is not an option. Did you mean 'everyone'?",
        "c.yml:11: devices.personal_phone is confirmed without a quote. Add the words that say it, or write 'unknown'.",
    ]


def test_silence_and_not_known_are_stances_of_their_own() -> None:
    made = replace(coding(), stances={"devices.work_phone": Stance(Unsaid.SILENT, confirmed=BY)})
    again = parse_coding(write_coding(made, LIBRARY), "c.yml", LIBRARY)
    assert again.stances["devices.work_phone"].said is Unsaid.SILENT


def test_texts_that_share_a_chapter_are_alike() -> None:
    chapter = " ".join(f"word{number} of the chapter that both publish" for number in range(200))
    assert likeness(sketch(chapter), sketch(f"{chapter} with a local ending of a few words")) > 0.9
    other = " ".join(f"sentence {number} in quite another paper" for number in range(200))
    assert likeness(sketch(chapter), sketch(other)) < 0.1
