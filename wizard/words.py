"""The wizard's longer words and its HTML, from ``policy_templates/wizard/``. Every value is escaped."""

from __future__ import annotations

import re
from typing import Any

import streamlit as st
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from policybuilder.places import TEMPLATES
from policybuilder.render.text import plain
from wizard import saying

_MARKDOWN = re.compile(r"([\\`*_\[\]<~$]|:(?=[a-z]))")
_LIST_START = re.compile(r"^(\s*\d+|\s*)([.)+#>-])(?=\s)")


def _printed(value: object) -> object:
    """What a template prints: text escaped and without characters that are not seen, everything else as it is."""
    return plain(value) if type(value) is str else value


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES / "wizard"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= saying.FILTERS
    return environment


_ENVIRONMENT = _environment()


def fill(template: str, **values: Any) -> str:
    """The template's HTML. ``template`` is its name without ``.html``."""
    return _ENVIRONMENT.get_template(f"{template}.html").render(values)


def show(template: str, **values: Any) -> None:
    """Put the template's HTML on the page; nothing where it comes to nothing."""
    html = fill(template, **values)
    if html.strip():
        st.html(html)


def literal(text: str) -> str:
    """Text for a widget's label, which Streamlit reads as Markdown, so that it shows as it was typed."""
    return _LIST_START.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", text))
