"""The answers file: read with every problem at once, written so that it reads back the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from policybuilder.answers.brand import BadBrand, checked_colour, checked_logo, checked_name
from policybuilder.answers.codec import BadAnswer, Path, from_plain, to_plain
from policybuilder.answers.model import FORMAT, Acceptance, Answer, Answers, Organisation, Service
from policybuilder.library.fields import ID, Fields
from policybuilder.library.model import Library
from policybuilder.problems import InputError, ProblemList, did_you_mean
from policybuilder.yaml_reader import ANSWERS_BYTES, Entry, Node, Scalar, Sequence, Table, read_yaml

MAX_SERVICES = 30
NOTE_LENGTH = 4_000
_ID = re.compile(r"[0-9A-Za-z-]{8,64}\Z")


@dataclass(frozen=True)
class Opened:
    """Answers read from a file, and what changed on the way.

    ``reopened`` maps a retired question to the plain answer it had: it must be decided again.
    ``undecided`` are the questions an older file could not have answered.
    """

    answers: Answers
    reopened: Mapping[str, Any]
    undecided: tuple[str, ...]


def parse_answers(text: str, name: str, library: Library) -> Answers:
    """The answers in a file's text; ``name`` is what problems call the file. Raises InputError."""
    return open_answers(text, name, library).answers


def open_answers(text: str, name: str, library: Library, *, wording_apart: bool = False) -> Opened:
    """As ``parse_answers``, and what an older library's file needs decided again. Raises InputError.

    With ``wording_apart`` a file may hold local wording, which the caller reads with ``local_wordings``.
    """
    problems = ProblemList(name)
    fields = Fields(read_yaml(text, name, ANSWERS_BYTES), "The answers file", problems)
    _check_format(fields)
    reader = _Reader(library, problems, fields.text("library", required=True))
    answers = Answers(
        library=reader.made_with,
        id=_employer_id(fields),
        organisation=_organisation(fields),
        answers=reader.answers(fields.table("answers")),
        services=reader.services(fields.table("services")),
        notes=reader.notes(fields.table("notes")),
        accepted=reader.accepted(fields.table("accepted")),
    )
    _refuse_local_wording(fields, () if wording_apart else ("wording", "local_clauses"))
    fields.node("preset")
    fields.finish()
    problems.raise_if_any()
    return Opened(answers, MappingProxyType(reader.reopened), reader.newly_undecided(answers))


def _check_format(fields: Fields) -> None:
    written = fields.text("format", required=True)
    if written.isdigit() and int(written) > FORMAT:
        what = f"The file has format {written}, and this builder reads format {FORMAT}"
        raise InputError([_one(fields, "format", what, "Update the builder, then open the file again")])
    if written and written != str(FORMAT):
        fields.problems.add(fields.line_of("format"), f"'{written}' is not a format", f"Write format: {FORMAT}")


def local_wordings(text: str, name: str) -> Mapping[str, str]:
    """The clauses an employer worded for itself, with its words; none where it switched a clause off."""
    fields = Fields(read_yaml(text, name, ANSWERS_BYTES), "The answers file", ProblemList(name))
    found = {}
    for clause, entry in fields.table("wording").items():
        parts = entry.node.entries if isinstance(entry.node, Table) else {}
        found[clause] = str(plain_of(parts["text"].node)) if "text" in parts else ""
    return MappingProxyType(found)


def _one(fields: Fields, key: str, what: str, todo: str) -> Any:
    problems = ProblemList(fields.problems.file)
    problems.add(fields.line_of(key), what, todo)
    return problems.problems[0]


def _employer_id(fields: Fields) -> str:
    employer = fields.text("id", required="preset" not in fields.entries)
    if employer and not _ID.match(employer):
        todo = "Use the id the builder gave: letters and digits, 8 to 64 of them"
        fields.problems.add(fields.line_of("id"), f"'{employer[:70]}' is not an employer's id", todo)
    return employer


