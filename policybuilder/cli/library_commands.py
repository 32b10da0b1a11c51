"""``library check``: prove the clause library, or list its sources."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from policybuilder.cli import diff_command
from policybuilder.cli.console import Exit, common, print_json, print_lines, progress, the_date
from policybuilder.library.loader import load_library
from policybuilder.library.model import NATION_NAMES, NATIONS, Library, Source, Sureness, Topic
from policybuilder.problems import InputError, Problem
from policybuilder.proof.prove import Proof, prove
from policybuilder.render.environment import template_problems


def add_to(commands: Any) -> None:
    library = commands.add_parser("library", help="the clause library")
    actions = library.add_subparsers(required=True, metavar="ACTION")
    check = common(actions.add_parser("check", help="prove that the library holds together"))
    check.add_argument("--sources", action="store_true", help="list the sources, least sure and oldest first")
    check.set_defaults(run=run_check)
    diff_command.add_to(actions)


def run_check(args: Namespace) -> Exit:
    today = the_date(args)
    try:
        library = load_library(Path(args.clauses))
    except InputError as error:
        return _report(args, None, Proof((), error.problems))
    if args.sources:
        return _list_sources(args, library, today)
    proof = prove(library, progress)
    return _report(args, library, Proof(proof.proved, (*proof.problems, *template_problems())))


def _report(args: Namespace, library: Library | None, proof: Proof) -> Exit:
    if args.json:
        print_json({"counts": counts(library), "problems": [_plain(problem) for problem in proof.problems]})
    else:
        print_lines(f"{number:5d} {name}" for name, number in proof.proved)
        print_lines(f"{number:5d} {name} in the library" for name, number in counts(library).items())
        print_lines(map(str, proof.problems))
        print(f"{len(proof.problems)} problems" if proof.problems else "The library holds together.")
    return Exit.NOT_GOOD_ENOUGH if proof.problems else Exit.FINE


def counts(library: Library | None) -> dict[str, int]:
    """How many of each kind of thing the library has; nothing where it could not be read."""
    if library is None:
        return {}
    return {
        "topics": len(library.topics),
        "questions": len(library.questions),
        "clauses": len(library.clauses),
        "checks": len(library.checks),
        "sources": len(library.sources),
        "situations": len(library.situations),
        "presets": len(library.presets),
    }


def _plain(problem: Problem) -> dict[str, Any]:
    return {"file": problem.file, "line": problem.line, "what": problem.what, "todo": problem.todo}


def _list_sources(args: Namespace, library: Library, today: date) -> Exit:
    order = (Sureness.TO_CHECK, Sureness.SECONDARY, Sureness.VERIFIED)
    sources = sorted(library.sources.values(), key=lambda one: (order.index(one.sure), one.checked, one.id))
    if args.json:
        listed = [_source(one, today) for one in sources]
        reviews = {topic.id: _reviews(topic) for topic in library.topics}
        print_json({"counts": counts(library), "problems": [], "sources": listed, "reviews": reviews})
    else:
        print_lines(f"{one.sure.value:9} {_age(one, today):5d} days  {one.id}: {one.title}" for one in sources)
        print_lines(f"{sum(one.sure is sure for one in sources):5d} {sure.value}" for sure in order)
        print_lines(f"{topic.id}: {_reviewed(topic, nation)}" for topic in library.topics for nation in NATIONS)
    return Exit.FINE


def _reviewed(topic: Topic, nation: str) -> str:
    review, name = topic.legal_review[nation], NATION_NAMES[nation]
    return f"reviewed for {name} by {review.by}, {review.on}" if review else f"not yet legally reviewed for {name}"


def _reviews(topic: Topic) -> dict[str, dict[str, str] | None]:
    reviews = topic.legal_review.items()
    return {nation: {"by": one.by, "on": one.on.isoformat()} if one else None for nation, one in reviews}


def _age(source: Source, today: date) -> int:
    return (today - source.checked).days


def _source(source: Source, today: date) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "address": source.address,
        "sure": source.sure.value,
        "checked": source.checked.isoformat(),
        "age_in_days": _age(source, today),
        "note": source.note,
    }
