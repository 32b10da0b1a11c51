"""One question of a topic file to a Question."""

from __future__ import annotations

from policybuilder.library.condition_reader import read_condition
from policybuilder.library.fields import Fields
from policybuilder.library.model import DECIDERS, Band, Kind, Option, Place, Question
from policybuilder.library.prose_reader import read_prose
from policybuilder.problems import ProblemList, did_you_mean
from policybuilder.yaml_reader import Node, Scalar, Sequence

LONGEST_TEXT = 10_000


def read_question(topic_id: str, node: Node, problems: ProblemList) -> Question:
    fields = Fields(node, "A question", problems)
    short_id = fields.identifier()
    fields.what = f"Question '{short_id}'"
    kind = fields.choice("kind", Kind)
    why = fields.text("why", required=True)
    options = tuple(_read_option(item, problems) for item in fields.items("options"))
    bands = tuple(_read_band(item, problems) for item in fields.items("bands"))
    question = Question(
        id=f"{topic_id}.{short_id}",
        topic=topic_id,
        place=Place(problems.file, node.line),
        ask=fields.text("ask", required=True),
        about=fields.text("about", required=True),
        hint=fields.text("hint"),
        why=read_prose(why, fields.line_of("why"), problems) if why else (),
        kind=kind,
        decides=fields.choices("decides", list(DECIDERS)),
        when=read_condition(fields.node("when"), problems),
        options=options,
        bands=bands,
        unit=fields.text("unit"),
        max_length=fields.whole_number("max_length", default=200),
        example=fields.text("example"),
        none_label=fields.text("none_label"),
        look_for=fields.texts("look_for"),
        sources=fields.texts("sources"),
        default=_default(fields, kind),
    )
    fields.finish()
    _check_shape(question, fields)
    return question


def _read_option(node: Node, problems: ProblemList) -> Option:
    fields = Fields(node, "An option", problems)
    option_id = fields.identifier()
    fields.what = f"Option '{option_id}'"
    option = Option(
        id=option_id,
        label=fields.text("label", required=True),
        hint=fields.text("hint"),
        in_text=fields.text("in_text"),
        in_text_one=fields.text("in_text_one"),
        suggested=fields.flag("suggested"),
        offered=fields.flag("offered", default=True),
        exclusive=fields.flag("exclusive"),
    )
    fields.finish()
    return option


def _read_band(node: Node, problems: ProblemList) -> Band:
    fields = Fields(node, "A band", problems)
    band = Band(
        id=fields.identifier(),
        label=fields.text("label", required=True),
        start=fields.whole_number("from", required=True),
        end=fields.whole_number("to", required=True),
    )
    fields.finish()
    return band


def _default(fields: Fields, kind: Kind) -> str | tuple[str, ...] | int | None:
    node = fields.node("default")
    if node is None:
        return None
    if kind is Kind.MANY:
        return fields.texts("default") if isinstance(node, Sequence) else (fields.text("default"),)
    if kind is Kind.NUMBER:
        return fields.whole_number("default")
    if kind in (Kind.ONE, Kind.TEXT) and isinstance(node, Scalar):
        return fields.text("default")
    fields.problems.add(node.line, f"A question of kind '{kind}' can't have a default", "Remove 'default'")
    return None


def _check_shape(question: Question, fields: Fields) -> None:
    _check_options(question, fields)
    _check_bands(question, fields)
    if not 1 <= question.max_length <= LONGEST_TEXT:
        fields.problems.add(fields.line, f"{fields.what}: 'max_length' is out of range", f"Use 1 to {LONGEST_TEXT}")
    if question.none_label and question.kind.has_options:
        fields.problems.add(fields.line, f"{fields.what} has options and a 'none_label'", "Make 'none' an option")


def _check_options(question: Question, fields: Fields) -> None:
    ids = [option.id for option in question.options]
    for option_id in sorted({one for one in ids if ids.count(one) > 1}):
        fields.problems.add(fields.line, f"{fields.what} has option '{option_id}' twice", "Give each its own id")
    if question.kind.has_options and len(ids) < 2:
        fields.problems.add(fields.line, f"{fields.what} has fewer than two options", "Add the options people choose")
    if question.options and question.kind not in (Kind.ONE, Kind.MANY, Kind.CONTACTS):
        todo = f"Remove them: its kind is {question.kind}"
        fields.problems.add(fields.line, f"{fields.what} can't have options", todo)
    exclusive = [option.id for option in question.options if option.exclusive]
    if question.kind is Kind.MANY and len(exclusive) != 1:
        todo = "Give one option, 'none of these', 'exclusive: true'"
        fields.problems.add(fields.line, f"{fields.what} needs exactly one exclusive option", todo)
    if question.kind is not Kind.MANY and exclusive:
        fields.problems.add(fields.line, f"{fields.what} has an exclusive option", "Only 'many' has one: remove it")
    _check_default(question, ids, fields)


def _check_default(question: Question, ids: list[str], fields: Fields) -> None:
    if not question.kind.has_options or question.default is None:
        return
    chosen = (question.default,) if isinstance(question.default, str) else question.default
    for option_id in chosen if isinstance(chosen, tuple) else ():
        if option_id not in ids:
            todo = did_you_mean(option_id, ids, f"Use one of: {', '.join(ids)}")
            fields.problems.add(fields.line_of("default"), f"The default '{option_id}' is not an option", todo)
        elif not question.option(option_id).offered:
            todo = "Choose an option that is offered"
            fields.problems.add(fields.line_of("default"), f"The default '{option_id}' is not offered", todo)


def _check_bands(question: Question, fields: Fields) -> None:
    if (question.kind is Kind.NUMBER) != bool(question.bands):
        todo = "A number, and only a number, has 'bands'"
        fields.problems.add(fields.line, f"{fields.what}: bands and kind do not agree", todo)
    for band in question.bands:
        if band.start > band.end:
            fields.problems.add(fields.line, f"Band '{band.id}' ends before it begins", "Swap 'from' and 'to'")
    for before, after in zip(question.bands, question.bands[1:], strict=False):
        if after.start != before.end + 1:
            todo = f"Begin '{after.id}' at {before.end + 1}"
            fields.problems.add(fields.line, f"Bands '{before.id}' and '{after.id}' leave a gap or overlap", todo)
