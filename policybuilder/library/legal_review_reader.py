"""Who has reviewed a topic for each nation's law: in what role, never under what name, and when."""

from __future__ import annotations

from types import MappingProxyType

from policybuilder.library.fields import Fields
from policybuilder.library.model import NATIONS, Review
from policybuilder.yaml_reader import Scalar, Table


def read_legal_review(topic: Fields) -> MappingProxyType[str, Review | None]:
    """The topic's ``legal_review``: every nation, with None where nobody has reviewed it."""
    fields = Fields(topic.node("legal_review") or Scalar("", topic.line), "'legal_review'", topic.problems)
    found = {nation: _review(fields, nation) for nation in NATIONS}
    fields.finish()
    return MappingProxyType(found)


def _review(fields: Fields, nation: str) -> Review | None:
    """``none``, or ``{by: the reviewer's role, on: 2026-11-20}``."""
    entry = fields.entries.get(nation)
    if entry is None or not isinstance(entry.node, Table):
        value = fields.text(nation, required=True)
        if value not in ("none", ""):
            what = f"The legal review for {nation} is '{value}'"
            todo = "Write none, or {by: the reviewer's role, on: 2026-11-20}"
            fields.problems.add(fields.line_of(nation), what, todo)
        return None
    fields.known.append(nation)
    part = Fields(entry.node, f"The legal review for {nation}", fields.problems)
    found = Review(by=part.text("by", required=True), on=part.day("on"))
    part.finish()
    return found
