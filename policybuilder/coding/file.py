"""The coding file: read with every problem at once, written so that it reads back the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import yaml

from policybuilder.answers.codec import BadAnswer, from_plain, to_plain
from policybuilder.answers.file import line_at, plain_of
from policybuilder.coding.model import (
    FORMAT,
    About,
    Coding,
    Confirmation,
    File,
    Quote,
    Said,
    Stance,
    Status,
    Unsaid,
)
from policybuilder.library.fields import Fields
from policybuilder.library.model import Library, Question
from policybuilder.problems import InputError, Problem, ProblemList, did_you_mean
from policybuilder.yaml_reader import Entry, Node, Scalar, Table, read_yaml

CODING_BYTES = 4_000_000
QUOTE_LENGTH = 2_000
TEXT_LENGTH = 4_000
MOST_QUOTES = 10
CONTRACTUAL = ("yes", "no", "parts", "unknown")
_ID = re.compile(r"[0-9A-Za-z-]{8,64}\Z")
_CHECKSUM = re.compile(r"[0-9a-f]{64}\Z")


def is_coding(text: str) -> bool:
    """Whether a file's text is a coding rather than answers."""
    return re.search(r"^coding:", text, re.MULTILINE) is not None


def parse_coding(text: str, name: str, library: Library) -> Coding:
    """The coding in a file's text; ``name`` is what problems call the file. Raises InputError."""
    problems = ProblemList(name)
    fields = Fields(read_yaml(text, name, CODING_BYTES), "The coding file", problems)
    _check_format(fields)
    reader = _Reader(library, problems, fields.text("library", required=True))
    coding = Coding(
        library=reader.made_with,
        id=_employer_id(fields),
        name=_short(fields, "name"),
        about=_about(fields),
        service=_short(fields, "service"),
        groups=MappingProxyType(dict(_groups(fields))),
        files=tuple(_file(node, problems) for node in fields.items("files")),
        stances=MappingProxyType(reader.stances(fields.table("stances"))),
    )
    fields.finish()
    problems.raise_if_any()
    return coding


def _check_format(fields: Fields) -> None:
    written = fields.text("coding", required=True)
    if written.isdigit() and int(written) > FORMAT:
        what = f"The coding has format {written}, and this builder reads format {FORMAT}"
        problem = Problem(
            fields.problems.file, fields.line_of("coding"), what, "Update the builder, then open it again"
        )
        raise InputError([problem])
    if written and written != str(FORMAT):
        fields.problems.add(fields.line_of("coding"), f"'{written}' is not a format", f"Write coding: {FORMAT}")


def _employer_id(fields: Fields) -> str:
    employer = fields.text("id", required=True)
    if employer and not _ID.match(employer):
        todo = "Use letters, digits and hyphens, 8 to 64 of them"
        fields.problems.add(fields.line_of("id"), f"'{employer[:70]}' is not an employer's id", todo)
    return employer


def _short(fields: Fields, key: str, length: int = 200) -> str:
    value = fields.text(key)
    if len(value) > length:
        fields.problems.add(fields.line_of(key), f"'{key}' has {len(value)} characters", f"Shorten it to {length}")
    return value


def _about(fields: Fields) -> About:
    node = fields.node("policy")
    part = Fields(node if node is not None else Table({}, fields.line), "'policy'", fields.problems)
    contractual = part.text("contractual", default="unknown")
    if contractual not in CONTRACTUAL:
        todo = did_you_mean(contractual, CONTRACTUAL, f"Use one of: {', '.join(CONTRACTUAL)}")
        part.problems.add(part.line_of("contractual"), f"'{contractual}' is not a value of 'contractual'", todo)
    about = About(
        title=_short(part, "title"),
        date=part.day("date") if "date" in part.entries else None,
        status=part.choice("status", Status, Status.UNKNOWN),
        contractual=contractual,
        coded_by=_short(part, "coded_by"),
        reply=_short(part, "reply", TEXT_LENGTH),
        kind=_short(part, "kind") or "policy",
    )
    if "date" not in part.entries:
        part.known.append("date")
    part.finish()
    return about


def _groups(fields: Fields) -> Iterator[tuple[str, str]]:
    for key, entry in fields.table("groups").items():
        if isinstance(entry.node, Scalar) and len(entry.node.value) <= 100:
            yield key, entry.node.value
        else:
            fields.problems.add(entry.key_line, f"The group '{key[:60]}' is not a short text", "Write one name for it")


def _file(node: Node, problems: ProblemList) -> File:
    fields = Fields(node, "A file of the coding", problems)
    checksum = fields.text("sha256", required=True)
    if checksum and not _CHECKSUM.match(checksum):
        problems.add(fields.line_of("sha256"), "'sha256' is not a checksum", "Read the policy again")
    found = File(
        name=_short(fields, "name"),
        checksum=checksum,
        kind=_short(fields, "kind"),
        pages=fields.whole_number("pages", default=1),
        unread=_numbers(fields, "unread"),
        sketch=_numbers(fields, "sketch"),
    )
    fields.finish()
    return found


def _numbers(fields: Fields, key: str) -> tuple[int, ...]:
    values = fields.texts(key)
    if all(value.isascii() and value.isdigit() and len(value) < 20 for value in values):
        return tuple(int(value) for value in values)
    fields.problems.add(fields.line_of(key), f"'{key}' must be a list of whole numbers", "Read the policy again")
    return ()


