"""What the words suggest, and what they must never make the reader sure of."""

from __future__ import annotations

import pytest

from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES
from policybuilder.reading.cues import load_cues
from policybuilder.reading.model import Block, Contents, Source
from policybuilder.reading.reader import Reading, read
from policybuilder.reading.suggesting import Confidence

LIBRARY = load_library(CLAUSES)
CUES = load_cues(CLAUSES, LIBRARY)
OPENING = "This is the policy of the council for all of its staff, and they must read it in full."


def reading(*texts: str) -> Reading:
    blocks = tuple(Block(text) for text in (OPENING, *texts))
    return read(LIBRARY, CUES, [Source("policy.txt", "0" * 64, Contents("txt", blocks))])


def sure(*texts: str) -> dict[str, tuple[str, ...]]:
    return {
        question: one.stance
        for question, passages in reading(*texts).passages.items()
        for one in passages
        if one.confidence is Confidence.SURE
    }


@pytest.mark.parametrize(
    ("text", "question", "stance"),
    [
        ("All social workers are issued with a work mobile phone.", "devices.work_phone", "everyone"),
        ("Staff must never use a personal phone to contact families.", "devices.personal_phone", "never"),
        ("Every message is copied to the case record on the same day.", "channels.noted_within", "same_day"),
        ("Investigations should be concluded within six weeks.", "breach.weeks", "6"),
    ],
)
def test_plain_words_are_sure(text: str, question: str, stance: str) -> None:
    assert sure(text)[question] == (stance,)


NOT_SURE = """\
Staff are not issued with work phones.
Not all staff are given a work phone.
All staff will be issued with work phones by 2027.
All managers are issued with a work mobile phone.
Every agency worker is given a work phone.
Some employers issue all staff with a work phone.
Are all staff issued with a work phone?
Personal phones must not be used while driving.
Personal phones must be switched off in meetings.
Young people must not use personal phones in the centre.
Staff may use their personal phones during breaks.
Under the previous policy personal phones must not be used to contact families.
Messages must normally be recorded on the same day.
Residents must not be contacted after 8pm.
Employees must not access social media during working hours.
You may state your job title on LinkedIn."""


@pytest.mark.parametrize("text", NOT_SURE.splitlines())
def test_a_doubt_wins(text: str) -> None:
    assert sure(text) == {}


def test_a_policy_that_says_two_things_is_sure_of_neither() -> None:
    never = "Staff must never use a personal phone to contact families."
    may = "Staff may use a personal phone whenever that is more convenient."
    assert "devices.personal_phone" not in sure(never, may)
    stances = {one.stance for one in reading(never, may).passages["devices.personal_phone"]}
    assert {("never",), ("allowed",)} <= stances


def test_a_list_is_read_with_the_line_that_begins_it() -> None:
    assert sure("Staff must not:", "use a personal phone to contact families")["devices.personal_phone"] == ("never",)


def test_another_policy_is_suggested_as_elsewhere() -> None:
    suggestion = reading("Breaches are dealt with under the Disciplinary Procedure.").suggestion("breach.answer")
    assert suggestion is not None
    assert (suggestion.stance, suggestion.confidence) == (("elsewhere",), Confidence.LIKELY)


def test_guidance_is_not_an_employers_policy_and_suggests_nothing_as_sure() -> None:
    guidance = (
        "Employers should consider the points below. It is not a policy.",
        "Your policy might say when messages are noted. We recommend that each organisation sets its own time.",
        "All social workers are issued with a work mobile phone.",
    )
    assert not reading(*guidance).nature.employers_policy
    assert sure(*guidance) == {}


def test_every_cue_names_a_question_and_an_option() -> None:
    assert set(CUES) <= set(LIBRARY.questions)
    with_options = {key for key, one in LIBRARY.questions.items() if one.kind.has_options}
    assert len(with_options & set(CUES)) > 0.9 * len(with_options)


def test_a_text_made_to_be_slow_is_read_all_the_same() -> None:
    assert sure("Staff ask, e.g. A. " * 50_000) == {}
