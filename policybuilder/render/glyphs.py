"""Signs that the PDF's fonts can't draw, put into words: a thumb becomes "[thumbs up sign]"."""

from __future__ import annotations

import io
import unicodedata
from functools import cache

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from policybuilder.render import styles

_SILENT = ("Cc", "Cf", "Cn", "Co", "Mn", "Me", "Sk")
_SIGNS = ("So", "Sm", "Sc", "Po", "Pd")


def drawable(page: str) -> str:
    """The page with every sign in words that the bundled fonts lack. Letters of other scripts stay as they are."""
    for character in sorted(set(page) - _drawn() - set("\n\t")):
        page = page.replace(character, _in_words(character))
    return page


def _in_words(character: str) -> str:
    kind = unicodedata.category(character)
    if kind in _SIGNS:
        return f"[{unicodedata.name(character, 'sign').lower()}]"
    return "" if kind in _SILENT else character


@cache
def _drawn() -> frozenset[str]:
    font = TTFont(io.BytesIO(styles.printed_fonts()["font:Regular"]), lazy=True)
    return frozenset(map(chr, font.getBestCmap()))
