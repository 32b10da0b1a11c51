"""``library diff``: an employer learns what a new library means for its own policy."""

import json
from pathlib import Path

import pytest

from policybuilder.library.releases import library_at, release
from policybuilder.problems import InputError
from tests.cli.test_commands import rewrite, run
from tests.engine.small_library import ANSWERS, write_library

NEW_QUESTION = """\
  - id: lunch
    ask: Who answers at lunch?
    about: who answers at lunch
    why: People ring.
    kind: one
    decides: [operations]
    options:
      - {id: nobody, label: Nobody}
      - {id: duty, label: The duty worker}
  - id: begins
"""
NEW_CLAUSE = """\
  - id: at_lunch
    title: At lunch
    force: must
    audience: staff
    when: {hours.lunch: duty}
    text: The duty worker answers.
    rationale: People ring.
    sources: [uk_law]
    reviewed: 2026-11-20
  - id: from_when
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yml"
    file.write_text(ANSWERS, encoding="utf-8")
    return file


def newer(folder: Path) -> Path:
    clauses = write_library(folder)
    rewrite(clauses / "library.yml", 'version: "1.0.0"', 'version: "1.1.0"')
    hours = clauses / "topics/hours.yml"
    rewrite(hours, "  - id: begins\n", NEW_QUESTION)
    rewrite(hours, "  - id: from_when\n", NEW_CLAUSE)
    rewrite(hours, "We are open at these times.", "These are our hours.")
    return clauses


def test_an_employer_is_told_what_reads_otherwise_and_what_to_decide(tmp_path: Path, answers: Path) -> None:
    old, new = write_library(tmp_path / "old"), newer(tmp_path / "new")
    done = run("library", "diff", old, new, "--answers", answers, "--json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["changes"]["questions"]["added"] == ["hours.lunch"]
    assert found["changes"]["clauses"]["changed"] == [{"id": "hours.we_are_open", "parts": ["text"]}]
    (reworded,) = found["employer"]["reworded"]
    assert reworded["number"] == "2.1"
    assert "We are open at these times." in reworded["old"] and "These are our hours." in reworded["new"]
    assert found["employer"]["to_decide"] == ["hours.lunch"]


def test_people_read_it_too(tmp_path: Path, answers: Path) -> None:
    done = run("library", "diff", write_library(tmp_path / "old"), newer(tmp_path / "new"), "--answers", answers)
    assert "  to decide: Who answers at lunch? [hours.lunch]" in done.stdout.splitlines()
    assert "  clause 2.1 reads otherwise" in done.stdout.splitlines()


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    clauses = write_library(tmp_path)
    assert "nothing changed" in run("library", "diff", clauses, clauses).stdout


def test_a_release_can_be_read_again_whatever_happens_to_the_files(tmp_path: Path) -> None:
    clauses = write_library(tmp_path)
    release(clauses)
    before = library_at("1.0.0", clauses)
    rewrite(clauses / "topics/hours.yml", "We are open at these times.", "Otherwise.")
    assert library_at("1.0.0", clauses).clauses["hours.we_are_open"].text == before.clauses["hours.we_are_open"].text
    with pytest.raises(InputError, match=r"Version 1\.0\.0 was released with other texts"):
        release(clauses)


def test_an_unknown_version_is_told(tmp_path: Path) -> None:
    done = run("library", "diff", "9.9.9", write_library(tmp_path))
    assert done.returncode == 2 and "There is no such library" in done.stderr
