"""Text to the stems of its words, so that "issued" and "issue" are the same word."""

from __future__ import annotations

import re

import snowballstemmer

_WORD = re.compile(r"[a-zà-ž0-9]+")


class Words:
    """Stems words, each once. Make one for each reading: it remembers, and is not for sharing between threads."""

    def __init__(self) -> None:
        self._stemmer = snowballstemmer.stemmer("english")
        self._known: dict[str, str] = {}

    def stems(self, text: str) -> tuple[str, ...]:
        return tuple(self._stem(word) for word in _WORD.findall(_plain(text)))

    def padded(self, text: str) -> str:
        """The stems in one string with spaces around each, in which a phrase can be found."""
        return f" {' '.join(self.stems(text))} "

    def _stem(self, word: str) -> str:
        if word not in self._known:
            self._known[word] = self._stemmer.stemWord(word)
        return self._known[word]


def _plain(text: str) -> str:
    """Lower case, with "n't" and "cannot" as two words and no apostrophes."""
    text = text.lower().replace("’", "'").replace("can't", "can not").replace("won't", "will not")
    text = text.replace("n't", " not").replace("cannot", "can not").replace("e-mail", "email")
    return re.sub(r"'s\b", "", text).replace("'", "")


def bare(text: str) -> str:
    """The letters and digits alone: how a quote is looked for in a text that was laid out otherwise."""
    return "".join(_WORD.findall(text.lower()))
