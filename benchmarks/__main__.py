"""python -m benchmarks [engine] [pdf] [clicks] [compare]: all of them where none is named."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import clicks, comparing, engine, made_up, printing
from benchmarks.table import print_table
from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answers
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.places import CLAUSES, ROOT
from policybuilder.policy.assemble import assemble

CLAUSES_OF_22_PAGES = 8  # to a topic


def main(names: list[str]) -> None:
    unknown = set(names) - set(PARTS)
    if unknown:
        sys.exit(f"{', '.join(sorted(unknown))}? {__doc__}")
    for name in names or PARTS:
        PARTS[name]()


def time_engine() -> None:
    rows = [row for name, library, answers in employers() for row in engine.rows(name, library, answers)]
    print_table("Server time for one policy", rows)


def employers() -> list[tuple[str, Library, Answers]]:
    """The made-up employer, and the worked ones with the library as it is."""
    made_up_library = the_made_up_library()
    library = load_library(CLAUSES)
    files = sorted((ROOT / "examples").glob("*.yml"))
    worked = [(file.stem, library, parse_answers(file.read_text("utf-8"), file.name, library)) for file in files]
    return [("made-up library", made_up_library, made_up.answers_for(made_up_library)), *worked]


def the_made_up_library(clauses: int = made_up.CLAUSES) -> Library:
    with tempfile.TemporaryDirectory() as folder:
        return made_up.write_library(Path(folder) / "clauses", clauses)


def time_pdf() -> None:
    library = the_made_up_library(CLAUSES_OF_22_PAGES)
    policy = assemble(library, made_up.answers_for(library), engine.TODAY)
    print_table("One policy to PDF, taken in turns", printing.rows(policy))


def time_clicks() -> None:
    print_table("From a click to the changed preview on the screen, taken in turns", clicks.rows())


def time_compare() -> None:
    comparing.print_rows(load_library(CLAUSES))


PARTS: dict[str, Callable[[], None]] = {
    "engine": time_engine,
    "pdf": time_pdf,
    "clicks": time_clicks,
    "compare": time_compare,
}

if __name__ == "__main__":
    main(sys.argv[1:])
