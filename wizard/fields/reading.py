"""What the inputs of a question read as: an answer, or what is still wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from policybuilder.answers.codec import BadAnswer, from_plain
from policybuilder.answers.model import Answer
from policybuilder.library.model import Question


@dataclass(frozen=True)
class Fault:
    """What is wrong with one input. ``early``: said at once; otherwise only when the user goes on."""

    part: str
    says: str
    early: bool = True


@dataclass(frozen=True)
class Reading:
    """``answer`` is None where nothing is decided, or where there are faults."""

    answer: Answer | None = None
    faults: tuple[Fault, ...] = ()


UNDECIDED = Reading()


def faulty(part: str, says: str, early: bool = True) -> Reading:
    return Reading(None, (Fault(part, says, early),))


def read_plain(question: Question, plain: Any, part: str) -> Reading:
    """The plain form of an answer, checked by the engine; what it says is wrong is put to ``part``."""
    try:
        return Reading(from_plain(question, plain))
    except BadAnswer as bad:
        return Reading(None, tuple(Fault(part, f"{fault.what}. {fault.todo}") for fault in bad.faults))
