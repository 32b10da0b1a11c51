"""The commands and their options."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence

from policybuilder.cli import (
    answers_commands,
    ask_command,
    build_command,
    compare_command,
    library_commands,
    read_command,
    serve_command,
)
from policybuilder.cli.console import Exit
from policybuilder.problems import InputError

_COMMANDS = (
    library_commands,
    answers_commands,
    build_command,
    ask_command,
    compare_command,
    read_command,
    serve_command,
)


def main(argv: Sequence[str]) -> int:
    """Run one command; the return value is the process's exit code (0 fine, 1 not good enough, 2 unusable input)."""
    args = parser().parse_args(argv)
    run: Callable[[Namespace], Exit] = args.run
    try:
        return run(args)
    except InputError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return Exit.UNUSABLE
    except BrokenPipeError:
        return Exit.FINE


def parser() -> ArgumentParser:
    top = ArgumentParser(prog="python -m policybuilder", description="Build a social media policy from answers.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for module in _COMMANDS:
        module.add_to(commands)
    return top
