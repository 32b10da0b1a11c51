"""The library proves, and every preset and example is a policy that somebody could begin from today."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
import yaml

from policybuilder.answers.codec import from_plain, to_plain
from policybuilder.answers.defaults import parse_preset, starting_answers
from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answers, NoneGiven
from policybuilder.checking import find, undecided
from policybuilder.conditions import Is
from policybuilder.library.loader import load_library
from policybuilder.library.model import EMPLOYER_KINDS, NATIONS, Library, SourceKind
from policybuilder.places import CLAUSES, ROOT
from policybuilder.policy.assemble import assemble
from policybuilder.proof.encoding import Encoding
from policybuilder.proof.prove import prove
from tests.library.proving import can_be, kind
from tests.library.reading import plain_line, words

PRESETS = sorted(path.stem for path in (CLAUSES / "presets").glob("*.yml"))
EXAMPLES = sorted(path.name for path in (ROOT / "examples").glob("*.yml"))
EXPECTED = yaml.safe_load((Path(__file__).parent / "expected_findings.yml").read_text(encoding="utf-8"))
TODAY = datetime.date(2026, 11, 20)
LAWS = (SourceKind.LAW, SourceKind.CODE, SourceKind.STANDARD)
CHARACTERS = ("cautious", "balanced", "relationship-led")
# Numbers and addresses set aside for fiction, which reach nobody: Ofcom's, and RFC 2606's.
MADE_UP_NUMBER = re.compile(r"(18001 )?(01632 960\d{3}|07700 900\d{3})")
MADE_UP_ADDRESS = re.compile(r"[a-z-]+@[a-z.]*example\.org")
MOST_QUESTIONS_FOR_A_SMALL_CHARITY = 25
# Its share of the first six topics, whatever it answers: the others need theirs too.
FIRST_SIX = ("organisation", "devices", "channels", "hours", "cover", "profiles")
MOST_QUESTIONS_OF_THE_FIRST_SIX = 16
MOST_WORDS_OF_THE_FIRST_SIX = 1000
SMALL = Is("organisation.size", ("small_volunteer",))
SMALL_PRESET = "small_volunteer_charity"
# Topics that have no section in a small charity's policy: what it needs of them stands in others.
SAID_ELSEWHERE_IF_SMALL = {"networks", "colleagues"}


def preset_answers(library: Library, name: str) -> Answers:
    return parse_preset(library, next(preset for preset in library.presets if preset.name == name))


def example_answers(library: Library, name: str) -> Answers:
    return parse_answers((ROOT / "examples" / name).read_text(encoding="utf-8"), name, library)


def test_the_library_loads_and_proves(library: Library) -> None:
    assert [str(problem) for problem in prove(library).problems] == []


def test_it_loads_the_same_twice(library: Library) -> None:
    again = load_library(CLAUSES)
    assert list(again.clauses) == list(library.clauses)
    assert list(again.sources) == list(library.sources)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_finished_and_sound(library: Library, name: str) -> None:
    answers = example_answers(library, name)
    assert undecided(library, answers) == ()
    assert [finding.check for finding in find(library, answers)] == EXPECTED["every example"]
    policy = assemble(library, answers, TODAY)
    assert [section.topic for section in policy.sections] == [topic.id for topic in library.topics]
    assert policy.open_questions == ()


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_complete_and_nothing_in_it_blocks_publishing(library: Library, name: str) -> None:
    for answers in (preset_answers(library, name), starting_answers(library, name)):
        assert undecided(library, answers) == ()
        assert [one.check for one in find(library, answers) if one.blocks_publishing] == []
    policy = assemble(library, preset_answers(library, name), TODAY)
    left_out = {topic.id for topic in library.topics} - {section.topic for section in policy.sections}
    assert left_out == (SAID_ELSEWHERE_IF_SMALL if name == SMALL_PRESET else set())


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_finds_what_only_the_employer_can_settle(library: Library, name: str) -> None:
    """A preset claims nothing that only an employer can know, so those findings, and no others, are there."""
    found = {finding.check for finding in find(library, preset_answers(library, name))}
    assert found == set(EXPECTED["every preset"]) | set(EXPECTED.get(name) or ())
    assert len(found) <= 7


def test_findings_are_expected_of_presets_that_exist() -> None:
    assert set(EXPECTED) <= {"every preset", "every example", *PRESETS}


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_marks_the_answers_nobody_has_chosen(library: Library, name: str) -> None:
    """What equals the library's default is ``defaulted``; the rest are the preset's own choices."""
    for question_id, answer in preset_answers(library, name).answers.items():
        is_default = answer.value == library.questions[question_id].default
        assert answer.defaulted == is_default, f"{question_id}: {to_plain(answer)}"


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_answers_only_what_it_is_asked(library: Library, name: str) -> None:
    answers = preset_answers(library, name)
    without = {one: answers.with_answer(one, None) for one in answers.answers}
    unasked = [one for one, rest in without.items() if one not in undecided(library, rest)]
    assert unasked == []


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_names_no_employer_and_says_that_its_numbers_are_made_up(library: Library, name: str) -> None:
    answers = preset_answers(library, name)
    assert (answers.id, answers.organisation.name, answers.services) == ("", "", ())
    preset = next(preset for preset in library.presets if preset.name == name)
    assert "telephone number" in preset.assumes[0] and "made up" in preset.assumes[0]
    assert "replaced" in preset.assumes[0]
    assert sum(word in preset.about for word in CHARACTERS) == 1
    assert all(sentence.endswith(".") for sentence in (preset.about, *preset.assumes))
    assert len(re.findall(r"[.?!](?:\s|$)", preset.about)) == 1


@pytest.mark.parametrize("name", PRESETS)
def test_the_contacts_of_a_preset_reach_nobody_and_say_so(library: Library, name: str) -> None:
    answers = preset_answers(library, name)
    contacts = answers.answers["cover.services"].value
    assert isinstance(contacts, tuple) and contacts
    for contact in contacts:
        assert "(replace" in contact.label
        assert MADE_UP_ADDRESS.fullmatch(contact.email)
        assert all(MADE_UP_NUMBER.fullmatch(number) for number in (contact.phone, contact.text, contact.relay))
    assert answers.answers["cover.numbers_checked"].value is NoneGiven.NONE


@pytest.mark.parametrize("name", PRESETS)
def test_no_other_answer_of_a_preset_holds_a_number_or_an_address(library: Library, name: str) -> None:
    texts = [one.value for one in preset_answers(library, name).answers.values() if isinstance(one.value, str)]
    assert [text for text in texts if re.search(r"\d{4}|@|www|https?:", text)] == []


@pytest.mark.parametrize("name", [*PRESETS, *EXAMPLES])
def test_a_policy_lists_only_law_that_binds_its_employer(library: Library, name: str) -> None:
    answers = preset_answers(library, name) if name in PRESETS else example_answers(library, name)
    nations, kind = set(answers.answers["organisation.nations"].value), answers.answers["organisation.kind"].value
    law = [one for one in assemble(library, answers, TODAY).sources if one.kind in LAWS]
    assert len(law) > 10
    assert [one.id for one in law if not (nations & set(one.nations) and (kind in one.kinds or one.persuasive))] == []


def test_the_presets_show_every_nation_kind_of_employer_and_character(library: Library) -> None:
    shown = [preset_answers(library, name).answers for name in PRESETS]
    assert {nation for answers in shown for nation in answers["organisation.nations"].value} == set(NATIONS)
    assert {answers["organisation.kind"].value for answers in shown} == set(EMPLOYER_KINDS)
    for character in CHARACTERS:
        assert any(character in preset.about for preset in library.presets), character


def test_a_small_charity_has_few_questions_to_think_about(library: Library) -> None:
    answers = preset_answers(library, "small_volunteer_charity").answers.values()
    assert sum(not answer.defaulted for answer in answers) <= MOST_QUESTIONS_FOR_A_SMALL_CHARITY


def test_a_small_charity_can_never_be_asked_much(library: Library, encoding: Encoding) -> None:
    questions = [one for topic in library.topics if topic.id in FIRST_SIX for one in topic.questions]
    asked = [one.id for one in questions if can_be(encoding, SMALL, Is(one.id, one.states))]
    assert len(asked) <= MOST_QUESTIONS_OF_THE_FIRST_SIX, asked


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("served", ["adults", "children"])
def test_a_small_charity_has_little_to_read(library: Library, nation: str, served: str) -> None:
    answers = preset_answers(library, "small_volunteer_charity")
    for question, chosen in (("organisation.nations", nation), ("organisation.services_for", served)):
        answers = answers.with_answer(question, from_plain(library.questions[question], [chosen]))
    clauses = [one for one in assemble(library, answers, TODAY).clauses if one.id.split(".")[0] in FIRST_SIX]
    assert sum(len(words(plain_line(block))) for one in clauses for block in one.text) <= MOST_WORDS_OF_THE_FIRST_SIX


def test_only_a_charity_takes_the_short_policy(encoding: Encoding) -> None:
    assert can_be(encoding, SMALL, kind("charity"))
    assert not can_be(encoding, SMALL, kind("council", "hsc_trust"))


def test_a_small_charity_asks_only_people_it_has(library: Library) -> None:
    policy = assemble(library, preset_answers(library, "small_volunteer_charity"), TODAY)
    said = str([clause.text for clause in policy.clauses])
    for role in ("practice lead", "head of service", "director", "on-call manager", "legal services"):
        assert role not in said.lower(), role
