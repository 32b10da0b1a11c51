"""``sources.yml`` to Sources."""

from __future__ import annotations

import re

from policybuilder.library.fields import ID, Fields
from policybuilder.library.model import EMPLOYER_KINDS, NATIONS, Place, Source, SourceKind, Sureness
from policybuilder.problems import ProblemList
from policybuilder.yaml_reader import Node, Table

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


def read_sources(root: Node, problems: ProblemList) -> dict[str, Source]:
    if not isinstance(root, Table):
        problems.add(root.line, "The sources must be a table", "Write 'source_id:' and its fields under it")
        return {}
    sources = {}
    for source_id, entry in root.entries.items():
        if not ID.match(source_id):
            problems.add(entry.key_line, f"'{source_id}' can't be an id", "Use small letters, digits and _")
        sources[source_id] = _read_source(source_id, entry.node, problems)
    return sources


def _read_source(source_id: str, node: Node, problems: ProblemList) -> Source:
    fields = Fields(node, f"Source '{source_id}'", problems)
    source = Source(
        id=source_id,
        place=Place(problems.file, node.line),
        title=fields.text("title", required=True),
        publisher=fields.text("publisher", required=True),
        date=fields.text("date", required=True),
        address=fields.text("address", required=True),
        kind=fields.choice("kind", SourceKind),
        nations=fields.choices("nations", NATIONS),
        kinds=fields.choices("kinds", EMPLOYER_KINDS),
        persuasive=fields.flag("persuasive"),
        checked=fields.day("checked"),
        sure=fields.choice("sure", Sureness),
        note=fields.text("note"),
    )
    fields.finish()
    if source.date and not _DATE.match(source.date):
        problems.add(fields.line_of("date"), f"'{source.date}' is not a date", "Write 2026, 2026-11 or 2026-11-20")
    if source.address and not source.address.startswith(("https://", "http://")):
        problems.add(fields.line_of("address"), f"'{source.address}' is not a web address", "Begin it with https://")
    return source
