"""The one piece of script: focus, status messages, descriptions of inputs, links that keep the session.

Streamlit puts nothing of this into a page. The script is in ``wizard/assets/helper.js``.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from wizard import navigation
from wizard.desk import desk, to_the_end

SCRIPT = (Path(__file__).resolve().parents[1] / "assets" / "helper.js").read_text(encoding="utf-8")
KEY = "helper"


def draw_helper(title: str) -> None:
    """Tell the browser what has changed. ``title`` is the page's title where it is not the usual one."""
    component = st.components.v2.component("wizard_helper", js=SCRIPT)
    state = desk()
    data = {"page": state.page, "title": title, "message": state.message, "focus": state.focus, "turn": state.turn}
    result = component(data=data, key=KEY, height=1, on_link_change=_followed)
    if result.link:  # the first click after a restart: no callback was known yet
        navigation.follow(str(result.link))


@to_the_end
def _followed() -> None:
    link = st.session_state[KEY].link
    if link:
        navigation.follow(str(link))
