"""``ask``: what the policy says about situations."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policybuilder.cli.console import (
    Exit,
    common,
    print_json,
    print_lines,
    read_text,
    the_answers,
    the_date,
    the_library,
)
from policybuilder.library.model import Library
from policybuilder.library.situation_model import SILENT
from policybuilder.problems import InputError, Problem, did_you_mean
from policybuilder.situations.facts import Contradiction
from policybuilder.situations.facts_file import contradiction, read_facts_file
from policybuilder.situations.judging import Judge, judge_for
from policybuilder.situations.plain import plain_verdict
from policybuilder.situations.telling import lines_of
from policybuilder.situations.times import BadTime
from policybuilder.situations.verdict import Verdict


def add_to(commands: Any) -> None:
    ask = common(commands.add_parser("ask", help="what the policy says about a situation"))
    ask.add_argument("answers", metavar="ANSWERS", help="an answers file")
    which = ask.add_mutually_exclusive_group(required=True)
    which.add_argument("situation", nargs="?", metavar="SITUATION", help="a situation of the catalogue, by id")
    which.add_argument("--all", action="store_true", help="every situation of the catalogue")
    which.add_argument("--facts", metavar="FILE", help="a situation of your own")
    ask.add_argument("--service", default="", metavar="S", help="the id of a service whose answers differ")
    ask.set_defaults(run=run)


def run(args: Namespace) -> Exit:
    library = the_library(args)
    answers = the_answers(args, library)
    try:
        judge = judge_for(library, answers, the_date(args), args.service)
    except KeyError as error:
        known = [one.id for one in answers.services]
        todo = did_you_mean(args.service, known, f"Use one of: {', '.join(known)}" if known else "Leave out --service")
        raise InputError([Problem("--service", 1, f"There is no service '{args.service}'", todo)]) from error
    verdicts = tuple(_verdicts(args, library, judge))
    if args.json:
        print_json({"verdicts": [plain_verdict(one) for one in verdicts]})
    else:
        print_lines(_lines(verdicts, answers.organisation.name, library.version))
    return Exit.NOT_GOOD_ENOUGH if any(one.word == SILENT for one in verdicts) else Exit.FINE


def _verdicts(args: Namespace, library: Library, judge: Judge) -> Iterator[Verdict]:
    if args.facts:
        yield _own(args, library, judge)
    elif args.all:
        yield from (judge.on(one) for one in library.situations.values())
    elif args.situation in library.situations:
        yield judge.on(library.situations[args.situation])
    else:
        todo = did_you_mean(args.situation, library.situations, "Use --all to see every situation")
        raise InputError([Problem("ask", 1, f"There is no situation '{args.situation}'", todo)])


def _own(args: Namespace, library: Library, judge: Judge) -> Verdict:
    path = Path(args.facts)
    own = read_facts_file(read_text(path), path.name, library)
    try:
        return judge.judge("", own.asks, own.facts, own.when)
    except (Contradiction, BadTime) as error:
        raise contradiction(path.name, error) from error


def _lines(verdicts: tuple[Verdict, ...], name: str, version: str) -> Iterator[str]:
    for verdict in verdicts:
        yield from lines_of(verdict)
        yield ""
    silent = sum(one.word == SILENT for one in verdicts)
    yield f"From the policy of {name or 'your organisation'} (draft, library {version}). This is not legal advice."
    yield f"{len(verdicts)} situations, {silent} without an answer"
