"""What every command shares: exit codes, the date, reading answers, printing for people or as JSON."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path
from typing import Any

from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answers
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.places import CLAUSES
from policybuilder.problems import InputError, Problem
from policybuilder.yaml_reader import ANSWERS_BYTES


class Exit(IntEnum):
    FINE = 0
    NOT_GOOD_ENOUGH = 1
    UNUSABLE = 2


def common(command: ArgumentParser, json: bool = True) -> ArgumentParser:
    """The options that every command has."""
    command.add_argument("--clauses", default=str(CLAUSES), metavar="DIR", help="the library (default: clauses/)")
    command.add_argument("--date", metavar="YYYY-MM-DD", help="the day to work for (default: today)")
    if json:
        command.add_argument("--json", action="store_true", help="print JSON")
    return command


def the_date(args: Namespace) -> date:
    """``--date``, else SOURCE_DATE_EPOCH, else today. Raises InputError."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if args.date:
            return date.fromisoformat(args.date)
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now().astimezone().date()
    except (ValueError, OverflowError, OSError) as error:
        place = "--date" if args.date else "SOURCE_DATE_EPOCH"
        todo = "Write --date 2026-11-20" if args.date else "Give seconds since 1970 in digits"
        raise InputError([Problem(place, 1, f"'{args.date or epoch}' is not a date", todo)]) from error


def the_library(args: Namespace) -> Library:
    return load_library(Path(args.clauses))


def the_answers(args: Namespace, library: Library) -> Answers:
    """The answers in the file named on the command line. Raises InputError."""
    return parse_answers(read_text(Path(args.answers)), Path(args.answers).name, library)


def read_text(path: Path) -> str:
    """The file's text. Raises InputError where there is none, or too much of it."""
    try:
        if path.stat().st_size > ANSWERS_BYTES:
            what = f"The file is larger than {ANSWERS_BYTES // 1_000_000} MB"
            raise InputError([Problem(path.name, 1, what, "Check that it is the right file")])
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError([Problem(path.name, 1, "The file is not UTF-8 text", "Save it again as UTF-8")]) from error
    except OSError as error:
        what = f"The file can't be read: {error.strerror}"
        raise InputError([Problem(path.name, 1, what, "Check its name and try again")]) from error


def print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def progress(step: str) -> None:
    """One line of progress on the error stream, so that it never mixes with the answer."""
    print(f"… {step}", file=sys.stderr, flush=True)
