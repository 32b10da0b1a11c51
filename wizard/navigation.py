"""Addresses of pages, and moving between them. The draft's token goes with every address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal
from urllib.parse import parse_qs, urlencode, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from wizard.desk import desk, to_the_end
from wizard.words import literal

START, TASKS, BRAND, TEAMS = "start", "tasks", "name", "teams"
SITUATIONS, OWN_SITUATION = "situations", "your-situation"
CHECK, NOTE, FINDINGS, FINISH, ACCESSIBILITY = "check-answers", "note", "findings", "finish", "accessibility"
CARRIED = ("draft", "decides", "team", "question", "word")
_PAGES = "pages"
_DONE = "button_done"
Kind = Literal["primary", "secondary", "tertiary"]


def topic_page(topic_id: str) -> str:
    """The name of a topic's page, which is also its address."""
    return topic_id.replace("_", "-")


def asked_for(name: str) -> str:
    """A value from the page's address, or empty."""
    return str(st.query_params.get(name, ""))


def register(pages: dict[str, StreamlitPage]) -> None:
    """Keep the pages of this run, for moving to."""
    st.session_state[_PAGES] = pages


def href(page: str, focus: str = "", **query: str) -> str:
    """A link to a page, relative to any other page. ``draft`` and ``decides`` are carried on unless given."""
    carried = {"draft": asked_for("draft"), "decides": asked_for("decides"), **query}
    pairs = {key: value for key, value in carried.items() if value}
    address = "./" if page == START else page
    return address + (f"?{urlencode(pairs)}" if pairs else "") + (f"#{focus}" if focus else "")


def go(page: str, focus: str = "", **query: str) -> None:
    """Show another page. For callbacks and page bodies; what comes after is not run."""
    follow(href(page, focus, **query))


def follow(link: str) -> None:
    """Show the page a link of ours leads to. A link to a page that is not there does nothing."""
    parts = urlsplit(link)
    name = parts.path.rsplit("/", 1)[-1] or START
    page = st.session_state.get(_PAGES, {}).get(name)
    if page is None:
        return
    desk().focus = parts.fragment
    query = {key: values[0] for key, values in parse_qs(parts.query).items() if key in CARRIED}
    st.switch_page(page, query_params=query)


def button(label: str, key: str, do: Callable[..., None], *args: object, kind: Kind = "secondary") -> None:
    """A button that also works on the first click after the server was restarted, when no callback is known yet."""
    pressed = st.button(literal(label), key=key, on_click=_pressed, args=(key, do, args), type=kind)
    if pressed and st.session_state.pop(_DONE, "") != key:
        do(*args)
        st.rerun()


@to_the_end
def _pressed(key: str, do: Callable[..., None], args: tuple[object, ...]) -> None:
    st.session_state[_DONE] = key
    do(*args)
