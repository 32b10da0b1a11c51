"""The command line as its users run it: a process, its exit code, what it prints and what it leaves behind."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from policybuilder.documents.kinds import KINDS
from policybuilder.places import ROOT
from tests.engine.small_library import ANSWERS, write_library


def run(*words: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "policybuilder", *map(str, words)]
    given = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"} | (env or {})
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def clauses(tmp_path: Path) -> Path:
    return write_library(tmp_path)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yml"
    file.write_text(ANSWERS, encoding="utf-8")
    return file


def rewrite(file: Path, right: str, wrong: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return file


def test_library_check_counts_what_it_proved() -> None:
    done = run("library", "check", "--json")
    found = json.loads(done.stdout)
    assert (done.returncode, found["problems"]) == (0, [])
    assert set(found["counts"]) == {"topics", "questions", "clauses", "checks", "sources", "situations", "presets"}
    assert found["counts"]["topics"] >= 6


def test_library_check_of_a_broken_library_says_where_and_ends_with_1(clauses: Path) -> None:
    rewrite(clauses / "topics/hours.yml", "kind: number", "kind: numbre")
    done = run("library", "check", "--clauses", clauses)
    assert done.returncode == 1
    assert "clauses/topics/hours.yml:" in done.stdout and "Did you mean 'number'?" in done.stdout


def test_library_check_prints_the_counter_example(clauses: Path) -> None:
    rewrite(clauses / "topics/hours.yml", "when: {hours.begins: given}", "when: {hours.after_closing: finish}")
    done = run("library", "check", "--clauses", clauses)
    assert done.returncode == 1
    assert "which is answered 'none' with hours.after_closing: finish, hours.begins: none" in done.stdout


def test_sources_are_listed_least_sure_first() -> None:
    sources = json.loads(run("library", "check", "--sources", "--json", "--date", "2027-01-01").stdout)["sources"]
    order = ["to_check", "secondary", "verified"]
    ranks = [order.index(source["sure"]) for source in sources]
    assert ranks == sorted(ranks) and all(source["age_in_days"] >= 0 for source in sources)


def test_sources_are_listed_with_their_age_and_the_reviews_of_each_nation(clauses: Path) -> None:
    rewrite(clauses / "topics/hours.yml", "england: none", "england: {by: a solicitor, on: 2026-12-01}")
    done = run("library", "check", "--sources", "--clauses", clauses, "--date", "2026-11-30")
    lines = done.stdout.splitlines()
    assert done.returncode == 0 and lines[0].split()[:3] == ["to_check", "10", "days"]
    assert "    1 to_check" in lines and "    1 secondary" in lines
    assert "hours: reviewed for England by a solicitor, 2026-12-01" in lines
    assert "hours: not yet legally reviewed for Wales" in lines
    found = json.loads(run("library", "check", "--sources", "--clauses", clauses, "--json").stdout)
    assert found["reviews"]["hours"]["england"] == {"by": "a solicitor", "on": "2026-12-01"}
    assert found["reviews"]["organisation"]["england"] is None


def test_new_writes_starting_answers_that_check_accepts(tmp_path: Path) -> None:
    file = tmp_path / "new.yml"
    assert run("new", "--out", file).returncode == 0
    done = run("check", file, "--json")
    assert done.returncode == 0
    assert "organisation.kind" in json.loads(done.stdout)["undecided"]


def test_new_never_overwrites(answers: Path) -> None:
    done = run("new", "--out", answers)
    assert (done.returncode, answers.read_text(encoding="utf-8")) == (2, ANSWERS)
    assert done.stderr == "mine.yml:1: The file is there already. Choose another name.\n"


def test_an_unknown_preset_is_told_with_those_there_are() -> None:
    done = run("new", "--preset", "english_counsil")
    assert done.returncode == 2
    assert "There is no preset 'english_counsil'." in done.stderr


def test_build_writes_the_policy_flat_and_ends_with_0(clauses: Path, answers: Path, tmp_path: Path) -> None:
    done = run("build", answers, "--out", tmp_path / "out", "--clauses", clauses)
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert made == {f"{kind}.{form}" for kind in KINDS for form in ("html", "pdf")}
    assert "Northshire Council" in (tmp_path / "out/policy.html").read_text(encoding="utf-8")
    words = "".join(page.extract_text() for page in PdfReader(tmp_path / "out/policy.pdf").pages)
    assert "Northshire Council" in words and "Draft: not for publication" not in words


def test_undecided_alone_makes_a_draft_and_ends_with_0(clauses: Path, answers: Path, tmp_path: Path) -> None:
    rewrite(answers, "  hours.begins: none\n", "")
    done = run("build", answers, "--out", tmp_path / "out", "--clauses", clauses, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["undecided"] == ["hours.begins"]
    pages = PdfReader(tmp_path / "out/policy.pdf").pages
    assert all("Draft: not for publication" in page.extract_text() for page in pages)


def test_a_stop_ends_with_1_and_still_writes_a_draft(clauses: Path, answers: Path, tmp_path: Path) -> None:
    rewrite(answers, "hours.after_closing: finish", "hours.after_closing: hand_over\n  hours.handed_to: none")
    done = run("build", answers, "--out", tmp_path / "out", "--clauses", clauses, "--json")
    assert (done.returncode, json.loads(done.stdout)["stops"]) == (1, ["hours.nobody_takes_over"])
    assert "Draft: not for publication" in (tmp_path / "out/policy.html").read_text(encoding="utf-8")
    assert run("check", answers, "--clauses", clauses).returncode == 1


def test_check_says_what_is_wrong_and_what_mends_it(clauses: Path, answers: Path) -> None:
    rewrite(answers, "hours.after_closing: finish", "hours.after_closing: hand_over\n  hours.handed_to: none")
    finding = json.loads(run("check", answers, "--clauses", clauses, "--json").stdout)["findings"][0]
    assert finding == {
        "check": "hours.nobody_takes_over",
        "severity": "stop",
        "kind": "unsafe",
        "says": "Work stops, but nobody takes it over.",
        "fix": "Name who does, or let staff finish.",
        "answers": {"hours.handed_to": "Nobody"},
        "mend": ["hours.handed_to", "hours.after_closing"],
        "service": "",
        "confirm": False,
    }


def test_bad_answers_are_all_told_and_the_folder_stays_as_it_was(clauses: Path, answers: Path, tmp_path: Path) -> None:
    rewrite(answers, "hours.after_closing: finish", "hours.after_closing: finsh")
    rewrite(answers, "hours.begins: none", "hours.begins: soon")
    out = tmp_path / "out"
    out.mkdir()
    (out / "policy.html").write_text("the last one", encoding="utf-8")
    done = run("build", answers, "--out", out, "--clauses", clauses)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "mine.yml:10: hours.after_closing: 'finsh' is not an option. Did you mean 'finish'?",
        "mine.yml:12: hours.begins: 'soon' is not a date. Write it as 2026-11-20.",
    ]
    assert [path.name for path in out.iterdir()] == ["policy.html"]
    assert (out / "policy.html").read_text(encoding="utf-8") == "the last one"


def test_where_the_last_document_fails_nothing_is_written(clauses: Path, answers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("build", answers, "--out", out, "--clauses", clauses, "--formats", "html,docks")
    assert done.returncode == 2 and not out.exists()
    assert done.stderr == "--formats:1: 'docks' is not one of html, pdf, docx. Did you mean 'docx'?\n"


def test_a_house_style_that_can_not_be_used_leaves_the_folder_as_it_was(
    clauses: Path, answers: Path, tmp_path: Path
) -> None:
    (tmp_path / "house.docx").write_bytes(b"not a Word file")
    out = tmp_path / "out"
    chosen = ("--formats", "html,docx", "--documents", "card,handover", "--reference", tmp_path / "house.docx")
    done = run("build", answers, "--out", out, "--clauses", clauses, *chosen)
    assert done.returncode == 2 and not out.exists()
    todo = "Save it in Word as a .docx document, and try again."
    assert done.stderr.splitlines()[-1] == f"house.docx:1: The file is not a Word document. {todo}"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.yml", None, "missing.yml:1: The file can't be read: No such file or directory."),
        ("huge.yml", b"a: " + b"x" * 50_000_000, "huge.yml:1: The file is larger than 2 MB."),
        ("picture.yml", b"\x89PNG\r\n\x1a\n\xff\xfe", "picture.yml:1: The file is not UTF-8 text."),
        ("bomb.yml", b"a: &a [x]\nb: [*a, *a]\n", "bomb.yml:1: Anchors and aliases (& and *) are not allowed."),
        ("newer.yml", b"format: 9\n", "newer.yml:1: The file has format 9, and this builder reads format 1."),
    ],
)
def test_a_file_that_is_no_answers_file_gets_a_clear_line(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = run("check", tmp_path / name)
    assert done.returncode == 2 and message in done.stderr and "Traceback" not in done.stderr


def test_the_date_comes_from_the_option_then_the_environment(clauses: Path, answers: Path, tmp_path: Path) -> None:
    epoch = {"SOURCE_DATE_EPOCH": "1767225600"}
    for name, words, env, expected in (
        ("a", ["--date", "2026-03-01"], epoch, "1 March 2026"),
        ("b", [], epoch, "1 January 2026"),
    ):
        done = run(
            "build", answers, "--out", tmp_path / name, "--clauses", clauses, "--formats", "html", *words, env=env
        )
        assert done.returncode == 0, done.stderr
        assert expected in (tmp_path / name / "policy.html").read_text(encoding="utf-8")


def test_the_same_answers_make_the_same_bytes(clauses: Path, answers: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("build", answers, "--out", tmp_path / name, "--clauses", clauses, "--date", "2026-11-20")
    for document in ("policy.html", "policy.pdf"):
        assert (tmp_path / "a" / document).read_bytes() == (tmp_path / "b" / document).read_bytes()


def test_json_never_names_the_input(clauses: Path, answers: Path, tmp_path: Path) -> None:
    for words in (["check", answers], ["build", answers, "--out", tmp_path / "out"]):
        assert "mine" not in run(*words, "--clauses", clauses, "--json").stdout
