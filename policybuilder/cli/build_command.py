"""``build``: the documents of a policy."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policybuilder.checking import find
from policybuilder.cli.console import Exit, common, print_json, progress, the_answers, the_date, the_library
from policybuilder.cli.writing import write_all
from policybuilder.policy.assemble import assemble
from policybuilder.policy.model import Policy
from policybuilder.problems import InputError, Problem, did_you_mean
from policybuilder.readiness import Readiness, readiness
from policybuilder.render.html import render_policy_html
from policybuilder.render.pdf import policy_pdf

DOCUMENTS = ("policy",)
FORMATS = ("html", "pdf")


def add_to(commands: Any) -> None:
    build = common(commands.add_parser("build", help="write the documents"))
    build.add_argument("answers", metavar="ANSWERS", help="an answers file")
    build.add_argument("--out", required=True, metavar="DIR", help="the folder to write into")
    build.add_argument("--documents", default=",".join(DOCUMENTS), help=f"any of: {', '.join(DOCUMENTS)}")
    build.add_argument("--formats", default=",".join(FORMATS), help=f"any of: {', '.join(FORMATS)}")
    build.set_defaults(run=run_build)


def run_build(args: Namespace) -> Exit:
    documents = _chosen("--documents", args.documents, DOCUMENTS)
    formats = _chosen("--formats", args.formats, FORMATS)
    today = the_date(args)
    library = the_library(args)
    answers = the_answers(args, library)
    policy = assemble(library, answers, today)
    ready = readiness(policy, find(library, answers))
    files = dict(_files(policy, ready, documents, formats))
    write_all(Path(args.out), files)
    _report(args, ready, files)
    return Exit.NOT_GOOD_ENOUGH if ready.stops else Exit.FINE


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


def _files(
    policy: Policy, ready: Readiness, documents: tuple[str, ...], formats: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    for document in documents:
        for form in formats:
            progress(f"{document}.{form}")
            if form == "html":
                yield f"{document}.html", render_policy_html(policy, draft=ready.draft, stops=ready.sentences).encode()
            else:
                yield f"{document}.pdf", policy_pdf(policy, draft=ready.draft, stops=ready.sentences)


def _report(args: Namespace, ready: Readiness, files: dict[str, bytes]) -> None:
    if args.json:
        print_json(
            {
                "files": sorted(files),
                "draft": ready.draft,
                "stops": [one.check for one in ready.stops],
                "undecided": [one.question for one in ready.open_questions],
            }
        )
        return
    for name in sorted(files):
        print(f"{name} ({len(files[name]) // 1000} kB)")
    if ready.draft:
        unnamed = ", and the name of your organisation" if ready.unnamed else ""
        undecided = f"{len(ready.open_questions)} undecided questions"
        print(f"Draft: {len(ready.stops)} findings, {undecided}{unnamed} stand in the way of publishing.")
