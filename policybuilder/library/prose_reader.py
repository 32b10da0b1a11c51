"""Author's text to Prose: Jinja that prints values and references, Markdown that makes paragraphs, lists and strong.

Jinja parses the text first, so that a placeholder is never read as Markdown and an answer is never read as either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes
from markdown_it import MarkdownIt
from markdown_it.token import Token

from policybuilder.problems import ProblemList
from policybuilder.prose import (
    NAMES,
    AnswerBlock,
    Block,
    BulletList,
    Inline,
    Paragraph,
    Prose,
    Ref,
    Strong,
    Text,
    Value,
    inlines_of,
)

_JINJA = Environment(autoescape=True)
_MARKDOWN = MarkdownIt("zero").enable(
    ["list", "emphasis", "newline", "heading", "code", "fence", "blockquote", "hr", "link"]
)
_MARK = re.compile("\ue000(\\d+)\ue001")
_ALLOWED = "Use paragraphs, '- ' lists, **strong**, {{ topic.question }} and {{ ref('topic.clause') }}"


@dataclass(frozen=True)
class _Refused(Exception):
    line: int
    what: str
    todo: str = _ALLOWED


def read_prose(text: str, line: int, problems: ProblemList) -> Prose:
    """The text as Prose; ``line`` is where it begins in its file. What is not allowed becomes a problem."""
    try:
        marked, places = _take_placeholders(text)
        blocks = tuple(_blocks(_MARKDOWN.parse(marked), places))
    except TemplateSyntaxError as error:
        problems.add(line + error.lineno - 1, f"This text can't be read: {error.message}", _ALLOWED)
        return ()
    except _Refused as refused:
        problems.add(line + refused.line, refused.what, refused.todo)
        return ()
    if not blocks:
        problems.add(line, "This text is empty", "Write it, or remove its key")
    return tuple(_standalone(block) for block in blocks)


def _take_placeholders(text: str) -> tuple[str, list[Inline]]:
    if "\ue000" in text or "\ue001" in text:
        raise _Refused(0, "The text holds a character from a private range", "Type it again without copying")
    marked = ""
    places: list[Inline] = []
    for node in _JINJA.parse(text).body:
        if not isinstance(node, nodes.Output):
            raise _Refused(node.lineno - 1, "The text holds a Jinja statement")
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                marked += part.data
            else:
                marked += f"\ue000{len(places)}\ue001"
                places.append(_place(part))
    return marked, places


def _place(node: nodes.Expr) -> Inline:
    match node:
        case nodes.Name(name=name) if name in NAMES:
            return Value(name)
        case nodes.Getattr(node=nodes.Name(name=topic), attr=question):
            return Value(f"{topic}.{question}")
        case nodes.Call(node=nodes.Name(name="ref"), args=[nodes.Const(value=str(clause))], kwargs=[]):
            return Ref(clause)
    raise _Refused(node.lineno - 1, "A text may print an answer or a reference and nothing else")


def _blocks(tokens: list[Token], places: list[Inline]) -> list[Block]:
    blocks: list[Block] = []
    items: list[tuple[Inline, ...]] | None = None
    for token in tokens:
        match token.type:
            case "paragraph_open" | "paragraph_close" | "list_item_open" | "list_item_close":
                pass
            case "bullet_list_open" if items is None:
                items = []
            case "bullet_list_close":
                blocks.append(BulletList(tuple(items or ())))
                items = None
            case "inline" if items is not None:
                items.append(_inlines(token, places))
            case "inline":
                blocks.append(Paragraph(_inlines(token, places)))
            case _:
                raise _Refused(token.map[0] if token.map else 0, "The text holds Markdown that a clause can't have")
    return blocks


def _inlines(token: Token, places: list[Inline]) -> tuple[Inline, ...]:
    line = token.map[0] if token.map else 0
    stack: list[list[Inline]] = [[]]
    for child in token.children or []:
        match child.type:
            case "text":
                stack[-1] += _fill(child.content, places)
            case "softbreak":
                stack[-1].append(Text(" "))
            case "strong_open":
                stack.append([])
            case "strong_close":
                strong = Strong(tuple(stack.pop()))
                stack[-1].append(strong)
            case _:
                raise _Refused(line, "The text holds Markdown that a clause can't have")
    return _joined(stack[0])


def _fill(text: str, places: list[Inline]) -> list[Inline]:
    parts = _MARK.split(text)
    inlines: list[Inline] = []
    for index, part in enumerate(parts):
        if index % 2:
            inlines.append(places[int(part)])
        elif part:
            inlines.append(Text(part))
    return inlines


def _joined(inlines: list[Inline]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)


def _standalone(block: Block) -> Block:
    """A paragraph that is one answer alone may be a block; the loader decides by the question's kind."""
    match block:
        case Paragraph((Value(subject),)) if subject not in NAMES:
            return AnswerBlock(subject)
    return block


def with_blocks(prose: Prose, block_questions: frozenset[str]) -> Prose:
    """Keep as blocks only the answers that stand alone (weeks, contacts, lists); print the others in a paragraph."""
    return tuple(
        Paragraph((Value(block.question),))
        if isinstance(block, AnswerBlock) and block.question not in block_questions
        else block
        for block in prose
    )


def questions_printed(prose: Prose) -> tuple[str, ...]:
    """The questions whose answers the text prints, each once, in order."""
    printed = [inline.subject for inline in inlines_of(prose) if isinstance(inline, Value)]
    alone = [block.question for block in prose if isinstance(block, AnswerBlock)]
    return tuple(subject for subject in dict.fromkeys(printed + alone) if subject not in NAMES)


def clauses_referenced(prose: Prose) -> tuple[str, ...]:
    return tuple(dict.fromkeys(inline.clause for inline in inlines_of(prose) if isinstance(inline, Ref)))
