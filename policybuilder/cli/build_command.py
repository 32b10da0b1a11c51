"""``build``: the documents of a policy."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policybuilder.cli.console import Exit, common, print_json, progress, the_answers, the_date, the_library
from policybuilder.cli.writing import write_all
from policybuilder.documents.kinds import KINDS
from policybuilder.documents.making import DocumentMaker
from policybuilder.problems import InputError, Problem, did_you_mean
from policybuilder.readiness import Readiness
from policybuilder.render.files import FORMATS, NotMade, files
from policybuilder.render.pdf_process import Why
from policybuilder.render.word.opening import LONGEST, BadReference

USUAL_FORMATS = ("html", "pdf")


def add_to(commands: Any) -> None:
    build = common(commands.add_parser("build", help="write the documents"))
    build.add_argument("answers", metavar="ANSWERS", help="an answers file")
    build.add_argument("--out", required=True, metavar="DIR", help="the folder to write into")
    build.add_argument("--documents", default=",".join(KINDS), help=f"any of: {', '.join(KINDS)} (default: all)")
    build.add_argument("--formats", default=",".join(USUAL_FORMATS), help=f"any of: {', '.join(FORMATS)}")
    build.add_argument("--reference", metavar="FILE", help="a Word file whose house style the Word files take")
    build.set_defaults(run=run_build)


def run_build(args: Namespace) -> Exit:
    wanted = _chosen("--documents", args.documents, tuple(KINDS))
    formats = _chosen("--formats", args.formats, FORMATS)
    today = the_date(args)
    library = the_library(args)
    maker = DocumentMaker(library, the_answers(args, library), today)
    made = _made(args, maker, wanted, formats)
    write_all(Path(args.out), made)
    _report(args, maker.ready, made)
    return Exit.NOT_GOOD_ENOUGH if maker.ready.stops else Exit.FINE


def _made(
    args: Namespace, maker: DocumentMaker, wanted: tuple[str, ...], formats: tuple[str, ...]
) -> Mapping[str, bytes]:
    try:
        return files((maker.make(KINDS[one]) for one in wanted), formats, progress, _reference(args))
    except BadReference as bad:
        raise InputError([Problem(Path(args.reference).name, 1, bad.what, bad.todo)]) from bad
    except NotMade as error:
        todo = "Shorten the longest answers" if error.why is Why.TOO_LONG else "Try again, or leave the PDF out"
        raise InputError([Problem(error.name, 1, f"The file can't be made: {error.why.value}", todo)]) from error


def _reference(args: Namespace) -> bytes | None:
    if not args.reference:
        return None
    path = Path(args.reference)
    try:
        with path.open("rb") as file:
            return file.read(LONGEST + 1)
    except OSError as error:
        what = f"The file can't be read: {error.strerror}"
        raise InputError([Problem(path.name, 1, what, "Check its name and try again")]) from error


def _chosen(option: str, text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",")))
    problems = [
        Problem(option, 1, f"'{name}' is not one of {', '.join(known)}", did_you_mean(name, known, "Choose one"))
        for name in names
        if name not in known
    ]
    if problems:
        raise InputError(problems)
    return names


def _report(args: Namespace, ready: Readiness, made: Mapping[str, bytes]) -> None:
    if args.json:
        print_json(
            {
                "files": sorted(made),
                "draft": ready.draft,
                "stops": [one.check for one in ready.stops],
                "undecided": [one.question for one in ready.open_questions],
            }
        )
        return
    for name in sorted(made):
        print(f"{name} ({len(made[name]) // 1000} kB)")
    if ready.draft:
        unnamed = ", and the name of your organisation" if ready.unnamed else ""
        undecided = f"{len(ready.open_questions)} undecided questions"
        print(f"Draft: {len(ready.stops)} findings, {undecided}{unnamed} stand in the way of publishing.")
