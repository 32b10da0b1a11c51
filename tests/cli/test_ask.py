"""``ask`` as its users run it: verdicts with clause numbers, situations of their own, clear words for what cannot be."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import run

TEXT = {"late": "asks: May she?\nfacts: {act: contact, direction: they_started}\nwhen: fri 23:00\n"}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("ask") / "mine.yml"
    assert run("new", "--preset", "english_council_children", "--out", file).returncode == 0
    return file


def own(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "own.yml"
    file.write_text(text, encoding="utf-8")
    return file


def test_all_of_the_catalogue(answers: Path) -> None:
    done = run("ask", answers, "--all", "--json")
    verdicts = json.loads(done.stdout)["verdicts"]
    assert done.returncode == 0
    assert all(one["verdict"] != "silent" and one["clause"] and one["number"] for one in verdicts)
    assert set(verdicts[0]) >= {
        "situation", "asks", "verdict", "range", "settle", "presumed", "clause", "number", "provided", "ask", "also",
        "then", "because", "who_answers",
    }  # fmt: skip


def test_one_situation_in_words(answers: Path) -> None:
    done = run("ask", answers, "still_on_the_phone_at_closing")
    assert done.returncode == 0
    assert "May the worker" in done.stdout and "This is not legal advice." in done.stdout


def test_a_situation_of_ones_own(answers: Path, tmp_path: Path) -> None:
    done = run("ask", answers, "--facts", own(tmp_path, TEXT["late"]), "--json")
    verdict = json.loads(done.stdout)["verdicts"][0]
    assert (done.returncode, verdict["asks"], verdict["time"]) == (0, "May she?", "closed")
    assert verdict["who_answers"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("facts: {act: contact}\nwhen: fri 25:00\n", "own.yml:2: 'fri 25:00' has no such time of day."),
        ("facts: {act: contact}\nwhen: 2026-02-30 10:00\n", "is not a date in the calendar"),
        ("facts: {act: contact}\nwhen: 2026-03-29 01:30\n", "does not exist: the clocks go forward"),
        ("facts: {act: contcat}\n", "Did you mean 'contact'?"),
        ("facts: {act: contact, whom: nobody}\n", "There is no fact 'whom'. Did you mean 'who'?"),
        ("facts: {act: contact, who: [former_person, colleague]}\n", "'who' has one value, and this gives several."),
        ("facts: {who: colleague}\n", "A situation has one of 'act' and 'duty'"),
        ("facts: {act: contact, duty: consult}\n", "A situation has one of 'act' and 'duty'"),
        ("facts: {act: contact, time: in_hours, cover: nobody}\n", "These facts do not go together."),
        ("facts: {act: contact, time: closed}\nwhen: fri 10:00\n", "The time is given twice"),
        ("fact: {act: contact}\n", "unknown key 'fact'. Did you mean 'facts'?"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(answers: Path, tmp_path: Path, text: str, says: str) -> None:
    done = run("ask", answers, "--facts", own(tmp_path, text))
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_a_situation_or_service_that_is_not_there(answers: Path) -> None:
    done = run("ask", answers, "still_on_the_fone_at_closing")
    assert done.returncode == 2 and "Did you mean 'still_on_the_phone_at_closing'?" in done.stderr
    done = run("ask", answers, "--all", "--service", "nights")
    assert done.returncode == 2 and "There is no service 'nights'. Leave out --service." in done.stderr


def test_a_draft_of_undecided_questions_is_never_guessed_at(tmp_path: Path) -> None:
    file = tmp_path / "empty.yml"
    assert run("new", "--out", file).returncode == 0
    verdicts = json.loads(run("ask", file, "--all", "--json").stdout)["verdicts"]
    open_ones = [one for one in verdicts if one["verdict"] == "depends"]
    assert open_ones
    assert all(len(one["range"]) > 1 and one["settle"] for one in open_ones)
