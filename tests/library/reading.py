"""What people read in the library: every passage with its place, its sentences, its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policybuilder.library.model import Clause, Kind, Library
from policybuilder.policy.model import Policy
from policybuilder.prose import (
    ORGANISATION_NAME,
    PEOPLE,
    PERSON,
    BulletList,
    Inline,
    Paragraph,
    Prose,
    Ref,
    Strong,
    Text,
    Value,
    plain_inline,
)

NAMES = {PEOPLE: "people we support", PERSON: "person we support", ORGANISATION_NAME: "Northshire Council"}
CLAUSE_TEXTS = ("text", "short", "to_people_we_support")
_END = re.compile(r"(?<=[.?!])[\"')]*\s+(?=[\"'(]*[A-Z0-9*])")
_ABBREVIATED = re.compile(r"\b(?:v|no|Mr|Ms|Dr)\.$")


@dataclass(frozen=True)
class Passage:
    """Some words of the library; ``where`` names them as ``hours.time_back (text)``."""

    where: str
    text: str

    @property
    def sentences(self) -> list[str]:
        return sentences(self.text)


def sentences(text: str) -> list[str]:
    """The sentences of a text. A line of its own, such as a bullet, is one."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        for piece in _END.split(line):
            if found and _ABBREVIATED.search(found[-1]):
                found[-1] += f" {piece}"
            else:
                found.append(piece)
    return found


def words(text: str) -> list[str]:
    """The words of a text: what stands between spaces and holds a letter or a digit."""
    return [word for word in text.split() if re.search(r"\w", word)]


def as_read(library: Library, prose: Prose) -> str:
    """A clause's text as a reader meets it: a line each for paragraphs and bullets, examples for what is filled in."""
    lines: list[str] = []
    for block in prose:
        match block:
            case Paragraph(inlines):
                lines.append(_line(library, inlines))
            case BulletList(items):
                lines += [_line(library, item) for item in items]
    return "\n".join(lines)


def _line(library: Library, inlines: tuple[Inline, ...]) -> str:
    return "".join(_words_of(library, inline) for inline in inlines)


def _words_of(library: Library, inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Strong(inlines):
            return _line(library, inlines)
        case Value(subject):
            return NAMES.get(subject) or _answer(library, subject)
        case Ref(clause):
            return f"4.2 ({library.clauses[clause].title})"
        case _:
            return plain_inline(inline)


def _answer(library: Library, question_id: str) -> str:
    """The longest thing that one option prints; of several options, one."""
    question = library.questions[question_id]
    if question.kind.has_options:
        return max((option.in_text for option in question.options), key=len)
    return {Kind.NUMBER: "12", Kind.DATE: "30 November 2027"}.get(question.kind, question.example or "service manager")


def clause_passages(library: Library, parts: tuple[str, ...] = CLAUSE_TEXTS) -> Iterator[Passage]:
    """The texts of every clause that a reader of a policy, a card or a notice sees."""
    for clause in library.clauses.values():
        for part in parts:
            prose = getattr(clause, part)
            if prose and (text := as_read(library, prose)):
                yield Passage(f"{clause.id} ({part})", text)


def texts_of(library: Library, clause: Clause) -> str:
    """All that readers see of one clause, its title included."""
    return "\n".join([clause.title, *(as_read(library, p) for part in CLAUSE_TEXTS if (p := getattr(clause, part)))])


def all_passages(library: Library) -> Iterator[Passage]:
    """All words of ours that anybody reads: policies, wizard, findings, presets, definitions. Not sources' titles."""
    yield from clause_passages(library)
    for clause in library.clauses.values():
        yield Passage(f"{clause.id} (title)", clause.title)
        yield Passage(f"{clause.id} (rationale)", clause.rationale)
    yield from _question_passages(library)
    for check in library.checks.values():
        yield Passage(f"{check.id} (says)", check.says)
        yield Passage(f"{check.id} (fix)", check.fix)
    for topic in library.topics:
        yield Passage(f"{topic.id} (title)", topic.title)
        yield Passage(f"{topic.id} (summary)", topic.summary)
    for term in library.glossary:
        yield Passage(f"{term.term} (definition)", term.means)
    for preset in library.presets:
        yield Passage(f"{preset.name} (preset)", "\n".join([preset.title, preset.about, *preset.assumes]))


def _question_passages(library: Library) -> Iterator[Passage]:
    for question in library.questions.values():
        yield Passage(f"{question.id} (ask)", question.ask)
        yield Passage(f"{question.id} (about)", question.about)
        yield Passage(f"{question.id} (why)", as_read(library, question.why))
        if question.hint:
            yield Passage(f"{question.id} (hint)", question.hint)
        for option in question.options:
            for part in ("label", "hint", "in_text"):
                if text := getattr(option, part):
                    yield Passage(f"{question.id}: {option.id} ({part})", text)


def policy_words(policy: Policy) -> str:
    """All that a published policy says, its sections, shorts, notices and definitions; not its sources."""
    lines = [section.title for section in policy.sections]
    for section in policy.sections:
        changed = (getattr(change, "clause", None) for one in section.differences for change in one.changes)
        for clause in (*section.clauses, *filter(None, changed)):
            lines.append(clause.title)
            for prose in filter(None, (clause.text, clause.short, clause.to_people_we_support)):
                lines += [plain_line(block) for block in prose]
    lines += [f"{term.term}: {term.means}" for term in policy.definitions]
    return "\n".join(lines)


def plain_line(block: object) -> str:
    match block:
        case Paragraph(inlines):
            return "".join(map(plain_inline, inlines))
        case BulletList(items):
            return "\n".join("".join(map(plain_inline, item)) for item in items)
        case _:
            return ""
