"""What changed between two libraries, and what that means for one employer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from policybuilder.answers.file import Opened
from policybuilder.checking import find, undecided
from policybuilder.library.model import Clause, Library
from policybuilder.policy.assemble import assemble
from policybuilder.policy.model import PolicyClause
from policybuilder.prose import plain

WHERE = frozenset({"place", "states"})


@dataclass(frozen=True)
class Changed:
    """Something that both libraries have, and the parts of it that differ."""

    id: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class KindChanges:
    """Of one kind of thing: the ids that are new, gone, and changed."""

    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[Changed, ...]

    @property
    def empty(self) -> bool:
        return not (self.added or self.gone or self.changed)


@dataclass(frozen=True)
class LibraryChanges:
    """``successors`` says what took the place of what is gone, where something did."""

    old: str
    new: str
    by_kind: Mapping[str, KindChanges]
    successors: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Reworded:
    """A clause of the employer's that reads otherwise now; ``number`` is its new one."""

    id: str
    number: str
    title: str
    old: str
    new: str


@dataclass(frozen=True)
class WordingChange:
    """Words of the employer's own that stand in for a library text that changed. ``new`` is empty where it is gone."""

    id: str
    title: str
    local: str
    old: str
    new: str


@dataclass(frozen=True)
class EmployerChanges:
    """What an employer will find: clauses by title with their number, and what it has to decide.

    ``reopened`` are retired questions with the plain answers they had.
    """

    added: tuple[PolicyClause, ...]
    gone: tuple[PolicyClause, ...]
    reworded: tuple[Reworded, ...]
    wordings: tuple[WordingChange, ...]
    to_decide: tuple[str, ...]
    reopened: Mapping[str, Any]
    new_findings: tuple[str, ...]


def library_changes(old: Library, new: Library) -> LibraryChanges:
    """What is new, gone and changed, kind by kind."""
    pairs: dict[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
        "questions": (old.questions, new.questions),
        "clauses": (old.clauses, new.clauses),
        "checks": (old.checks, new.checks),
        "sources": (old.sources, new.sources),
        "situations": (old.situations, new.situations),
    }
    by_kind = {kind: _compare(*pair) for kind, pair in pairs.items()}
    gone = [one for changes in by_kind.values() for one in changes.gone]
    successors = {one: new.retired[one].successors for one in gone if one in new.retired}
    return LibraryChanges(old.version, new.version, by_kind, successors)


def _compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> KindChanges:
    both = [one for one in new if one in old]
    changed = [Changed(one, _parts(old[one], new[one])) for one in both]
    return KindChanges(
        added=tuple(one for one in new if one not in old),
        gone=tuple(one for one in old if one not in new),
        changed=tuple(one for one in changed if one.parts),
    )


def _parts(old: Any, new: Any) -> tuple[str, ...]:
    names = (part.name for part in fields(old) if part.name not in WHERE)
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


@dataclass(frozen=True)
class Employer:
    """One employer's file as each library opens it, and the clauses it worded for itself, with its words."""

    before: Opened
    after: Opened
    wordings: Mapping[str, str]


def employer_changes(old: Library, new: Library, employer: Employer, today: date) -> EmployerChanges:
    """What the new library means for one employer."""
    before, after = employer.before, employer.after
    was = {clause.id: clause for clause in assemble(old, before.answers, today).clauses}
    now = {clause.id: clause for clause in assemble(new, after.answers, today).clauses}
    decided_before = set(undecided(old, before.answers))
    known = {finding.check for finding in find(old, before.answers)}
    return EmployerChanges(
        added=tuple(clause for key, clause in now.items() if key not in was),
        gone=tuple(clause for key, clause in was.items() if key not in now),
        reworded=tuple(_reworded(was[key], clause) for key, clause in now.items() if _differs(was.get(key), clause)),
        wordings=tuple(_wording_changes(old, new, employer.wordings)),
        to_decide=tuple(one for one in undecided(new, after.answers) if one not in decided_before),
        reopened=after.reopened,
        new_findings=tuple(one.check for one in find(new, after.answers) if one.check not in known),
    )


def _wording_changes(old: Library, new: Library, wordings: Mapping[str, str]) -> Iterator[WordingChange]:
    """Of all the clauses an employer worded, whether its answers bring them in or not: those whose text moved."""
    for clause_id, local in wordings.items():
        was, now = old.clauses.get(clause_id), new.clauses.get(clause_id)
        if was and (now is None or (was.title, was.force, was.text) != (now.title, now.force, now.text)):
            yield WordingChange(clause_id, was.title, local, _library_text(was), _library_text(now) if now else "")


def _library_text(clause: Clause) -> str:
    return f"{clause.title} ({clause.force.value}): {plain(clause.text)}"


def _differs(old: PolicyClause | None, new: PolicyClause) -> bool:
    return old is not None and (old.title, old.force, plain(old.text)) != (new.title, new.force, plain(new.text))


def _reworded(old: PolicyClause, new: PolicyClause) -> Reworded:
    return Reworded(new.id, new.number, new.title, _as_text(old), _as_text(new))


def _as_text(clause: PolicyClause) -> str:
    return f"{clause.title} ({clause.force.value}): {plain(clause.text)}"
