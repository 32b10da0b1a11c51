"""How comparing grows, from 10 employers to 1,000: codings alone, and half of them answers files."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random
from types import MappingProxyType

from policybuilder.answers.codec import from_plain
from policybuilder.answers.defaults import parse_preset
from policybuilder.answers.model import Answers, Organisation
from policybuilder.coding.file import parse_coding, write_coding
from policybuilder.coding.model import About, Coding, Confirmation, File, Quote, Stance, Status
from policybuilder.comparison.columns import of_answers, of_coding
from policybuilder.comparison.compare import compare
from policybuilder.comparison.model import Column
from policybuilder.comparison.tables import main_sheet, sheets
from policybuilder.library.model import Kind, Library
from policybuilder.render.spreadsheet import as_csv, as_workbook

TODAY = date(2026, 11, 20)
SIZES = (10, 100, 400, 1_000)
SHARE_CODED = 0.5
HEADINGS = ("employers", "of them answers", "read s", "compare s", "Excel s", "CSV s", "all s", "ms an employer")


def rows(library: Library) -> Iterator[tuple[str, ...]]:
    """A row a size: seconds for reading the files, comparing, and writing each table."""
    for share in (0.0, 0.5):
        for size in SIZES:
            yield _row(library, size, int(size * share))


def _row(library: Library, size: int, answered: int) -> tuple[str, ...]:
    texts = [write_coding(_coding(library, Random(number)), library) for number in range(size - answered)]
    answers = [_answers(library, Random(number)) for number in range(answered)]
    marks = [time.perf_counter()]
    columns: list[Column] = [of_coding(library, parse_coding(text, "c.yml", library), "c.yml") for text in texts]
    columns += [of_answers(library, one, "a.yml", TODAY) for one in answers]
    marks.append(time.perf_counter())
    comparison = compare(library, columns)
    marks.append(time.perf_counter())
    as_workbook(sheets(comparison, library), TODAY, "Comparison")
    marks.append(time.perf_counter())
    as_csv(main_sheet(comparison))
    marks.append(time.perf_counter())
    spent = [after - before for before, after in pairwise(marks)]
    everything = marks[-1] - marks[0]
    seconds = [f"{one:.2f}" for one in (*spent, everything)]
    return str(size), str(answered), *seconds, f"{1000 * everything / size:.0f}"


def _coding(library: Library, random: Random) -> Coding:
    stances = {}
    for question in library.questions.values():
        if question.kind is Kind.ONE and random.random() < SHARE_CODED:
            said = from_plain(question, random.choice(question.options).id)
            quote = Quote(
                "The policy says this in some twenty words, as policies do.", "policy.pdf", random.randint(1, 20)
            )
            stances[question.id] = Stance(said, (quote,), Confirmation("An officer", TODAY), "likely")
    sketch = tuple(sorted(random.sample(range(10**9), 96)))
    return Coding(
        library=library.version,
        id=f"{random.getrandbits(64):016x}",
        name=f"Employer {random.randint(1, 10**6)}",
        about=About(status=Status.IN_FORCE),
        files=(File("policy.pdf", "0" * 64, "pdf", 20, sketch=sketch),),
        stances=MappingProxyType(stances),
    )


def _answers(library: Library, random: Random) -> Answers:
    start = parse_preset(library, random.choice(library.presets))
    name = f"Employer {random.randint(1, 10**6)}"
    return replace(start, id=f"{random.getrandbits(64):016x}", organisation=Organisation(name=name))


def print_rows(library: Library) -> None:
    print("\nComparing, in seconds\n")
    print("| " + " | ".join(HEADINGS) + " |")
    print("|" + "---|" * len(HEADINGS))
    for row in rows(library):
        print("| " + " | ".join(row) + " |", flush=True)
