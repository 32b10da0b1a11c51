"""Colours that can be read: an employer's own, moved no further than contrast asks."""

from __future__ import annotations

WHITE = "#ffffff"
BLACK = "#000000"
TEXT_CONTRAST = 4.5
_STEPS = 100


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours as WCAG 2 defines it: 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def safe_colour(colour: str, background: str, ratio: float = TEXT_CONTRAST) -> str:
    """``colour`` itself, or the nearest mix of it with black or white that stands out from ``background`` by ``ratio``.

    Colours are ``#rrggbb``; ValueError for anything else. Where no mix reaches ``ratio``, black or white itself.
    """
    towards = readable_on(background)
    for step in range(_STEPS + 1):
        mixed = _mix(colour, towards, step / _STEPS)
        if contrast(mixed, background) >= ratio:
            return mixed
    return towards


def readable_on(background: str) -> str:
    """Black or white, whichever is easier to read on ``background``; the contrast is always enough for text."""
    return max((WHITE, BLACK), key=lambda colour: contrast(colour, background))


def _mix(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    if len(colour) != 7 or not colour.startswith("#") or not colour[1:].isalnum():
        raise ValueError(f"'{colour}' is not a colour like #1d70b8")
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
