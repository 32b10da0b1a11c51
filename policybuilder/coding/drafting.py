"""A confirmed coding of an employer's own policy as answers, so that nobody starts from nothing."""

from __future__ import annotations

from types import MappingProxyType

from policybuilder.answers.model import Answer, Answers, Organisation
from policybuilder.coding.model import Coding
from policybuilder.library.model import Library


def as_answers(coding: Coding, library: Library) -> Answers:
    """The answers that the confirmed stances give. What the policy does not say stays undecided."""
    said = {
        key: stance.said
        for key, stance in coding.stances.items()
        if stance.confirmed and not stance.flag and isinstance(stance.said, Answer)
    }
    notes = {
        key: f"From the current policy: “{coding.stances[key].quotes[0].text}”"
        for key in said
        if coding.stances[key].quotes
    }
    return Answers(
        library=library.version,
        id=coding.id,
        organisation=Organisation(name=coding.name),
        answers=MappingProxyType({key: said[key] for key in library.questions if key in said}),
        notes=MappingProxyType(notes),
    )
