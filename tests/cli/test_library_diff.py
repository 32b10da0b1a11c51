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


RETIRED = """\
retired:
  - {id: hours.from_when, successors: [hours.starts]}
  - {id: hours.minutes, successors: [hours.stay, hours.rest]}
  - {id: hours.after_closing.finish, successors: [hours.after_closing.finish_and_note]}
  - {id: hours.nobody_takes_over, successors: []}
"""
STAY = """\
  - id: stay
    ask: May you stay?
    about: staying
    why: It should end.
    kind: one
    decides: [hr]
    options:
      - {id: "yes", label: "Yes", in_text: may}
      - {id: "no", label: "No", in_text: may not}
"""


@pytest.fixture
def mended(tmp_path: Path) -> Path:
    """A later library in which things of every kind are gone: a clause, a question, an option, a check."""
    clauses = write_library(tmp_path / "mended")
    rewrite(clauses / "library.yml", 'version: "1.0.0"', 'version: "2.0.0"')
    with (clauses / "library.yml").open("a", encoding="utf-8") as head:
        head.write(RETIRED)
    hours = clauses / "topics/hours.yml"
    text = hours.read_text(encoding="utf-8")
    minutes, rest = text.index("  - id: minutes\n"), text.index("  - id: begins\n")
    text = text[:minutes] + STAY + STAY.replace("id: stay", "id: rest") + text[rest:]
    text = text.replace("within {{ hours.minutes }} minutes", "and {{ hours.stay }} stay, {{ hours.rest }} rest")
    long_stay, from_when = text.index("  - id: long_stay\n"), text.index("  - id: from_when\n")
    text = text[:long_stay] + text[from_when:].replace("id: from_when", "id: starts")
    text = text.replace("{id: finish, label", "{id: finish_and_note, label")
    text = text.replace("{hours.after_closing: finish}", "{hours.after_closing: finish_and_note}")
    text = text.replace("id: nobody_takes_over", "id: nobody_there")
    hours.write_text(text, encoding="utf-8")
    return clauses


def test_what_is_retired_is_told_with_what_took_its_place(tmp_path: Path, answers: Path, mended: Path) -> None:
    rewrite(answers, "hours.minutes: {defaulted: 30}", "hours.minutes: 45")
    with answers.open("a", encoding="utf-8") as file:
        file.write("notes: {hours.minutes: Agreed in May.}\n")
        file.write("accepted: {hours.nobody_takes_over: {reason: The council does., by: A. Lee}}\n")
    old = write_library(tmp_path / "old")
    done = run("library", "diff", old, mended, "--answers", answers)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "  retired clause: hours.from_when, now hours.starts" in lines
    assert "  retired question: hours.minutes, now hours.stay, hours.rest" in lines
    assert "  retired check: hours.nobody_takes_over" in lines
    assert "  to decide again: hours.minutes, which was 45" in lines
    assert "  to decide: May you stay? [hours.stay]" in lines
    assert "  clause no longer in: 2.3 Tell your manager" in lines
    found = json.loads(run("library", "diff", old, mended, "--answers", answers, "--json").stdout)
    assert found["successors"]["hours.minutes"] == ["hours.stay", "hours.rest"]
    assert [one["clause"] for one in found["employer"]["reworded"]] == ["hours.finish"]
    assert found["employer"]["added"] == []


def test_an_option_that_nothing_took_the_place_of_is_decided_again(tmp_path: Path, answers: Path, mended: Path) -> None:
    rewrite(mended / "library.yml", "successors: [hours.after_closing.finish_and_note]", "successors: []")
    done = run("library", "diff", write_library(tmp_path / "old"), mended, "--answers", answers)
    assert "  to decide again: hours.after_closing, which was finish" in done.stdout.splitlines()
    assert "  clause no longer in: 2.2 Finish what you started" in done.stdout.splitlines()


WORDING = """\
wording:
  hours.we_are_open: {text: Come in when the lamp is lit.}
  hours.finish: {text: Stay a little.}
  hours.from_when: {off: "true"}
"""


def test_local_wording_on_a_changed_text_is_shown_beside_it(tmp_path: Path, answers: Path, mended: Path) -> None:
    with answers.open("a", encoding="utf-8") as file:
        file.write(WORDING)
    done = run("library", "diff", write_library(tmp_path / "old"), mended, "--answers", answers, "--json")
    assert done.returncode == 0, done.stderr
    wordings = {one["clause"]: one for one in json.loads(done.stdout)["employer"]["wordings"]}
    assert set(wordings) == {"hours.finish", "hours.from_when"}, "the opening hours read as they did"
    assert wordings["hours.finish"]["local"] == "Stay a little."
    assert "minutes" in wordings["hours.finish"]["old"] and "stay" in wordings["hours.finish"]["new"]
    assert wordings["hours.from_when"]["new"] == ""
    said = run("library", "diff", write_library(tmp_path / "again"), mended, "--answers", answers).stdout.splitlines()
    assert "  your own words for 'Finish what you started' [hours.finish] rest on a text that changed" in said
    assert "    yours: Stay a little." in said and "    yours: (switched off)" in said


def test_where_nothing_changed_an_employer_has_nothing_to_do(tmp_path: Path, answers: Path) -> None:
    with answers.open("a", encoding="utf-8") as file:
        file.write(WORDING)
    clauses = write_library(tmp_path)
    employer = json.loads(run("library", "diff", clauses, clauses, "--answers", answers, "--json").stdout)["employer"]
    assert not any(employer.values())
    said = run("library", "diff", clauses, clauses, "--answers", answers).stdout.splitlines()
    assert said[1:] == ["  nothing changed", "For this employer", "  nothing changes"]


def test_a_change_that_does_not_reach_an_employer_is_not_told_as_its_own(tmp_path: Path, answers: Path) -> None:
    old, new = write_library(tmp_path / "old"), write_library(tmp_path / "new")
    rewrite(new / "topics/hours.yml", "text: Ring {{ hours.handed_to }}.", "text: Ring {{ hours.handed_to }} at once.")
    found = json.loads(run("library", "diff", old, new, "--answers", answers, "--json").stdout)
    assert [one["id"] for one in found["changes"]["clauses"]["changed"]] == ["hours.hand_over"]
    assert not any(found["employer"].values())


def test_a_released_version_is_compared_with_the_files_as_they_stand(tmp_path: Path, answers: Path) -> None:
    clauses = newer(tmp_path)
    rewrite(clauses / "library.yml", 'version: "1.1.0"', 'version: "1.0.0"')
    release(clauses)
    rewrite(clauses / "topics/hours.yml", "These are our hours.", "We are here then.")
    done = run("library", "diff", "1.0.0", clauses, "--clauses", clauses, "--answers", answers, "--json")
    assert done.returncode == 0, done.stderr
    assert [one["clause"] for one in json.loads(done.stdout)["employer"]["reworded"]] == ["hours.we_are_open"]


def test_build_still_refuses_wording_it_cannot_apply(tmp_path: Path, answers: Path) -> None:
    with answers.open("a", encoding="utf-8") as file:
        file.write(WORDING)
    done = run("build", answers, "--out", tmp_path / "out", "--clauses", write_library(tmp_path))
    assert done.returncode == 2 and "This builder can't apply 'wording' yet" in done.stderr