class _Reader:
    """Reads the stances, question by question."""

    def __init__(self, library: Library, problems: ProblemList, made_with: str):
        self.library = library
        self.problems = problems
        self.made_with = made_with

    def stances(self, entries: Mapping[str, Entry]) -> dict[str, Stance]:
        found: dict[str, Stance] = {}
        for key, entry in entries.items():
            retired = self.library.retired.get(key)
            if key in self.library.questions:
                found[key] = self._stance(self.library.questions[key], entry.node)
            elif retired is None:
                todo = did_you_mean(key, self.library.questions, "Take it out")
                self.problems.add(entry.key_line, f"The library has no question '{key}'", todo)
        return {key: found[key] for key in self.library.questions if key in found}

    def _stance(self, question: Question, node: Node) -> Stance:
        fields = Fields(node, question.id, self.problems)
        said_node = fields.node("stance")
        if said_node is None:
            self.problems.add(fields.line, f"{question.id} has no 'stance'", "Write one, or 'unknown'")
        said = self._said(question, said_node) if said_node is not None else Unsaid.UNKNOWN
        quotes = tuple(_quote(one, self.problems) for one in fields.items("quotes"))
        if len(quotes) > MOST_QUOTES:
            self.problems.add(
                fields.line_of("quotes"), f"There are {len(quotes)} quotes", f"Keep {MOST_QUOTES} or fewer"
            )
        stance = Stance(
            said=said,
            quotes=quotes,
            confirmed=_confirmation(fields),
            suggested=_short(fields, "suggested"),
            flag=_short(fields, "flag", 500),
            note=_short(fields, "note", TEXT_LENGTH),
        )
        fields.finish()
        self._check(question, stance, fields)
        return stance

    def _check(self, question: Question, stance: Stance, fields: Fields) -> None:
        says_something = not isinstance(stance.said, Unsaid) or stance.said is Unsaid.GIVEN
        if stance.confirmed and says_something and not stance.quotes:
            what = f"{question.id} is confirmed without a quote"
            self.problems.add(fields.line, what, "Add the words that say it, or write 'unknown'")

    def _said(self, question: Question, node: Node) -> Said:
        plain = plain_of(node)
        if isinstance(plain, str) and plain in list(Unsaid) and not _is_option(question, plain):
            return Unsaid(plain)
        try:
            return from_plain(question, plain)
        except BadAnswer as bad:
            for fault in bad.faults:
                self.problems.add(line_at(node, fault.path), f"{question.id}: {fault.what}", fault.todo)
            return Unsaid.UNKNOWN


def _is_option(question: Question, plain: str) -> bool:
    return any(option.id == plain for option in question.options)


def _quote(node: Node, problems: ProblemList) -> Quote:
    fields = Fields(node, "A quote", problems)
    text = fields.text("text", required=True)
    if len(text) > QUOTE_LENGTH:
        problems.add(fields.line_of("text"), f"The quote has {len(text)} characters", f"Shorten it to {QUOTE_LENGTH}")
    quote = Quote(text, _short(fields, "file"), fields.whole_number("page"), _short(fields, "heading", 400))
    fields.finish()
    return quote


def _confirmation(fields: Fields) -> Confirmation | None:
    node = fields.node("confirmed")
    if node is None:
        return None
    part = Fields(node, "'confirmed'", fields.problems)
    found = Confirmation(part.text("by", required=True), part.day("on"))
    part.finish()
    return found


def write_coding(coding: Coding, library: Library) -> str:
    """The file's text. Reading it gives the same coding back."""
    file = {
        "coding": FORMAT,
        "library": coding.library,
        "id": coding.id,
        "name": coding.name,
        "policy": _full(_plain_about(coding.about)),
        "service": coding.service,
        "groups": dict(coding.groups),
        "files": [_full(_plain_file(one)) for one in coding.files],
        "stances": {key: _plain_stance(coding.stances[key]) for key in library.questions if key in coding.stances},
    }
    return yaml.safe_dump(file, sort_keys=False, allow_unicode=True, width=120, default_flow_style=None)


def _full(plain: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if value not in ("", [], 0, None)}


def _plain_about(about: About) -> dict[str, Any]:
    return {
        "title": about.title,
        "date": _iso(about.date),
        "status": about.status.value,
        "contractual": about.contractual,
        "coded_by": about.coded_by,
        "reply": about.reply,
        "kind": about.kind,
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _plain_file(one: File) -> dict[str, Any]:
    return {
        "name": one.name,
        "sha256": one.checksum,
        "kind": one.kind,
        "pages": one.pages,
        "unread": list(one.unread),
        "sketch": list(one.sketch),
    }


def _plain_stance(stance: Stance) -> dict[str, Any]:
    confirmed = stance.confirmed
    return {"stance": plain_said(stance.said)} | _full(
        {
            "suggested": stance.suggested,
            "flag": stance.flag,
            "quotes": [_plain_quote(one) for one in stance.quotes],
            "confirmed": {"by": confirmed.by, "on": confirmed.on.isoformat()} if confirmed else None,
            "note": stance.note,
        }
    )


def plain_said(said: Said) -> Any:
    """What is said as it stands in the file."""
    return said.value if isinstance(said, Unsaid) else to_plain(said)


def _plain_quote(quote: Quote) -> dict[str, Any]:
    return _full({"text": quote.text, "file": quote.file, "page": quote.page, "heading": quote.heading})
