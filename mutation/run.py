"""Draws as many mutants of each kind, has them judged by two processes, and keeps count."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, zip_longest
from multiprocessing import get_context
from typing import TypeAlias

from mutation.fault import Fault, Mutant
from mutation.judges import Court, Verdict
from mutation.mutants import every_mutant

PROCESSES = 2
EVERY = 10
Judge: TypeAlias = Callable[[Iterable[Mutant]], Iterable[Verdict]]
_courts: list[Court] = []


def run(each: int, seed: int, progress: Callable[[str], None]) -> list[Verdict]:
    """``each`` mutants of every kind, in the order drawn, and besides them the equivalents that were drawn too."""
    court = Court()
    drawn = draw(list(every_mutant(court.library, court.texts, seed)), seed)
    verdicts: list[Verdict] = []
    with get_context("spawn").Pool(PROCESSES, _open_court) as pool:
        for fault, mutants in drawn.items():
            progress(f"{fault}: {each} of {len(mutants)}")
            for verdict in until_enough(mutants, each, lambda some: pool.imap(_judge, some)):
                verdicts.append(verdict)
                if len(verdicts) % EVERY == 0:
                    progress(f"  {len(verdicts)} judged, {sum(map(_is_missed, verdicts))} missed so far")
    return verdicts


def draw(mutants: Iterable[Mutant], seed: int) -> dict[Fault, list[Mutant]]:
    """The mutants of each kind in the order to try them: shuffled, and the variants of a kind by turns."""
    chance = random.Random(seed)  # noqa: S311 -- to repeat a run, not to keep a secret
    variants: dict[Fault, dict[str, list[Mutant]]] = {fault: {} for fault in Fault}
    for mutant in mutants:
        variants[mutant.fault].setdefault(mutant.variant, []).append(mutant)
    drawn = {}
    for fault, by_variant in variants.items():
        shuffled = [chance.sample(each, len(each)) for each in by_variant.values()]
        drawn[fault] = [one for turn in zip_longest(*shuffled) for one in turn if one is not None]
    return drawn


def until_enough(mutants: Iterable[Mutant], each: int, judge: Judge) -> Iterator[Verdict]:
    """Verdicts on one mutant after the other, until ``each`` of them are on mutants that are not equivalent."""
    waiting = iter(mutants)
    while some := list(islice(waiting, each)):
        for verdict in judge(some):
            yield verdict
            each -= not verdict.equivalent


def _open_court() -> None:
    """Each process has a court of its own."""
    _courts.append(Court())


def _judge(mutant: Mutant) -> Verdict:
    return _courts[0].judge(mutant)


def _is_missed(verdict: Verdict) -> bool:
    return not verdict.equivalent and not verdict.caught_by
