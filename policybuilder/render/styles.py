"""The style sheets and fonts that the documents carry with them."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from markupsafe import Markup

from policybuilder.places import TEMPLATES

FONTS = TEMPLATES / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
_FACE = (
    "@font-face{{font-family:'Policy Sans';font-weight:{weight};font-style:normal;font-display:swap;"
    "src:url({url}) format('{format}')}}\n"
)


@cache
def on_screen() -> Markup:
    """Everything the self-contained web page needs, its fonts embedded."""
    faces = (_face(weight, _as_data(FONTS / f"PolicySans-{name}.woff2"), "woff2") for name, weight in WEIGHTS.items())
    return Markup("".join([*faces, _sheet("screen.css"), _sheet("documents.css"), *_week_sheets()]))  # noqa: S704 -- our own files


@cache
def in_print() -> str:
    """The style of the PDF; its fonts are named ``font:Regular`` and ``font:Bold``."""
    faces = (_face(weight, f"font:{name}", "truetype") for name, weight in WEIGHTS.items())
    return "".join([*faces, _sheet("print.css"), _sheet("documents_print.css"), *_week_sheets()])


@cache
def printed_fonts() -> dict[str, bytes]:
    """The fonts of the PDF by the address its style names them with."""
    return {f"font:{name}": (FONTS / f"PolicySans-{name}.ttf").read_bytes() for name in WEIGHTS}


def _face(weight: int, url: str, kind: str) -> str:
    return _FACE.format(weight=weight, url=url, format=kind)


def _as_data(font: Path) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font.read_bytes()).decode('ascii')}"


def _week_sheets() -> list[str]:
    return [sheet.read_text(encoding="utf-8") for sheet in sorted(TEMPLATES.glob("week*.css"))]


def _sheet(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
