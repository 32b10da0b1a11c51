"""``compare``: employers side by side, as a page, a PDF, a workbook, a table or JSON."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from policybuilder.answers.file import parse_answers
from policybuilder.cli.console import Exit, common, print_json, print_lines, read_text, the_date, the_library
from policybuilder.cli.writing import replace_file
from policybuilder.coding.file import is_coding, parse_coding
from policybuilder.comparison.brief import Brief, brief, plain_brief
from policybuilder.comparison.columns import of_answers, of_coding
from policybuilder.comparison.compare import Wanted, compare
from policybuilder.comparison.model import Column, Comparison
from policybuilder.comparison.plain import plain_comparison
from policybuilder.comparison.protection import load_protection
from policybuilder.comparison.tables import count_words, main_sheet, names_of, sheets
from policybuilder.library.model import Library
from policybuilder.problems import InputError, Problem, did_you_mean
from policybuilder.render.comparison import render_comparison
from policybuilder.render.pdf import TooLong, printed
from policybuilder.render.spreadsheet import as_csv, as_workbook

FORMATS = ("html", "pdf", "xlsx", "csv", "json")
POLICY_FILES = (".pdf", ".docx", ".html", ".htm")


def add_to(commands: Any) -> None:
    command = common(commands.add_parser("compare", help="employers side by side"))
    command.add_argument("files", nargs="+", metavar="FILE", help="answers files and codings, or folders of them")
    command.add_argument("--out", metavar="FILE", help=f"where to write it: .{', .'.join(FORMATS)}")
    command.add_argument("--base", metavar="ID", default="", help="the employer that the others are set against")
    command.add_argument("--only-differences", action="store_true", help="leave out what all say alike")
    command.add_argument(
        "--group", metavar="NAME", default="", help="group employers by nation, kind or a group of yours"
    )
    command.add_argument("--brief", metavar="ID", default="", help="add what could be asked of this employer")
    command.set_defaults(run=run_compare)


def run_compare(args: Namespace) -> Exit:
    ending = _ending(args)
    today, library = the_date(args), the_library(args)
    columns = _columns(args.files, library, today)
    known = [column.employer.id for column in columns]
    base, wanted_brief = (_employer(option, getattr(args, option), known) for option in ("base", "brief"))
    comparison = compare(library, columns, Wanted(base, args.only_differences, args.group))
    made = (
        brief(library, comparison, wanted_brief, load_protection(Path(args.clauses), library), today)
        if wanted_brief
        else None
    )
    if args.out:
        replace_file(Path(args.out), _file(ending, comparison, library, today, made))
    if args.json:
        print_json(_plain(comparison, library, made))
    else:
        print_lines(_lines(comparison))
    return Exit.FINE


def _ending(args: Namespace) -> str:
    if not args.out:
        if args.json:
            return ""
        raise InputError(
            [Problem("--out", 1, "No file is named for the comparison", "Add --out comparison.html, or --json")]
        )
    ending = Path(args.out).suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        todo = did_you_mean(ending, FORMATS, f"End it with one of: .{', .'.join(FORMATS)}")
        raise InputError([Problem("--out", 1, f"'{Path(args.out).name}' has no ending that can be written", todo)])
    return ending


def _columns(names: list[str], library: Library, today: date) -> list[Column]:
    """One column a file; every file's problems at once."""
    columns: list[Column] = []
    problems: list[Problem] = []
    for path in _paths(names):
        try:
            columns.append(_column(path, library, today))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return columns


def _paths(names: list[str]) -> Iterator[Path]:
    for name in names:
        path = Path(name)
        found = sorted(one for one in path.glob("*") if one.suffix in (".yml", ".yaml")) if path.is_dir() else [path]
        if not found:
            raise InputError([Problem(path.name, 1, "The folder holds no answers files or codings", "Name another")])
        yield from found


def _column(path: Path, library: Library, today: date) -> Column:
    if path.suffix.lower() in POLICY_FILES:
        what = "It is a policy, and its stances are not coded yet"
        raise InputError(
            [Problem(path.name, 1, what, f"Run: read {path.name} --out {path.stem}.yml, and confirm them")]
        )
    text = read_text(path)
    if is_coding(text):
        return of_coding(library, parse_coding(text, path.name, library), path.name)
    return of_answers(library, parse_answers(text, path.name, library), path.name, today)


def _employer(option: str, wanted: str, known: list[str]) -> str:
    if not wanted or wanted in known:
        return wanted
    starts = [one for one in known if one.startswith(wanted)]
    if len(set(starts)) == 1:
        return starts[0]
    todo = did_you_mean(wanted, known, f"Use one of: {', '.join(dict.fromkeys(known))}")
    raise InputError([Problem(f"--{option}", 1, f"No employer has the id '{wanted[:70]}'", todo)])


def _plain(comparison: Comparison, library: Library, made: Brief | None) -> dict[str, Any]:
    return plain_comparison(comparison, library) | ({"brief": plain_brief(made)} if made else {})


def _file(ending: str, comparison: Comparison, library: Library, today: date, made: Brief | None) -> bytes:
    match ending:
        case "json":
            return (json.dumps(_plain(comparison, library, made), ensure_ascii=False, indent=2) + "\n").encode()
        case "csv":
            return as_csv(main_sheet(comparison))
        case "xlsx":
            return as_workbook(sheets(comparison, library), today, "Comparison of employers")
        case "html":
            return render_comparison(comparison, today, made).encode()
        case _:
            return _pdf(comparison, today, made)


def _pdf(comparison: Comparison, today: date, made: Brief | None) -> bytes:
    try:
        return printed(render_comparison(comparison, today, made, medium="print"))
    except TooLong as error:
        todo = "Write .xlsx, or compare fewer employers or only their differences"
        raise InputError([Problem("--out", 1, "The comparison is too long for a PDF", todo)]) from error


def _lines(comparison: Comparison) -> Iterator[str]:
    names = names_of(comparison)
    for row in comparison.rows:
        if row.differs:
            alone = f" Alone: {', '.join(names[one] for one in row.alone)}." if row.alone else ""
            yield f"{row.ask} {count_words(row)}.{alone} [{row.question}]"
    same = sum(row.same for row in comparison.rows)
    unsettled = sum(not row.differs and not row.same for row in comparison.rows)
    differ = sum(row.differs for row in comparison.rows)
    counts = f"{differ} questions differ, {same} are the same, {unsettled} can't be compared"
    yield f"{len(comparison.employers)} employers: {counts}"
