"""Taking times one after the other in turns, so that a busy minute of the machine falls on all of them alike."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Times:
    """What one thing took, in milliseconds, in the order it was run."""

    each: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.each)

    @property
    def spread(self) -> str:
        """The middle half of the times."""
        low, _, high = statistics.quantiles(self.each, n=4)
        return f"{low:.1f} to {high:.1f}"

    def ratio_to(self, other: Times) -> float:
        """The median of this over the median of the other."""
        return self.median / other.median


def in_turns(acts: Mapping[str, Callable[[], object]], rounds: int, warm_up: int = 2) -> dict[str, Times]:
    """Run every act once a round, in order, and time it; the first ``warm_up`` rounds do not count."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for turn in range(warm_up + rounds):
        for name, act in acts.items():
            milliseconds = timed(act)
            if turn >= warm_up:
                taken[name].append(milliseconds)
    return {name: Times(tuple(each)) for name, each in taken.items()}


def timed(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return (perf_counter() - started) * 1000
