"""Text written by people: paragraphs, bullet lists and strong, with places for answers and references.

Prose is the tree an author's text is parsed into when the library loads (``Value`` and ``Ref`` are places still to be
filled). ``policybuilder.policy`` fills them and gives every renderer the same tree with nothing left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Strong:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class Value:
    """A place for the answer to a question, or for one of the ``NAMES`` below."""

    subject: str


@dataclass(frozen=True)
class Ref:
    """A place for a reference to a clause."""

    clause: str


@dataclass(frozen=True)
class ClauseRef:
    """A filled reference. ``number`` is empty where the clause is not in this policy."""

    clause: str
    number: str
    title: str


@dataclass(frozen=True)
class NotDecided:
    """An answer that nobody has given yet. ``about`` is a lower-case noun phrase."""

    question: str
    about: str


@dataclass(frozen=True)
class SeeElsewhere:
    """An answer that stands in another policy of the employer's."""

    title: str
    section: str


Inline: TypeAlias = Text | Strong | Value | Ref | ClauseRef | NotDecided | SeeElsewhere


@dataclass(frozen=True)
class Paragraph:
    inlines: tuple[Inline, ...]


@dataclass(frozen=True)
class BulletList:
    items: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True)
class AnswerBlock:
    """The place of a week or a list of contacts, which stands alone; drawn by the renderer."""

    question: str


Block: TypeAlias = Paragraph | BulletList | AnswerBlock
Prose: TypeAlias = tuple[Block, ...]

PEOPLE = "people"
PERSON = "person"
ORGANISATION_NAME = "organisation_name"
NAMES = (PEOPLE, PERSON, ORGANISATION_NAME)


def inlines_of(prose: Prose) -> Iterator[Inline]:
    """Every inline of the text, those inside strong included, in reading order."""
    for block in prose:
        match block:
            case Paragraph(inlines):
                yield from _flatten(inlines)
            case BulletList(items):
                for item in items:
                    yield from _flatten(item)
            case AnswerBlock():
                pass


def _flatten(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Strong):
            yield from _flatten(inline.inlines)


def plain(prose: Prose) -> str:
    """The text alone, blocks parted by blank lines, bullets by ``- ``."""
    return "\n\n".join(_plain_block(block) for block in prose)


def _plain_block(block: Block) -> str:
    match block:
        case Paragraph(inlines):
            return plain_inlines(inlines)
        case BulletList(items):
            return "\n".join("- " + plain_inlines(item) for item in items)
        case AnswerBlock(question):
            return f"[{question}]"


def plain_inlines(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(plain_inline, inlines))


def plain_inline(inline: Inline) -> str:
    """One inline as text, with nothing but words and numbers."""
    match inline:
        case Text(text):
            return text
        case Strong(inlines):
            return plain_inlines(inlines)
        case Value(subject):
            return f"{{{{ {subject} }}}}"
        case Ref(clause):
            return f"{{{{ ref('{clause}') }}}}"
        case ClauseRef(_, number, title):
            return f"{number} ({title})" if number else f"{title} (not in this policy)"
        case NotDecided(_, about):
            return f"[not decided: {about}]"
        case SeeElsewhere(title, section):
            return f"[see {title}{', section ' + section if section else ''}]"
