"""Text that somebody typed, made safe to set: nothing in it is markup, and no word is too long for a line."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

LONGEST_TEXT = 10_000
LONGEST_WORD = 40
BREAK_EVERY = 30
CUT = " […]"
MAY_BREAK = "\u200b"

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
_CONTROL = re.compile(f"[{_CONTROLS}]")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_SUSPECT = re.compile(rf"[{_CONTROLS}]|\S{{{LONGEST_WORD + 1},}}")


def plain(text: str) -> Markup:
    """Text for an attribute or a title: escaped, without control characters, cut where it is far too long."""
    return escape(_tidy(text))


def soft(text: str) -> Markup:
    """Text for the page: as ``plain``, and a word of more than 40 characters may break every 30."""
    return escape(_softened(text))


def finished(value: object) -> object:
    """What a template prints for ``value``, which it escapes: typed text as ``soft`` has it, all else as it is."""
    return _softened(value) if type(value) is str else value


def _softened(text: str) -> str:
    if len(text) <= LONGEST_WORD and text.isprintable():
        return text
    if len(text) <= LONGEST_TEXT and not _SUSPECT.search(text):
        return text
    return _LONG_WORD.sub(_breakable, _tidy(text))


def _tidy(text: str) -> str:
    whole = _CONTROL.sub("", text)
    return whole if len(whole) <= LONGEST_TEXT else whole[:LONGEST_TEXT] + CUT


def _breakable(match: re.Match[str]) -> str:
    word = match.group()
    return MAY_BREAK.join(word[start : start + BREAK_EVERY] for start in range(0, len(word), BREAK_EVERY))
