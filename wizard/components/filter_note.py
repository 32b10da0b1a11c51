"""Says which questions a page leaves out, since somebody else decides them."""

from __future__ import annotations

from policybuilder.library.model import DECIDERS, Topic
from wizard import navigation
from wizard.sheet import Sheet
from wizard.words import show


def draw(sheet: Sheet, topic: Topic) -> None:
    """Nothing where every question is shown."""
    decides = navigation.asked_for("decides")
    if decides in DECIDERS:
        hidden = len(sheet.asked_in(topic)) - len(sheet.asked_in(topic, decides))
        everything = navigation.href(navigation.topic_page(topic.id), decides="")
        show("filter_note", who=DECIDERS[decides], hidden=hidden, everything=everything)
