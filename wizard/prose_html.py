"""Clause texts as HTML for the pages of the wizard. Everything that somebody wrote is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup

from policybuilder.prose import (
    AnswerBlock,
    Block,
    BulletList,
    Inline,
    NotDecided,
    Paragraph,
    Prose,
    SeeElsewhere,
    Strong,
    plain_inline,
)
from policybuilder.render.text import soft

NOTHING: Mapping[str, Markup] = {}


def prose_html(prose: Prose, drawn: Mapping[str, Markup] = NOTHING) -> Markup:
    """The text as paragraphs and lists. ``drawn`` holds the weeks and contacts that stand in it, by question."""
    return Markup("").join(map(partial(_block, drawn), prose))


def _block(drawn: Mapping[str, Markup], block: Block) -> Markup:
    match block:
        case Paragraph(inlines):
            return Markup("<p>{}</p>").format(_inlines(inlines))
        case BulletList(items):
            return Markup("<ul>{}</ul>").format(Markup("").join(map(_item, items)))
        case AnswerBlock(question):
            return drawn.get(question, Markup(""))


def _item(inlines: tuple[Inline, ...]) -> Markup:
    return Markup("<li>{}</li>").format(_inlines(inlines))


def _inlines(inlines: tuple[Inline, ...]) -> Markup:
    return Markup("").join(map(_inline, inlines))


def _inline(inline: Inline) -> Markup:
    match inline:
        case Strong(inlines):
            return Markup("<strong>{}</strong>").format(_inlines(inlines))
        case NotDecided():
            return Markup('<mark class="open">{}</mark>').format(soft(plain_inline(inline)))
        case SeeElsewhere():
            return Markup('<mark class="elsewhere">{}</mark>').format(soft(plain_inline(inline)))
        case _:
            return soft(plain_inline(inline))
