"""``library diff``: what changed between two libraries, and what it means for one employer."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from policybuilder.answers.file import local_wordings, open_answers
from policybuilder.cli.console import Exit, common, print_json, print_lines, read_text, the_date
from policybuilder.library.model import Library
from policybuilder.library.releases import library_at
from policybuilder.library_changes import Employer, EmployerChanges, LibraryChanges, employer_changes, library_changes


def add_to(actions: Any) -> None:
    diff = common(actions.add_parser("diff", help="what changed between two libraries"))
    diff.add_argument("old", metavar="OLD", help="a released version, or a folder")
    diff.add_argument("new", metavar="NEW", help="a released version, or a folder")
    diff.add_argument("--answers", metavar="FILE", help="say what it means for this employer")
    diff.set_defaults(run=run_diff)


def run_diff(args: Namespace) -> Exit:
    today = the_date(args)
    old, new = library_at(args.old, Path(args.clauses)), library_at(args.new, Path(args.clauses))
    changes, employer = library_changes(old, new), None
    if args.answers:
        text, name = read_text(Path(args.answers)), Path(args.answers).name
        before, after = (open_answers(text, name, one, wording_apart=True) for one in (old, new))
        employer = employer_changes(old, new, Employer(before, after, local_wordings(text, name)), today)
    if args.json:
        print_json(_plain(changes) | ({"employer": _plain_employer(employer)} if employer else {}))
    else:
        print_lines(_lines(changes))
        print_lines(_for_employer(employer, new) if employer else ())
    return Exit.FINE


def _lines(changes: LibraryChanges) -> Iterator[str]:
    yield f"Library {changes.old} → {changes.new}"
    for kind, one in changes.by_kind.items():
        yield from (f"  new {kind[:-1]}: {name}" for name in one.added)
        yield from (f"  retired {kind[:-1]}: {name}{_after(changes, name)}" for name in one.gone)
        yield from (f"  changed {kind[:-1]}: {each.id} ({', '.join(each.parts)})" for each in one.changed)
    if all(one.empty for one in changes.by_kind.values()):
        yield "  nothing changed"


def _after(changes: LibraryChanges, name: str) -> str:
    successors = changes.successors.get(name, ())
    return f", now {', '.join(successors)}" if successors else ""


def _for_employer(employer: EmployerChanges, new: Library) -> list[str]:
    return ["For this employer", *(list(_employer_lines(employer, new)) or ["  nothing changes"])]


def _employer_lines(employer: EmployerChanges, new: Library) -> Iterator[str]:
    yield from (f"  new clause {clause.number}: {clause.title}" for clause in employer.added)
    yield from (f"  clause no longer in: {clause.number} {clause.title}" for clause in employer.gone)
    for clause in employer.reworded:
        yield f"  clause {clause.number} reads otherwise"
        yield from (f"    - {line}" for line in clause.old.splitlines() if line)
        yield from (f"    + {line}" for line in clause.new.splitlines() if line)
    for wording in employer.wordings:
        yield f"  your own words for '{wording.title}' [{wording.id}] rest on a text that changed"
        yield from (f"    - {line}" for line in wording.old.splitlines() if line)
        yield from (
            f"    + {line}" for line in (wording.new or "The library has no such clause now.").splitlines() if line
        )
        yield from (f"    yours: {line}" for line in (wording.local or "(switched off)").splitlines() if line)
    yield from (f"  to decide: {new.questions[one].ask} [{one}]" for one in employer.to_decide)
    yield from (f"  to decide again: {one}, which was {was}" for one, was in employer.reopened.items())
    yield from (f"  new finding: {new.checks[one].says} [{one}]" for one in employer.new_findings)


def _plain(changes: LibraryChanges) -> dict[str, Any]:
    return {
        "old": changes.old,
        "new": changes.new,
        "successors": {name: list(successors) for name, successors in changes.successors.items()},
        "changes": {
            kind: {
                "added": list(one.added),
                "gone": list(one.gone),
                "changed": [{"id": each.id, "parts": list(each.parts)} for each in one.changed],
            }
            for kind, one in changes.by_kind.items()
        },
    }


def _plain_employer(employer: EmployerChanges) -> dict[str, Any]:
    return {
        "added": [{"clause": one.id, "number": one.number, "title": one.title} for one in employer.added],
        "gone": [{"clause": one.id, "number": one.number, "title": one.title} for one in employer.gone],
        "reworded": [
            {"clause": one.id, "number": one.number, "old": one.old, "new": one.new} for one in employer.reworded
        ],
        "wordings": [
            {"clause": one.id, "title": one.title, "local": one.local, "old": one.old, "new": one.new}
            for one in employer.wordings
        ],
        "to_decide": list(employer.to_decide),
        "reopened": dict(employer.reopened),
        "new_findings": list(employer.new_findings),
    }
