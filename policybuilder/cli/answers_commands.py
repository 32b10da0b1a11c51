"""``new`` and ``check``: starting answers, and what is wrong with answers."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.file import write_answers
from policybuilder.checking import Finding, find, undecided
from policybuilder.cli.console import Exit, common, print_json, print_lines, the_answers, the_library
from policybuilder.cli.writing import write_new
from policybuilder.library.model import Library


def add_to(commands: Any) -> None:
    new = common(commands.add_parser("new", help="starting answers"), json=False)
    new.add_argument("--preset", metavar="NAME", help="a preset's file name without its ending")
    new.add_argument("--out", metavar="FILE", help="where to write them (default: print them)")
    new.set_defaults(run=run_new)
    check = common(commands.add_parser("check", help="findings and undecided questions"))
    check.add_argument("answers", metavar="ANSWERS", help="an answers file")
    check.set_defaults(run=run_check)


def run_new(args: Namespace) -> Exit:
    library = the_library(args)
    text = write_answers(starting_answers(library, args.preset), library)
    if args.out:
        write_new(Path(args.out), text)
    else:
        sys.stdout.write(text)
    return Exit.FINE


def run_check(args: Namespace) -> Exit:
    library = the_library(args)
    answers = the_answers(args, library)
    findings, open_questions = find(library, answers), undecided(library, answers)
    if args.json:
        print_json({"findings": [plain_finding(one) for one in findings], "undecided": list(open_questions)})
    else:
        print_lines(_lines(library, findings, open_questions))
    return Exit.NOT_GOOD_ENOUGH if any(one.blocks_publishing for one in findings) else Exit.FINE


def plain_finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "kind": finding.kind.value,
        "says": finding.says,
        "fix": finding.fix,
        "answers": dict(finding.answers),
        "mend": list(finding.mend),
        "service": finding.service,
        "confirm": finding.confirm,
    }


def _lines(library: Library, findings: tuple[Finding, ...], open_questions: tuple[str, ...]) -> Iterator[str]:
    for finding in findings:
        word = "confirm" if finding.confirm else finding.severity.value
        where = f" ({finding.service})" if finding.service else ""
        yield f"{word.upper()}{where}: {finding.says} {finding.fix} [{', '.join(finding.mend)}]"
    for question in open_questions:
        yield f"UNDECIDED: {library.questions[question].ask} [{question}]"
    yield f"{len(findings)} findings, {len(open_questions)} undecided"
