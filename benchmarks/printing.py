"""A PDF from a warm worker beside a cold headless Chromium that prints the same page."""

from __future__ import annotations

import base64
import io
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdf

from benchmarks.chromium import chromium_path
from benchmarks.table import Row
from benchmarks.timing import Times, in_turns
from policybuilder.policy.model import Policy
from policybuilder.render import styles
from policybuilder.render.html import render_policy_html
from policybuilder.render.pdf_process import PdfProcess

ROUNDS = 9
PATIENCE_SECONDS = 60


def rows(policy: Policy, rounds: int = ROUNDS) -> list[Row]:
    """The medians of both, and the worker's over Chromium's, taken in turns."""
    html = render_policy_html(policy, draft=False, medium="print")
    with tempfile.TemporaryDirectory() as folder, warm_worker(html) as print_warm:
        page = Path(folder) / "policy.html"
        page.write_text(with_style(html), encoding="utf-8")
        acts = {"warm": print_warm, "cold": lambda: print_in_chromium(page)}
        times = in_turns(acts, rounds, warm_up=1)
        pages = {"warm": pages_in(print_warm()), "cold": pages_in(page.with_suffix(".pdf").read_bytes())}
    return [
        (f"PDF, warm worker ({pages['warm']} pages)", *_figures(times["warm"], times["cold"])),
        (f"PDF, cold Chromium ({pages['cold']} pages)", *_figures(times["cold"], times["cold"])),
    ]


def _figures(times: Times, cold: Times) -> tuple[str, str, str, str]:
    return f"{times.median:.0f}", times.spread, f"{times.ratio_to(cold):.2f}", "cold Chromium"


@contextmanager
def warm_worker(html: str) -> Iterator[Callable[[], bytes]]:
    """A PDF process as the server keeps one, which has printed before."""
    process = PdfProcess(megabytes=1024)
    try:
        process.make(html, PATIENCE_SECONDS)
        yield lambda: process.make(html, PATIENCE_SECONDS)
    finally:
        process.kill()


def print_in_chromium(page: Path) -> None:
    """A whole Chromium, from its start to its end, that prints one page."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [chromium_path(), *options, f"--print-to-pdf={page.with_suffix('.pdf')}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def with_style(html: str) -> str:
    """The page that the PDF is made of, with the style and fonts that WeasyPrint is handed beside it."""
    style = styles.in_print()
    for name, font in styles.printed_fonts().items():
        style = style.replace(name, f"data:font/ttf;base64,{base64.b64encode(font).decode('ascii')}")
    return html.replace("</head>", f"<style>{style}</style></head>", 1)


def pages_in(pdf: bytes) -> int:
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
