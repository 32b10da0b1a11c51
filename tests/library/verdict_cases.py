"""``tests/cases/verdicts/``: what each preset is expected to say of each situation, written before the rules were read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policybuilder.answers.codec import from_plain
from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.file import plain_of
from policybuilder.answers.model import Answers
from policybuilder.library.model import Library
from policybuilder.policy.view import View
from policybuilder.situations.judging import Judge
from policybuilder.situations.weighing import RuleBook
from policybuilder.yaml_reader import read_yaml

TODAY = datetime.date(2026, 11, 20)
FOLDER = Path(__file__).resolve().parent.parent / "cases" / "verdicts"
KEYS = {"situation", "expect", "except", "because", "sources", "changed", "settled"}


@dataclass(frozen=True)
class Variant:
    """The same situation over a preset with some answers changed."""

    over: str
    answers: Mapping[str, Any]
    expect: str


@dataclass(frozen=True)
class Expected:
    """``expect`` is what most presets say; ``but`` what others do. ``settled`` is how a disagreement was settled."""

    file: str
    situation: str
    expect: str
    but: Mapping[str, str]
    because: str
    sources: tuple[str, ...]
    changed: tuple[Variant, ...]
    settled: str

    def word(self, preset: str) -> str:
        return self.but.get(preset, self.expect)


def read_expected() -> Iterator[Expected]:
    """Every expected verdict, file by file."""
    for file in sorted(FOLDER.glob("*.yml")):
        for entry in plain_of(read_yaml(file.read_text(encoding="utf-8"), file.name)):
            unknown = set(entry) - KEYS
            assert not unknown, f"{file.name}, '{entry.get('situation')}': {unknown} is not one of {sorted(KEYS)}"
            yield Expected(
                file=file.stem,
                situation=entry["situation"],
                expect=entry["expect"],
                but=entry.get("except", {}),
                because=entry["because"],
                sources=tuple(entry.get("sources", ())),
                changed=tuple(Variant(one["over"], one["answers"], one["expect"]) for one in entry.get("changed", ())),
                settled=entry.get("settled", ""),
            )


def disagreements(library: Library, expected: Iterable[Expected]) -> Iterator[str]:
    """What a library's presets, or an employer near one of them, say otherwise than was expected."""
    starts = {preset.name: starting_answers(library, preset.name) for preset in library.presets}
    book = RuleBook(library)
    judges = {name: _judge(library, answers, book) for name, answers in starts.items()}
    for one in expected:
        situation = library.situations[one.situation]
        for name, judge in judges.items():
            if judge.word_on(situation) != one.word(name):
                yield f"{one.situation}, {name}: not {one.word(name)}"
        for variant in one.changed:
            judge = _judge(library, changed_answers(library, starts[variant.over], variant), book)
            if judge.word_on(situation) != variant.expect:
                yield f"{one.situation}, {variant.over} with {dict(variant.answers)}: not {variant.expect}"


def changed_answers(library: Library, answers: Answers, variant: Variant) -> Answers:
    for question, plain in variant.answers.items():
        answers = answers.with_answer(question, from_plain(library.questions[question], plain))
    return answers


def _judge(library: Library, answers: Answers, book: RuleBook) -> Judge:
    return Judge(View(library, answers), {}, TODAY, book)
