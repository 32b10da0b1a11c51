"""``read``: somebody else's policy to a coding that a person can confirm."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policybuilder.cli.console import Exit, common, print_json, print_lines, progress, read_text, the_library
from policybuilder.cli.writing import replace_file
from policybuilder.coding.file import is_coding, parse_coding, plain_said, write_coding
from policybuilder.coding.model import Coding, Unsaid
from policybuilder.library.model import Library
from policybuilder.problems import InputError, Problem
from policybuilder.reading.cues import load_cues
from policybuilder.reading.model import Source
from policybuilder.reading.opening import MOST_BYTES, open_source
from policybuilder.reading.proposing import propose, read_again, said_by
from policybuilder.reading.reader import Passage, Reading, read

NOT_A_POLICY = {
    "guidance": "This looks like guidance for employers, not an employer’s own policy.",
    "carers": "This looks like rules for carers, not an employer’s policy for staff.",
    "public": "This looks like house rules for the public, not an employer’s policy for staff.",
}


def add_to(commands: Any) -> None:
    command = common(commands.add_parser("read", help="propose a coding of somebody else's policy"))
    command.add_argument(
        "files", nargs="+", metavar="POLICY_FILE", help="one employer's policy: PDF, Word, web page, text"
    )
    command.add_argument(
        "--out", metavar="CODING.yml", help="where to write the coding; if it is there, it is brought up to date"
    )
    command.add_argument("--name", default="", help="what the employer is called")
    command.add_argument("--id", default="", metavar="ID", help="the employer's id, where it has one already")
    command.set_defaults(run=run_read)


def run_read(args: Namespace) -> Exit:
    if not args.out and not args.json:
        raise InputError([Problem("--out", 1, "No file is named for the coding", "Add --out coding.yml, or --json")])
    library = the_library(args)
    cues = load_cues(Path(args.clauses), library)
    before = _before(args, library)
    reading = read(library, cues, _sources(args.files))
    for note in _notes(reading):
        progress(note)
    coding = propose(library, reading, args.name or Path(args.files[0]).stem.replace("_", " "), args.id)
    coding = read_again(before, coding, reading) if before else coding
    if args.out:
        replace_file(Path(args.out), write_coding(coding, library).encode())
    if args.json:
        print_json(_plain(library, reading, coding))
    else:
        print_lines(_lines(library, coding))
    return Exit.FINE


def _before(args: Namespace, library: Library) -> Coding | None:
    """The coding that stands at ``--out`` already, so that nobody's confirmed work is lost."""
    path = Path(args.out or "")
    if not args.out or not path.exists():
        return None
    text = read_text(path)
    if not is_coding(text):
        raise InputError(
            [Problem(path.name, 1, "The file is there already, and is not a coding", "Choose another name")]
        )
    return parse_coding(text, path.name, library)


def _sources(names: list[str]) -> list[Source]:
    sources: list[Source] = []
    problems: list[Problem] = []
    for name in names:
        try:
            sources.append(open_source(_bytes(Path(name)), Path(name).name))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return sources


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        what = f"The file can't be read: {error.strerror}"
        raise InputError([Problem(path.name, 1, what, "Check its name and try again")]) from error


def _notes(reading: Reading) -> Iterator[str]:
    for source in reading.sources:
        yield from (f"{source.name}: {note}" for note in source.notes)
    if not reading.nature.employers_policy:
        signs = "; ".join(f"“{sign}”" for sign in reading.nature.signs)
        yield f"{NOT_A_POLICY[reading.nature.kind]} It says: {signs}. Is it the right file?"
    if not reading.nature.readable:
        yield "Little of this is in English, so hardly anything can be suggested. Read it yourself."


def _plain(library: Library, reading: Reading, coding: Coding) -> dict[str, Any]:
    return {
        "employers_policy": reading.nature.employers_policy,
        "kind": reading.nature.kind,
        "signs": list(reading.nature.signs),
        "languages": list(reading.nature.languages),
        "files": [_file(one) for one in reading.sources],
        "passages": [_passage(library, one) for passages in reading.passages.values() for one in passages],
        "flagged": [key for key, stance in coding.stances.items() if stance.flag],
    }


def _file(one: Source) -> dict[str, Any]:
    return {
        "name": one.name,
        "sha256": one.checksum,
        "pages": one.contents.pages,
        "unread": list(one.contents.unread),
        "notes": list(one.notes),
    }


def _passage(library: Library, one: Passage) -> dict[str, Any]:
    question = library.questions[one.question]
    said = said_by(question, one) if one.stance else Unsaid.UNKNOWN
    plain = plain_said(said)
    return {
        "question": one.question,
        "page": one.sentence.page,
        "quote": one.sentence.quote,
        "heading": one.sentence.heading,
        "file": one.sentence.source,
        "stance": None if said is Unsaid.UNKNOWN else "elsewhere" if isinstance(plain, dict) else plain,
        "confidence": one.confidence.value,
    }


def _lines(library: Library, coding: Coding) -> Iterator[str]:
    for key, stance in coding.stances.items():
        if stance.flag:
            yield f"CHECK: {library.questions[key].ask} {stance.flag}. [{key}]"
    suggested = [one for one in coding.stances.values() if not one.confirmed and one.said is not Unsaid.UNKNOWN]
    sure = sum(one.suggested == "sure" for one in suggested)
    confirmed = sum(one.confirmed is not None for one in coding.stances.values())
    counts = f"{len(suggested)} stances suggested ({sure} sure), {confirmed} confirmed"
    yield f"{counts}. Nothing counts until a person confirms it."
