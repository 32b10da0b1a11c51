"""The small library with a few situations, rules and steps, and answers to go with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answers
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.situations.judging import Judge, judge_for
from tests.engine.small_library import ANSWERS, HEAD, HOURS, write_library

TODAY = date(2026, 11, 20)

FACTS = """\
facts:
  - id: act
    ask: What does somebody want to do?
    about: what somebody wants to do
    values:
      - {id: finish_work, label: Carry on at closing time}
      - {id: look, label: Look at a page}
      - {id: help, label: Help}
  - id: duty
    ask: What must somebody do?
    about: what somebody must do
    values:
      - {id: tell_manager, label: Tell a manager}
  - id: time
    ask: When is it?
    about: whether you are open
    presumed: in_hours
    values:
      - {id: in_hours, label: Open}
      - {id: just_after_closing, label: Just after closing}
      - {id: closed, label: Closed}
  - id: cover
    ask: Does anybody answer?
    about: whether anybody answers
    presumed: answers
    values:
      - {id: answers, label: Somebody answers}
      - {id: nobody, label: Nobody answers}
  - id: danger
    ask: Is somebody in danger?
    about: danger
    presumed: "no"
    values:
      - {id: "yes", label: "Yes"}
      - {id: "no", label: "No"}
  - id: repeat
    ask: Is it the first look?
    about: whether it is the first look
    presumed: first
    values:
      - {id: first, label: The first}
      - {id: again, label: Another}
  - id: happened
    ask: Has it happened?
    about: whether it has happened
    presumed: not_yet
    values:
      - {id: not_yet, label: Not yet}
      - {id: already, label: It has}
"""

ROLES = """\
roles:
  - id: manager
    says: your manager
    on_duty: open
    stand_in:
      - {when: {hours.handed_to: given}, says: "Ring {{ hours.handed_to }}."}
      - {when: always, says: Wait until we open.}
"""

EDGES = """\
title: Edges of the day
situations:
  - id: call_at_closing
    told: A call is still going at closing time.
    asks: May the worker finish it?
    asked_by: worker
    when: closing +15m
    facts: {act: finish_work}
    topics: [hours]
  - id: second_look
    told: A worker looked once and wants to look again.
    asks: May she look again?
    asked_by: worker
    facts: {act: look, repeat: again}
    topics: [hours]
    never: ["yes"]
    because: A second look needs somebody's agreement.
  - id: somebody_falls
    told: Somebody falls down the stairs.
    asks: May the worker help?
    asked_by: worker
    facts: {act: help, danger: "yes"}
    topics: [hours]
beside:
  - {told: "How long are we open?", clause: hours.we_are_open}
"""

NEVER = """\
never:
  - when: {all: [{situation.act: help}, {situation.danger: "yes"}]}
    verdicts: ["no", ask_first, silent]
    because: Help comes first.
impossible:
  - when: {all: [{situation.time: in_hours}, {situation.cover: nobody}]}
    because: While you are open, somebody answers.
"""

RULES_OF_OPEN = """\
    sources: [uk_law]
    rationale: People ask.
    reviewed: 2026-11-20
    rules:
      - {when: {all: [{situation.act: help}, {situation.danger: "yes"}]}, verdict: "yes"}
      - when: {all: [{situation.act: look}, {situation.repeat: first}]}
        verdict: yes_if
        provided: you note it
      - when: {all: [{situation.act: look}, {situation.repeat: again}]}
        unless: {situation.danger: "yes"}
        verdict: ask_first
        ask: manager
        also: [organisation.who]
      - when: {all: [{situation.act: look}, {situation.repeat: again}]}
        verdict: yes_if
        provided: it is needed to keep somebody safe
      - when: {all: [{situation.act: finish_work}, {hours.after_closing: hand_over}]}
        unless: {situation.danger: "yes"}
        verdict: "no"
      - when: {all: [{situation.act: finish_work}, {situation.danger: "yes"}]}
        verdict: "yes"
    steps:
      - {when: {situation.danger: "yes"}, order: make_safe, do: Ring 999.}
      - {when: {situation.happened: already}, order: tell, do: Tell your manager today.}
"""

RULES_OF_FINISH = """\
    rationale: It is work.
    sources: [uk_law]
    reviewed: 2026-11-20
    rules:
      - when: {situation.act: finish_work}
        verdict: yes_if
        provided: you stop within {{ hours.minutes }} minutes
"""

TEXTS = {
    "head": HEAD + NEVER,
    "hours": HOURS.replace(
        "    sources: [uk_law]\n    rationale: People ask.\n    reviewed: 2026-11-20\n", RULES_OF_OPEN, 1
    ).replace("    rationale: It is work.\n    sources: [uk_law]\n    reviewed: 2026-11-20\n", RULES_OF_FINISH, 1),
    "facts": FACTS,
    "roles": ROLES,
    "edges": EDGES,
}


def write_situations(folder: Path, **changed: str) -> Path:
    """The library as files; ``changed`` gives other texts for head, hours, facts, roles or edges."""
    texts = TEXTS | changed
    clauses = write_library(folder, head=texts["head"], hours=texts["hours"])
    (clauses / "situations").mkdir(exist_ok=True)
    for name in ("facts", "roles", "edges"):
        (clauses / f"situations/{name}.yml").write_text(texts[name], encoding="utf-8")
    return clauses


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_library(write_situations(Path(tmp_path_factory.mktemp("situations"))))


@pytest.fixture
def answers(library: Library) -> Answers:
    return parse_answers(ANSWERS, "answers.yml", library)


@pytest.fixture
def judge(library: Library, answers: Answers) -> Judge:
    return judge_for(library, answers, TODAY)


def with_answers(library: Library, *lines: tuple[str, str]) -> Answers:
    """The small employer's answers with some lines written otherwise."""
    text = ANSWERS
    for right, other in lines:
        assert right in text
        text = text.replace(right, other)
    return parse_answers(text, "answers.yml", library)
