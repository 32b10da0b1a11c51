"""The first page a browser loads: Streamlit's own, made ours in language, title and words without JavaScript."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from streamlit import file_util

from wizard.server.headers import page_policy
from wizard.server.words import words

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_LANGUAGE = re.compile(r'<html lang="en">')
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_WITHOUT_JAVASCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_POINTER_TO_WHAT_IS_CLOSED = re.compile(r'<!--\s*Machine-readable pointer.*?<link rel="service-desc"[^>]*>', re.DOTALL)


class ForeignIndexPage(Exception):
    """Streamlit's first page is not the one this was written for: the pinned version was changed."""


@dataclass(frozen=True)
class IndexPage:
    body: bytes
    content_security_policy: str


@cache
def index_page() -> IndexPage:
    """The page and the policy it is served with. Raises ForeignIndexPage where a part to be changed isn't there."""
    html = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    html = _changed(html, _LANGUAGE, '<html lang="en-GB">')
    html = _changed(html, _TITLE, words("title"))
    html = _changed(html, _WITHOUT_JAVASCRIPT, words("noscript"))
    html = _changed(html, _POINTER_TO_WHAT_IS_CLOSED, "")
    return IndexPage(html.encode(), page_policy(tuple(map(_hash, _INLINE_SCRIPT.findall(html)))))


def _changed(html: str, part: re.Pattern[str], ours: str) -> str:
    changed, found = part.subn(lambda _match: ours, html)
    if found != 1:
        raise ForeignIndexPage(part.pattern)
    return changed


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