def _organisation(fields: Fields) -> Organisation:
    node = fields.node("organisation")
    if node is None:
        return Organisation()
    part = Fields(node, "'organisation'", fields.problems)
    found = Organisation(
        name=_branded(part, "name", checked_name),
        colour=_branded(part, "colour", checked_colour),
        logo=_branded(part, "logo", checked_logo),
    )
    part.finish()
    return found


def _branded(part: Fields, key: str, check: Any) -> str:
    try:
        return str(check(part.text(key)))
    except BadBrand as bad:
        part.problems.add(part.line_of(key), bad.what, bad.todo)
        return ""


def _refuse_local_wording(fields: Fields, refused: tuple[str, ...]) -> None:
    for key in ("wording", "local_clauses"):
        node = fields.node(key)
        full = (isinstance(node, Table) and node.entries) or (isinstance(node, Sequence) and node.items)
        if full and key in refused:
            todo = "Update the builder: leaving the wording out would change the policy"
            fields.problems.add(fields.line_of(key), f"This builder can't apply '{key}' yet", todo)


class _RetiredOptionError(Exception):
    """An answer names an option that is gone, and no single option took its place."""


class _Reader:
    """Reads what names questions of the library, noting what an older file leaves to decide."""

    def __init__(self, library: Library, problems: ProblemList, made_with: str):
        self.library = library
        self.problems = problems
        self.made_with = made_with
        self.reopened: dict[str, Any] = {}

    def answers(self, entries: Mapping[str, Entry]) -> Mapping[str, Answer]:
        found = {}
        for key, entry in entries.items():
            question_id = self._question_id(key, entry)
            answer = self._answer(question_id, entry.node) if question_id else None
            if question_id and answer:
                found[question_id] = answer
        ordered = {key: found[key] for key in self.library.questions if key in found}
        return MappingProxyType(ordered)

    def _question_id(self, key: str, entry: Entry) -> str | None:
        if key in self.library.questions:
            return key
        retired = self.library.retired.get(key)
        if retired and len(retired.successors) == 1:
            return retired.successors[0]
        if retired:
            self.reopened[key] = plain_of(entry.node)
            return None
        self._unknown("question", key, entry, self.library.questions)
        return None

    def _unknown(self, what: str, key: str, entry: Entry, known: Any) -> None:
        if _version(self.made_with) > _version(self.library.version):
            says = f"The library has no {what} '{key}': the file was made with library {self.made_with}"
            todo = f"You have {self.library.version}: update it, then open the file again"
            self.problems.add(entry.key_line, says, todo)
        else:
            todo = did_you_mean(key, known, "Take it out")
            self.problems.add(entry.key_line, f"The library has no {what} '{key}'", todo)

    def _answer(self, question_id: str, node: Node) -> Answer | None:
        try:
            return from_plain(self.library.questions[question_id], self._renewed(question_id, plain_of(node)))
        except _RetiredOptionError:
            self.reopened[question_id] = plain_of(node)
            return None
        except BadAnswer as bad:
            for fault in bad.faults:
                self.problems.add(line_at(node, fault.path), f"{question_id}: {fault.what}", fault.todo)
            return None

    def _renewed(self, question_id: str, plain: Any) -> Any:
        """The plain answer with each retired option under its successor's name."""
        if isinstance(plain, list):
            return [self._renewed(question_id, one) for one in plain]
        if isinstance(plain, dict):
            inside = ("defaulted", "takes")
            return {key: self._renewed(question_id, one) if key in inside else one for key, one in plain.items()}
        retired = self.library.retired.get(f"{question_id}.{plain}")
        if retired is None:
            return plain
        if len(retired.successors) != 1:
            raise _RetiredOptionError
        return retired.successors[0].rpartition(".")[2]

    def services(self, entries: Mapping[str, Entry]) -> tuple[Service, ...]:
        if len(entries) > MAX_SERVICES:
            line = next(iter(entries.values())).key_line
            self.problems.add(line, f"There are {len(entries)} services", f"Keep {MAX_SERVICES} or fewer")
            return ()
        return tuple(self._service(key, entry) for key, entry in entries.items())

    def _service(self, key: str, entry: Entry) -> Service:
        if not ID.match(key):
            self.problems.add(entry.key_line, f"'{key[:60]}' can't be an id", "Use small letters, digits and _")
        fields = Fields(entry.node, f"Service '{key[:60]}'", self.problems)
        label = _branded(fields, "label", checked_name)
        if not label:
            self.problems.add(entry.key_line, f"Service '{key[:60]}' has no label", "Add 'label:' with its name")
        service = Service(key, label, self.answers(fields.table("answers")))
        fields.finish()
        return service

    def notes(self, entries: Mapping[str, Entry]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for key, entry in entries.items():
            retired = self.library.retired.get(key)
            if key not in self.library.questions and not retired:
                self._unknown("question", key, entry, self.library.questions)
            elif not isinstance(entry.node, Scalar) or len(entry.node.value) > NOTE_LENGTH:
                todo = f"Write at most {NOTE_LENGTH} characters of text"
                self.problems.add(entry.key_line, f"The note on {key} is not a short text", todo)
            else:
                found |= dict.fromkeys(retired.successors if retired else (key,), entry.node.value)
        return MappingProxyType(found)

    def accepted(self, entries: Mapping[str, Entry]) -> Mapping[str, Acceptance]:
        found = {}
        for key, entry in entries.items():
            if key in self.library.retired:
                continue  # what was accepted is no longer found
            if key not in self.library.checks:
                self._unknown("check", key, entry, self.library.checks)
            fields = Fields(entry.node, f"The acceptance of '{key}'", self.problems)
            for_answers = plain_of(fields.node("answers") or Table({}, 1))
            found[key] = Acceptance(
                reason=fields.text("reason", required=True),
                by=fields.text("by", required=True),
                severity=fields.text("severity"),
                answers=MappingProxyType(for_answers if isinstance(for_answers, dict) else {}),
            )
            fields.finish()
        return MappingProxyType(found)

    def newly_undecided(self, answers: Answers) -> tuple[str, ...]:
        if _version(self.made_with) >= _version(self.library.version):
            return ()
        return tuple(key for key in self.library.questions if key not in answers.answers)


def _version(text: str) -> tuple[int, ...]:
    parts = text.split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() and len(part) < 9 for part in parts) else (0,)


