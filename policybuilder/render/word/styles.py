"""The styles of our Word files: our own, or the employer's with what it lacks added."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from policybuilder.render.word.xml import element

FONT = "Arial"
USUAL = 11
SIZES = {"Title": 26, "Heading 1": 17, "Heading 2": 12.5, "Heading 3": 11.5}
SMALLER = 1.5
DARK = RGBColor(0x17, 0x19, 0x1B)
QUIET = RGBColor(0x50, 0x5A, 0x62)
ALERT = RGBColor(0xB3, 0x26, 0x1E)
LANGUAGE = "en-GB"
PARAGRAPH_STYLES = {
    "Title": "Normal",
    "Subtitle": "Normal",
    "Heading 1": "Normal",
    "Heading 2": "Normal",
    "Heading 3": "Normal",
    "List Bullet": "Normal",
    "List Number": "Normal",
    "List Continue": "Normal",
    "Caption": "Normal",
    "Quote": "Normal",
    "Header": "Normal",
    "Footer": "Normal",
    "TOC Heading": "Normal",
    "toc 1": "Normal",
    "toc 2": "Normal",
    "Policy Draft": "Normal",
    "Policy Small": "Normal",
}
CHARACTER_STYLES = ("Strong", "Emphasis", "Hyperlink", "Policy Force", "Policy Mark", "Policy Quiet")


def complete(document: Any) -> set[str]:
    """Add the styles that are not there; returns the names of those added."""
    there = {style.name for style in document.styles}
    missing = [name for name in PARAGRAPH_STYLES if name not in there]
    for name in missing:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[PARAGRAPH_STYLES[name]]
    letters = [name for name in CHARACTER_STYLES if name not in there]
    for name in letters:
        document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    return {*missing, *letters}


def lay_out(document: Any, names: set[str], accent: str, size: float) -> None:
    """Give these styles our looks, with headings in ``accent`` (``#rrggbb``) and words of ``size`` points."""
    colour = RGBColor.from_string(accent.removeprefix("#").upper())
    for name in sorted(names):
        style = document.styles[name]
        if name in CHARACTER_STYLES:
            _letters(style, name, colour, size)
        elif name in SIZES:
            _heading(style, SIZES[name] * size / USUAL, DARK if name == "Title" else colour)
        else:
            _paragraph(style, name, size)


def _letters(style: Any, name: str, colour: RGBColor, size: float) -> None:
    match name:
        case "Strong" | "Policy Force":
            style.font.bold = True
        case "Policy Mark":
            style.font.bold = True
            style.element.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill="FFF3B8"))
        case "Policy Quiet":
            style.font.size, style.font.color.rgb = Pt(size - SMALLER), QUIET
        case "Hyperlink":
            style.font.underline, style.font.color.rgb = True, colour


def _paragraph(style: Any, name: str, size: float) -> None:
    match name:
        case "Normal":
            _normal(style, size)
        case "Caption":
            _heading(style, size, DARK)
        case "Policy Draft":
            style.font.bold, style.font.color.rgb = True, ALERT
        case "Policy Small" | "Header" | "Footer":
            style.font.size, style.font.color.rgb = Pt(size - SMALLER), QUIET
        case "Subtitle":
            style.font.size, style.font.color.rgb, style.font.italic = Pt(size + 1), QUIET, False
            _unspaced(style)
        case "toc 1" | "List Bullet" | "List Number":
            style.paragraph_format.space_after = Pt(3)
        case "Quote":
            style.font.italic, style.paragraph_format.left_indent = False, Pt(14)


def _normal(style: Any, size: float) -> None:
    _face(style)
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(size / 2)
    style.paragraph_format.line_spacing = 1.12
    style.paragraph_format.widow_control = True


def _heading(style: Any, size: float, colour: RGBColor) -> None:
    _face(style)
    style.font.size, style.font.bold, style.font.italic = Pt(size), True, False
    style.font.color.rgb = colour
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_before = Pt(size)
    style.paragraph_format.space_after = Pt(4)
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)
    _unspaced(style)


def _unspaced(style: Any) -> None:
    """Letters stand as close as the font has them."""
    spacing = style.element.rPr.find(qn("w:spacing"))
    if spacing is not None:
        style.element.rPr.remove(spacing)


def _face(style: Any) -> None:
    style.font.name = FONT
    fonts = style.element.rPr.rFonts
    for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{part}"), None)
    fonts.set(qn("w:cs"), FONT)


def bind_headings(document: Any, number: str) -> None:
    """Number the first two heading styles with the list ``number``."""
    for level, name in enumerate(("Heading 1", "Heading 2")):
        properties = document.styles[name].element.get_or_add_pPr()
        own = properties.get_or_add_numPr()
        own.get_or_add_ilvl().val = level
        own.get_or_add_numId().val = int(number)


def speak_english(document: Any) -> None:
    """Say that the words are British English."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None:
        for language in defaults.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)
    for style in document.styles:
        for language in style.element.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)
    if defaults is None or next(defaults.iter(qn("w:lang")), None) is None:
        normal = document.styles["Normal"].element.get_or_add_rPr()
        normal.append(element("w:lang", val=LANGUAGE))
    themed = document.settings.element.find(qn("w:themeFontLang"))
    if themed is not None:
        themed.set(qn("w:val"), LANGUAGE)
