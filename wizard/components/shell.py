"""What every page has: styles, the head with the product's name, Back, the heading, the foot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from policybuilder.places import TEMPLATES
from wizard import navigation
from wizard.components.helper import draw_helper
from wizard.desk import desk
from wizard.words import fill

PRODUCT = "Social Media Policy Builder"
_STYLE_SHEETS = (Path(__file__).resolve().parents[1] / "assets" / "wizard.css", TEMPLATES / "week.css")
_STYLES = "".join(sheet.read_text(encoding="utf-8") for sheet in _STYLE_SHEETS)


def title_of(page: str) -> str:
    """The browser's title for a page: what it is, and whose."""
    return f"{page} – {PRODUCT}" if page != PRODUCT else PRODUCT


@dataclass
class Page:
    """What a page's frame has to know in the end: whether the page says that something is wrong."""

    error: bool = False


@contextmanager
def page(heading: str, *, caption: str = "", back: str = "") -> Iterator[Page]:
    """Draw a page's frame round what is drawn inside. ``back`` is a link; ``caption`` stands above the heading."""
    drawn = Page()
    st.html(f"<style>{_STYLES}</style>")
    st.html(fill("head", product=PRODUCT, home=_home(), back=back))
    with st.container(key="page"):
        st.html(fill("heading", heading=heading, caption=caption))
        yield drawn
    st.html(fill("foot", accessibility=navigation.href(navigation.ACCESSIBILITY), in_draft=bool(desk().draft)))
    draw_helper(title=f"Error: {title_of(heading)}" if drawn.error else title_of(heading))
    desk().fresh = False


def _home() -> str:
    return navigation.href(navigation.TASKS if desk().draft else navigation.START)
