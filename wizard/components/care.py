"""A button that asks once more before it takes something away."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from wizard.desk import desk
from wizard.navigation import button
from wizard.words import show

_ASKED = "asked_once_more"


def button_with_care(label: str, key: str, warning: str, do: Callable[..., None], *args: object) -> None:
    """The button; once pressed, the warning with Yes and No in its place."""
    if st.session_state.get(_ASKED) != key:
        button(label, key, _ask, key, kind="tertiary")
        return
    with st.container(key=f"care-{key}", horizontal=True, vertical_alignment="center"):
        show("care", warning=warning)
        button(f"Yes, {label[0].lower()}{label[1:]}", f"yes-{key}", _do, do, args)
        button("No, keep it", f"no-{key}", _ask, "", f"key:{key}", kind="tertiary")


def _ask(key: str, focus: str = "") -> None:
    st.session_state[_ASKED] = key
    desk().point_to(focus or f"key:yes-{key}")


def _do(do: Callable[..., None], args: tuple[object, ...]) -> None:
    st.session_state[_ASKED] = ""
    do(*args)