def plain_of(node: Node) -> Any:
    """The node as plain text, lists and tables."""
    match node:
        case Scalar(value):
            return value
        case Sequence(items):
            return [plain_of(item) for item in items]
        case Table(entries):
            return {key: plain_of(entry.node) for key, entry in entries.items()}


def line_at(node: Node, path: Path) -> int:
    """The line of the nearest node on the way along ``path``."""
    for step in path:
        match node:
            case Table(entries) if step in entries:
                node = entries[str(step)].node
            case Sequence(items) if isinstance(step, int) and step < len(items):
                node = items[step]
            case _:
                return node.line
    return node.line


def write_answers(answers: Answers, library: Library) -> str:
    """The file's text. Reading it gives the same answers back."""
    organisation = answers.organisation
    brand = {"name": organisation.name, "colour": organisation.colour, "logo": organisation.logo}
    file = {
        "format": FORMAT,
        "library": answers.library,
        "id": answers.id,
        "organisation": {key: value for key, value in brand.items() if value},
        "answers": _plain_answers(answers.answers, library),
        "services": {one.id: _plain_service(one, library) for one in answers.services},
        "notes": dict(answers.notes),
        "accepted": {key: _plain_acceptance(one) for key, one in answers.accepted.items()},
        "wording": {},
        "local_clauses": [],
    }
    return yaml.safe_dump(file, sort_keys=False, allow_unicode=True, width=120, default_flow_style=None)


def _plain_answers(answers: Mapping[str, Answer], library: Library) -> dict[str, Any]:
    return {key: to_plain(answers[key]) for key in library.questions if key in answers}


def _plain_service(service: Service, library: Library) -> dict[str, Any]:
    return {"label": service.label, "answers": _plain_answers(service.answers, library)}


def _plain_acceptance(one: Acceptance) -> dict[str, Any]:
    return {"reason": one.reason, "by": one.by, "severity": one.severity, "answers": dict(one.answers)}
