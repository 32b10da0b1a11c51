"""Starting answers: empty but for the library's defaults, or a preset's."""

from __future__ import annotations

import secrets
from dataclasses import replace
from types import MappingProxyType

from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answer, Answers
from policybuilder.library.model import Library, Preset
from policybuilder.problems import InputError, Problem, did_you_mean


def starting_answers(library: Library, preset: str | None = None) -> Answers:
    """New answers with an id of their own; each optional question holds its default, marked as such.

    Raises InputError where there is no such preset.
    """
    start = parse_preset(library, _preset(library, preset)) if preset else Answers(library.version, "")
    answers = {}
    for question in library.questions.values():
        if question.id in start.answers:
            answers[question.id] = start.answers[question.id]
        elif question.default is not None:
            answers[question.id] = Answer(question.default, defaulted=True)
    return replace(start, library=library.version, id=secrets.token_hex(16), answers=MappingProxyType(answers))


def parse_preset(library: Library, preset: Preset) -> Answers:
    """The answers of a preset. Raises InputError."""
    return parse_answers(preset.text, preset.place.file, library)


def _preset(library: Library, name: str) -> Preset:
    for preset in library.presets:
        if preset.name == name:
            return preset
    known = [preset.name for preset in library.presets]
    todo = did_you_mean(name, known, f"Use one of: {', '.join(known)}")
    raise InputError([Problem("presets", 1, f"There is no preset '{name}'", todo)])
