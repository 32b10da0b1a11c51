"""Documents of the presets, made once for all tests of a process."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType

from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.model import Acceptance, Answers, Organisation
from policybuilder.checking import find
from policybuilder.documents.kinds import KINDS
from policybuilder.documents.making import DocumentMaker
from policybuilder.documents.model import Document
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.places import CLAUSES
from policybuilder.render.html import render_html
from policybuilder.render.page import Medium

TODAY = date(2026, 11, 20)
PRESETS = tuple(sorted(file.stem for file in (CLAUSES / "presets").glob("*.yml")))
EVERY = [(preset, kind) for preset in PRESETS for kind in KINDS]
CANARY = "zqcanary"


@cache
def library() -> Library:
    return load_library(CLAUSES)


@cache
def answers(preset: str) -> Answers:
    return replace(starting_answers(library(), preset), organisation=Organisation(name="Northshire"))


@cache
def maker(preset: str) -> DocumentMaker:
    return DocumentMaker(library(), answers(preset), TODAY)


@cache
def document(preset: str, kind: str) -> Document:
    return maker(preset).make(KINDS[kind])


@cache
def page(preset: str, kind: str, medium: Medium = "screen") -> str:
    return render_html(document(preset, kind), medium)


@cache
def with_canaries() -> DocumentMaker:
    """Answers in which every private field holds a word that no reader outside may see."""
    given = answers("english_council_children")
    notes = dict.fromkeys(library().questions, f"{CANARY} note")
    accepted = {
        one.check: Acceptance(f"{CANARY} reason", f"{CANARY} name", one.severity, one.answers)
        for one in find(library(), given)
    }
    assert accepted
    private = replace(given, notes=MappingProxyType(notes), accepted=MappingProxyType(accepted))
    return DocumentMaker(library(), private, TODAY)
