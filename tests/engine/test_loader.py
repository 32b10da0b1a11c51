"""The loader: what a library must be, and how its authors are told otherwise."""

import datetime
from pathlib import Path

import pytest

from policybuilder.library.loader import load_library
from policybuilder.library.model import Review
from policybuilder.problems import InputError
from policybuilder.prose import AnswerBlock, Paragraph, Value
from tests.engine.small_library import HEAD, HOURS, ORGANISATION, SOURCES, small_library, write_library


def problems(folder: Path, **changed: str) -> list[str]:
    with pytest.raises(InputError) as error:
        small_library(folder, **changed)
    return [str(problem) for problem in error.value.problems]


def line(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_sound_library_loads(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    assert [topic.id for topic in library.topics] == ["organisation", "hours"]
    assert library.questions["hours.minutes"].bands[1].end == 240
    assert library.clauses["hours.finish"].place.line == line(HOURS, "  - id: finish\n    title")


def test_only_weeks_and_contacts_stand_as_blocks(tmp_path: Path) -> None:
    hours = HOURS.replace("text: Ring {{ hours.handed_to }}.", "text: '{{ hours.handed_to }}'")
    library = small_library(tmp_path, hours=hours)
    assert library.clauses["hours.we_are_open"].text[1] == AnswerBlock("hours.open")
    assert library.clauses["hours.hand_over"].text == (Paragraph((Value("hours.handed_to"),)),)


def test_a_legal_review_says_in_what_role_and_when(tmp_path: Path) -> None:
    hours = HOURS.replace("england: none", "england: {by: a solicitor in social care law, on: 2026-12-01}")
    review = small_library(tmp_path, hours=hours).topic("hours").legal_review
    assert review["england"] == Review("a solicitor in social care law", datetime.date(2026, 12, 1))
    assert review["wales"] is None


MISTAKES = [
    ("hours", "england: none", "england: done", "clauses/topics/hours.yml:{}: The legal review for england is 'done'. Write "
     "none, or {{by: the reviewer's role, on: 2026-11-20}}.", "legal_review"),
    ("hours", "england: none", "england: {by: a solicitor}", "clauses/topics/hours.yml:{}: The legal review for england has "
     "no 'on'. Add 'on:' to it.", "legal_review"),
    ("hours", "england: none, ", "", "clauses/topics/hours.yml:{}: 'legal_review' has no 'england'. Add 'england:' to it.",
     "legal_review"),
    ("hours", "kind: number", "kind: numbre", "clauses/topics/hours.yml:{}: 'kind' of Question 'minutes' is 'numbre', "
     "which is not one of its values. Did you mean 'number'?", "kind: number"),
    ("hours", "    about: opening hours\n", "    abuot: opening hours\n",
     "clauses/topics/hours.yml:{}: Question 'open' has an unknown key 'abuot'. Did you mean 'about'?", "    about: opening"),
    ("hours", "    title: Hand it over\n", "", "clauses/topics/hours.yml:{}: Clause 'hand_over' has no 'title'. "
     "Add 'title:' to it.", "  - id: hand_over\n    title"),
    ("hours", "{hours.minutes: long}", "{hours.minuets: long}", "clauses/topics/hours.yml:{}: Clause 'hours.long_stay' has a "
     "condition on 'hours.minuets', which does not exist. Did you mean 'hours.minutes'?", "  - id: long_stay"),
    ("hours", "{hours.minutes: long}", "{hours.minutes: lnog}", "clauses/topics/hours.yml:{}: Clause 'hours.long_stay': "
     "'hours.minutes' has no value 'lnog'. Did you mean 'long'?", "  - id: long_stay"),
    ("hours", "ref('hours.finish')", "ref('hours.finsh')", "clauses/topics/hours.yml:{}: Clause 'hours.long_stay' refers to "
     "'hours.finsh', which does not exist. Did you mean 'hours.finish'?", "  - id: long_stay"),
    ("hours", "Ring {{ hours.handed_to }}.", "Ring {{ hours.handed }}.", "clauses/topics/hours.yml:{}: Clause "
     "'hours.hand_over' prints 'hours.handed', which does not exist. Did you mean 'hours.handed_to'?", "  - id: hand_over\n    t"),
    ("hours", "We are open at these times.", "We are open {{ hours.open }} or so.", "clauses/topics/hours.yml:{}: Clause "
     "'hours.we_are_open' prints 'hours.open' inside a sentence. Let it stand alone in a paragraph.", "  - id: we_are_open"),
    ("hours", "to: 30}", "to: 29}", "clauses/topics/hours.yml:{}: Bands 'short' and 'long' leave a gap or overlap. "
     "Begin 'long' at 30.", "  - id: minutes"),
    ("hours", "  - id: long_stay", "  - id: finish", "clauses/topics/hours.yml:{}: 'hours.finish' is declared a second time. "
     "Line 62 has it: give one of them another id.", "  - id: long_stay"),
    ("organisation", "default: people", "default: peeple", "clauses/topics/organisation.yml:{}: The default 'peeple' is not an "
     "option. Did you mean 'people'?", "    default: people"),
    ("organisation", "    sources: [scots_law]", "    sources: [scots_lore]", "clauses/topics/organisation.yml:{}: Clause "
     "'organisation.scots' rests on source 'scots_lore', which does not exist. Did you mean 'scots_law'?", "  - id: scots\n"),
    ("organisation", "    sources: [scots_law]", "    sources: [hearsay]", "clauses/topics/organisation.yml:{}: Clause "
     "'organisation.scots' says what the law requires, but rests only on sources still to be checked. Verify a source, or take "
     "away 'law: true' and the claim.", "  - id: scots\n"),
    ("organisation", "    sources: [uk_law]\n  - id: many", "    sources: [hearsay]\n  - id: many",
     "clauses/topics/organisation.yml:{}: Check 'organisation.nowhere' is a stop, but rests only on sources still to be checked. "
     "Verify a source, or make it a warning.", "  - id: nowhere"),
    ("organisation", ", exclusive: true", "", "clauses/topics/organisation.yml:{}: Question 'nations' needs exactly one "
     "exclusive option. Give one option, 'none of these', 'exclusive: true'.", "  - id: nations"),
    ("organisation", "when: {organisation.kind: council}", "when: {policy.hours.finish: in}",
     "clauses/topics/organisation.yml:{}: Clause 'organisation.council_only' has a condition on 'policy.hours.finish'. "
     "'policy' has no place here: remove it.", "  - id: council_only"),
    ("organisation", "when: {organisation.kind: council}", "when: {organisation.kind: council, organisation.nations: wales}",
     "clauses/topics/organisation.yml:{}: A condition must have exactly one key. Write {{topic.question: option}}, "
     "{{all: [...]}}, {{any: [...]}} or {{not: ...}}.", "    when: {organisation.kind: council}"),
    ("sources", "sure: secondary", "sure: sure", "clauses/sources.yml:{}: 'sure' of Source 'scots_law' is 'sure', which is not "
     "one of its values. Use one of: verified, secondary, to_check.", "  sure: secondary"),
    ("sources", 'date: "2000"', "date: a while ago", "clauses/sources.yml:{}: 'a while ago' is not a date. Write 2026, 2026-11 "
     "or 2026-11-20.", '  date: "2000"'),
    ("head", "[organisation, hours]", "[organisation, hour]", "clauses/library.yml:{}: There is no topic 'hour'. "
     "Did you mean 'hours'?", "topics:"),
    ("hours", "    when: {hours.after_closing: hand_over}\n    none", "    when: {hours.handed_to: given}\n    none",
     "clauses/topics/hours.yml:{}: Question 'hours.handed_to' is asked only because of its own answer. "
     "Break the circle in its 'when'.", "  - id: handed_to"),
]  # fmt: skip
TEXTS = {"head": HEAD, "sources": SOURCES, "organisation": ORGANISATION, "hours": HOURS}


@pytest.mark.parametrize(
    ("file", "right", "wrong", "message", "where"), MISTAKES, ids=[case[3][:90] for case in MISTAKES]
)
def test_a_mistake_is_told_with_its_place_and_its_mend(
    tmp_path: Path, file: str, right: str, wrong: str, message: str, where: str
) -> None:
    text = TEXTS[file]
    assert right in text
    found = problems(tmp_path, **{file: text.replace(right, wrong, 1)})
    assert message.format(line(text, where)) in found


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        hours=HOURS.replace("kind: number", "kind: numbre"),
        sources=SOURCES.replace("sure: secondary", "sure: sure"),
        organisation=ORGANISATION.replace("default: people", "default: peeple"),
    )
    assert {problem.split(":")[0] for problem in found} >= {
        "clauses/topics/hours.yml", "clauses/sources.yml", "clauses/topics/organisation.yml"
    }  # fmt: skip


def test_a_topic_that_is_not_in_the_order_is_told(tmp_path: Path) -> None:
    clauses = write_library(tmp_path)
    (clauses / "topics/extra.yml").write_text(HOURS, encoding="utf-8")
    with pytest.raises(InputError, match="Topic 'extra' is not in the order of topics"):
        load_library(clauses)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    clauses = write_library(tmp_path)
    (clauses / "sources.yml").unlink()
    with pytest.raises(InputError, match=r"clauses/sources\.yml:1: The file is missing"):
        load_library(clauses)
