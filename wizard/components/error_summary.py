"""What has to be put right before going on: a list of links to the inputs."""

from __future__ import annotations

from collections.abc import Iterable

from wizard.components.question import Asking
from wizard.words import show


def draw_summary(asked: Iterable[Asking]) -> bool:
    """Nothing where nothing is wrong. True where something is."""
    problems = [(fault.says, f"key:{one.field.key(fault.part)}") for one in asked for fault in one.faults]
    if problems:
        show("error_summary", problems=problems)
    return bool(problems)
