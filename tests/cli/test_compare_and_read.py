"""``read`` and ``compare`` as their users run them: a coding, then tables in every format."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from policybuilder.answers.file import parse_answers
from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES, ROOT
from tests.cli.test_commands import run

TUNED = ROOT / "tests" / "policies" / "tuned"
EXAMPLES = sorted((ROOT / "examples").glob("*.yml"))
FORMULA = '=HYPERLINK("http://192.0.2.1","x")'


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An employer whose name and texts a spreadsheet would run."""
    text = EXAMPLES[0].read_text(encoding="utf-8")
    name = parse_answers(text, "x", load_library(CLAUSES)).organisation.name
    file = tmp_path / "hostile.yml"
    file.write_text(text.replace(name, f"'{FORMULA}'", 1).replace("''", "'"), encoding="utf-8")
    return file


def test_read_writes_a_coding_with_quotes_and_pages(tmp_path: Path) -> None:
    out = tmp_path / "coding.yml"
    done = run("read", TUNED / "council_chapter.pdf", "--name", "Marlbrook", "--out", out, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert {"question", "page", "quote", "stance", "confidence"} <= set(found["passages"][0])
    assert str(TUNED) not in done.stdout
    assert "page: 3" in out.read_text(encoding="utf-8")


def test_read_keeps_what_is_confirmed(tmp_path: Path) -> None:
    out = tmp_path / "coding.yml"
    run("read", TUNED / "foi_extract.txt", "--out", out)
    text = out.read_text(encoding="utf-8")
    mark = "    suggested: sure\n"
    at = text.index(mark)
    out.write_text(text[:at] + "    confirmed: {by: Me, on: 2026-11-20}\n" + text[at:], encoding="utf-8")
    again = run("read", TUNED / "foi_extract.txt", "--out", out)
    assert "1 confirmed" in again.stdout
    assert "by: Me" in out.read_text(encoding="utf-8")


def test_read_refuses_every_bad_file_and_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing more")
    (tmp_path / "b.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    done = run("read", tmp_path / "a.pdf", tmp_path / "b.doc", "--out", tmp_path / "c.yml")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 2
    assert not (tmp_path / "c.yml").exists()


def test_read_asks_whether_a_carers_handbook_is_the_right_file(tmp_path: Path) -> None:
    done = run("read", TUNED / "carer_rules.html", "--out", tmp_path / "c.yml")
    assert "looks like rules for carers" in done.stderr


@pytest.mark.parametrize("ending", ["html", "pdf", "xlsx", "csv", "json"])
def test_compare_writes_every_format(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"table.{ending}"
    done = run("compare", *EXAMPLES[:2], "--out", out, "--only-differences")
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 1_000


def test_compare_prints_json_without_a_file() -> None:
    found = json.loads(run("compare", *EXAMPLES, "--json").stdout)
    assert len(found["employers"]) == len(EXAMPLES)


def test_the_workbook_has_its_sheets_and_no_formula(tmp_path: Path, hostile: Path) -> None:
    out = tmp_path / "table.xlsx"
    assert run("compare", hostile, EXAMPLES[1], "--out", out).returncode == 0
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Table", "Quotes", "Situations", "Weeks", "Employers"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(FORMULA in str(cell.value) for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink or str(cell.value)[0] in "=+-@"]


def test_the_csv_has_nothing_that_a_spreadsheet_runs(tmp_path: Path, hostile: Path) -> None:
    out = tmp_path / "table.csv"
    run("compare", hostile, EXAMPLES[1], "--out", out)
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_the_pdf_is_tagged(tmp_path: Path) -> None:
    out = tmp_path / "table.pdf"
    run("compare", *EXAMPLES[:2], "--out", out, "--only-differences")
    with pikepdf.open(out) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en-GB"
        assert "/StructTreeRoot" in document.Root


def test_a_policy_file_is_sent_to_be_read_first(tmp_path: Path) -> None:
    done = run("compare", TUNED / "council_chapter.pdf", "--out", tmp_path / "t.html")
    assert done.returncode == 2
    assert done.stderr == (
        "council_chapter.pdf:1: It is a policy, and its stances are not coded yet. "
        "Run: read council_chapter.pdf --out council_chapter.yml, and confirm them.\n"
    )


def test_compare_says_which_endings_it_writes(tmp_path: Path) -> None:
    done = run("compare", EXAMPLES[0], "--out", tmp_path / "t.xls")
    assert done.returncode == 2
    assert done.stderr == "--out:1: 't.xls' has no ending that can be written. Did you mean 'xlsx'?\n"
