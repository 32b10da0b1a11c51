"""PDF from a policy: A4, tagged as PDF/UA-1 asks, the same bytes for the same policy, nothing fetched from anywhere."""

from __future__ import annotations

import atexit
import base64
import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from policybuilder.answers.brand import BadBrand, checked_logo
from policybuilder.policy.model import Policy
from policybuilder.render import styles
from policybuilder.render.glyphs import drawable
from policybuilder.render.html import render_policy_html
from policybuilder.render.pdf_structure import finish

LONGEST_PAGE = 1_000_000
_DRAWN = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_LOGO = re.compile(r'(?<=src=")data:[^"]*')

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


class TooLong(ValueError):
    """The page has more characters than a PDF is made of."""


def policy_pdf(policy: Policy, *, draft: bool, stops: tuple[str, ...] = ()) -> bytes:
    """The full policy as PDF. Raises TooLong. ``draft`` and ``stops`` as for ``render_policy_html``."""
    return printed(render_policy_html(policy, draft=draft, stops=stops, medium="print"))


def printed(html: str) -> bytes:
    """The PDF of a page made with ``medium="print"``. Raises TooLong."""
    if len(_LOGO.sub("", html)) > LONGEST_PAGE:
        raise TooLong(f"{len(html)} characters")
    press = _press()
    with _no_garbage_collection():
        document = HTML(string=drawable(html), base_url="about:blank", url_fetcher=press.fetcher)
        return bytes(
            document.write_pdf(
                finisher=finish, stylesheets=[press.style], font_config=press.fonts, pdf_variant="pdf/ua-1"
            )
        )


def drawing_pdf(svg: str) -> bytes:
    """A drawing alone on a page of its own size."""
    size = _DRAWN.search(svg)
    width, height = size.groups() if size else ("400", "200")
    page = f"<style>@page{{size:{width}px {height}px;margin:0}}body{{margin:0}}svg{{display:block}}</style>{svg}"
    press = _press()
    document = HTML(string=page, base_url="about:blank", url_fetcher=press.fetcher)
    return bytes(document.write_pdf(font_config=press.fonts))


def make_ready() -> None:
    """Load the style and the fonts, so that the first PDF takes no longer than the next."""
    _press()


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Gives the bundled fonts and a checked logo, and refuses every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 -- WeasyPrint's signature
        if url in styles.printed_fonts():
            return URLFetcherResponse(url, styles.printed_fonts()[url], {"Content-Type": "font/ttf"})
        return _logo(url)


def _logo(url: str) -> URLFetcherResponse:
    head, _, body = _checked(url).partition(";base64,")
    return URLFetcherResponse(url, base64.b64decode(body), {"Content-Type": head.removeprefix("data:")})


def _checked(url: str) -> str:
    try:
        return checked_logo(url)
    except BadBrand as error:
        raise ValueError("not an address that may be read") from error


class _Press:
    """What every PDF of this process shares."""

    def __init__(self) -> None:
        self.fetcher = _Fetcher()
        self.fonts = FontConfiguration()
        self.style = CSS(
            string=styles.in_print(), base_url="about:blank", url_fetcher=self.fetcher, font_config=self.fonts
        )


@cache
def _press() -> _Press:
    atexit.register(_press.cache_clear)  # while it can still take its files of fonts away
    return _Press()


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Laying out a document makes many objects and little garbage: looking for it costs a seventh of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
