"""Which employers publish the same chapter, so that it is counted once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from policybuilder.coding.sketch import SAME, SIZE, likeness
from policybuilder.comparison.model import Employer, Template

MOST_SHARERS = 200


def templates_of(employers: Sequence[Employer]) -> tuple[Template, ...]:
    """The groups of employers whose texts are largely the same."""
    group = {one.id: {one.id} for one in employers}
    alike: dict[frozenset[str], float] = {}
    for one, other, how_like in _alike(employers):
        alike[frozenset((one, other))] = how_like
        together = group[one] | group[other]
        for member in together:
            group[member] = together
    distinct = {frozenset(members) for members in group.values() if len(members) > 1}
    order = {one.id: place for place, one in enumerate(employers)}
    found = [
        Template(
            tuple(sorted(members, key=order.__getitem__)), min(how for pair, how in alike.items() if pair <= members)
        )
        for members in distinct
    ]
    return tuple(sorted(found, key=lambda template: order[template.employers[0]]))


def _alike(employers: Sequence[Employer]) -> Iterator[tuple[str, str, float]]:
    sketches = [(one.id, sketch) for one in employers for sketch in one.sketches]
    for (one, other), _ in _candidates(sketches):
        like = likeness(sketches[one][1], sketches[other][1])
        if like >= SAME and sketches[one][0] != sketches[other][0]:
            yield sketches[one][0], sketches[other][0], like


def _candidates(sketches: Sequence[tuple[str, tuple[int, ...]]]) -> Iterator[tuple[tuple[int, int], int]]:
    """The pairs that share enough hashes to be worth comparing: few, where most texts are their own."""
    holders: Mapping[int, list[int]] = defaultdict(list)
    for place, (_, sketch) in enumerate(sketches):
        for value in sketch:
            holders[value].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        shared.update(combinations(places[:MOST_SHARERS], 2))
    yield from ((pair, count) for pair, count in shared.items() if count >= SIZE * SAME / 4)
