"""A sketch of a text: enough to see that two employers publish the same chapter, without keeping the chapter."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

WORDS_A_SHINGLE = 6
SIZE = 96
SAME = 0.6
_WORD = re.compile(r"[a-z0-9]+")


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's runs of words, at most ``SIZE`` of them, in order (a bottom-k MinHash)."""
    return tuple(sorted(set(_shingles(text)))[:SIZE])


def _shingles(text: str) -> Iterator[int]:
    words = _WORD.findall(text.lower())
    for start in range(len(words) - WORDS_A_SHINGLE + 1):
        run = " ".join(words[start : start + WORDS_A_SHINGLE])
        yield int.from_bytes(hashlib.blake2b(run.encode(), digest_size=6).digest(), "big")


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The share of runs of words that two texts have in common, estimated from their sketches; from 0 to 1."""
    if not one or not other:
        return 0.0
    smallest = sorted({*one, *other})[:SIZE]
    both = set(one) & set(other)
    return sum(value in both for value in smallest) / len(smallest)
