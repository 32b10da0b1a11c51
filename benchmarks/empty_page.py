"""A page with nothing behind it: the elements and the two previews that a file holds (see `clicks.py`)."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st


@cache
def content(file: str) -> Any:
    return json.loads(Path(file).read_text(encoding="utf-8"))


def draw(number: int, one: dict[str, Any]) -> object:
    key = f"input-{number}"
    match one["kind"]:
        case "stHtml":
            return st.html(one["html"])
        case "stRadio":
            return st.radio(one["label"], one["options"], key=key, index=None)
        case "stCheckbox":
            return st.checkbox(one["label"], key=key)
        case "stTextInput":
            return st.text_input(one["label"], key=key)
        case "stTextArea":
            return st.text_area(one["label"], key=key)
        case "stDateInput":
            return st.date_input(one["label"], key=key, value=None)
        case "stButton":
            return st.button(one["label"], key=key)
        case kind:
            raise ValueError(f"The empty page has no {kind}")


page = content(os.environ["EMPTY_PAGE"])
drawn = [draw(number, one) for number, one in enumerate(page["elements"])]
first_radio = next(number for number, one in enumerate(page["elements"]) if one["kind"] == "stRadio")
chosen = drawn[first_radio] == page["elements"][first_radio]["options"][0]
with st.container(key="preview"):
    st.html(page["previews"][chosen])
