"""How well the reader reads: ``python -m tests.policies.figures [tuned|kept] [--show]``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES
from policybuilder.reading.cues import load_cues
from policybuilder.reading.opening import open_source
from policybuilder.reading.reader import Passage, Reading, read
from policybuilder.reading.suggesting import Confidence
from policybuilder.reading.words import bare

HOME = Path(__file__).resolve().parent
UNCODABLE = ("contradiction",)


@dataclass(frozen=True)
class Figure:
    """One question of one policy: where the right passage ranks, and what was suggested."""

    policy: str
    question: str
    stance: tuple[str, ...]
    rank: int | None
    suggestion: Passage | None

    @property
    def right(self) -> bool:
        return self.suggestion is not None and set(self.suggestion.stance) == set(self.stance)

    @property
    def sure(self) -> bool:
        return self.suggestion is not None and self.suggestion.confidence is Confidence.SURE


def figures(half: str) -> Iterator[Figure]:
    library = load_library(CLAUSES)
    cues = load_cues(CLAUSES, library)
    for path in sorted((HOME / half).glob("*.yml")):
        coding = yaml.safe_load(path.read_text(encoding="utf-8"))
        source = open_source((HOME / half / coding["file"]).read_bytes(), coding["file"])
        if not source.partial:
            yield from _of_policy(path.stem, coding, read(library, cues, [source]))


def _of_policy(name: str, coding: dict[str, Any], reading: Reading) -> Iterator[Figure]:
    answers = coding["answers"]
    for question, passages in reading.passages.items():
        suggestion = reading.suggestion(question)
        if question in answers:
            wanted, stance = bare(answers[question]["quote"]), answers[question]["stance"]
            stances = tuple(map(str, stance)) if isinstance(stance, list) else (str(stance),)
            ranks = (at for at, one in enumerate(passages, 1) if _same(bare(one.sentence.text), wanted))
            yield Figure(name, question, stances, next(ranks, None), suggestion)
        elif suggestion is not None and suggestion.confidence is Confidence.SURE:
            yield Figure(name, question, (), None, suggestion)


def _same(found: str, wanted: str) -> bool:
    return found in wanted or wanted in found


def summary(found: list[Figure]) -> dict[str, float | int]:
    answered = [one for one in found if one.stance]
    wrong = [one for one in found if one.sure and not one.right]
    return {
        "answered": len(answered),
        "right passage first": sum(one.rank == 1 for one in answered),
        "right passage in first three": sum(one.rank is not None and one.rank <= 3 for one in answered),
        "sure and right": sum(one.sure and one.right for one in answered),
        "sure and wrong": len(wrong),
        "of these, where the hand coding has no stance": sum(not one.stance for one in wrong),
        "suggested right": sum(one.right for one in answered),
    }


def main() -> None:
    halves = [word for word in sys.argv[1:] if not word.startswith("-")] or ["tuned", "kept"]
    for half in halves:
        found = list(figures(half))
        numbers = summary(found)
        for name, number in numbers.items():
            print(f"{half}: {name}: {number} ({100 * number / max(1, numbers['answered']):.0f}%)")
        if "--show" in sys.argv and half == "tuned":
            _show(found)


def _show(found: list[Figure]) -> None:
    for one in found:
        suggested = one.suggestion
        what = (
            f"{suggested.confidence} {'+'.join(suggested.stance)} | {suggested.sentence.quote[:150]}"
            if suggested
            else "-"
        )
        if one.sure and not one.right:
            print(f"WRONG {one.policy} {one.question} = {one.stance}: {what}")
        elif one.rank is None or one.rank > 3:
            print(f"LOST  {one.policy} {one.question} = {one.stance} rank {one.rank}: {what}")
        elif not (one.sure and one.right):
            print(f"shy   {one.policy} {one.question} = {one.stance} rank {one.rank}: {what}")


if __name__ == "__main__":
    main()
