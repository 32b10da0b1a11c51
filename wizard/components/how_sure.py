"""How sure the library is of a section: who has reviewed it for the employer's nations, and which sources to check."""

from __future__ import annotations

from policybuilder.library.model import Topic
from policybuilder.policy.binding import nations_served, unsure_sources
from policybuilder.policy.view import View
from wizard.sheet import Sheet
from wizard.words import show


def draw(sheet: Sheet, topic: Topic) -> None:
    """Below the section's summary, for the nations and the kind of this employer."""
    view = View(sheet.library, sheet.answers)
    reviews = [(nation, topic.legal_review[nation]) for nation in nations_served(view)]
    show("how_sure", reviews=reviews, unsure=unsure_sources(view, topic))
