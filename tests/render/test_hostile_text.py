"""Whatever is typed into any field comes out as text: no markup, no template, no style, nothing fetched."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pypdf
import pytest

from policybuilder.answers.model import Organisation
from policybuilder.render.html import render_policy_html
from policybuilder.render.pdf import TooLong, policy_pdf, printed
from tests.render.hostile_samples import ADDRESS, CSS, HTML, JINJA, TURNED, WORD, hostile, with_text
from tests.render.html_reading import all_of, by_id, read, text_of
from tests.render.sample import POLICY, branded

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "a", "header", "div", "p", "span", "h1", "h2", "h3", "h4", "section",
    "ul", "ol", "li", "nav", "main", "footer", "mark", "strong", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "dl", "dt", "dd", "svg", "g", "rect", "text", "path", "defs", "pattern", "line", "circle", "desc", "use", "wbr",
    "clipPath",
}  # fmt: skip


@pytest.mark.parametrize("typed", [HTML, JINJA, CSS, ADDRESS, TURNED], ids=["html", "jinja", "css", "file", "turned"])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_typed_text_stays_text_on_the_page(typed: str, medium: str) -> None:
    html = render_policy_html(hostile(typed), draft=True, stops=(typed,), medium=medium)  # type: ignore[arg-type]
    page = read(html)
    assert {element.tag.rpartition("}")[2] for element in page.iter()} <= ALLOWED
    assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
    addresses = [element.get(name) or "" for element in page.iter() for name in ("href", "src") if element.get(name)]
    assert all(address.startswith(("#", "https://www.legislation.gov.uk/")) for address in addresses)
    assert "secret-id-of-the-draft" not in html
    assert not set("\u202e\x00\ud800\u2028") & set(html)


@pytest.mark.parametrize("typed", [HTML, JINJA, CSS, ADDRESS], ids=["html", "jinja", "css", "file"])
def test_typed_text_can_be_read_as_it_was_typed(typed: str) -> None:
    page = read(render_policy_html(hostile(typed), draft=True, stops=(typed,)))
    shown = text_of(by_id(page, "hours.time_back")).replace("\u200b", "")
    assert shown == f"2.3 {' '.join(typed.split())} Should"


@pytest.mark.parametrize("typed", [HTML, JINJA, CSS, ADDRESS, TURNED], ids=["html", "jinja", "css", "file", "turned"])
def test_typed_text_stays_text_in_the_pdf(typed: str) -> None:
    pdf = policy_pdf(hostile(typed), draft=True, stops=(typed,))
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert len(reader.pages) > 3
    assert not reader.attachments
    with open("/etc/hostname", encoding="utf-8") as secret:  # noqa: PTH123
        assert (secret.read().strip() or "x" * 50) not in "".join(page.extract_text() for page in reader.pages)
    actions = [note.get_object().get("/A", {}) for page in reader.pages for note in page.get("/Annots", [])]
    assert all(str(one.get("/URI", "https:")).startswith("https:") for one in actions)


def test_a_word_of_100_kb_in_a_section_makes_a_pdf_in_good_time() -> None:
    policy = branded(Organisation(name=WORD))
    sections = (policy.sections[0], with_text(policy.sections[2], WORD))
    reader = pypdf.PdfReader(io.BytesIO(policy_pdf(replace(policy, sections=sections), draft=True, stops=(WORD,))))
    assert 20 < len(reader.pages) < 100
    assert "WWWW" in reader.pages[0].extract_text()
    assert "WWWW" in reader.pages[-1].extract_text()


def test_words_of_100_kb_in_every_field_are_refused() -> None:
    policy = hostile(WORD)
    with pytest.raises(TooLong):
        policy_pdf(replace(policy, sections=policy.sections * 2), draft=True, stops=(WORD,))


def test_a_word_of_100_kb_is_shown_cut_and_breakable() -> None:
    page = read(render_policy_html(hostile(WORD), draft=True))
    shown = text_of(by_id(page, "hours.time_back"))
    assert "[…]" in shown
    assert max(map(len, shown.replace("\u200b", " ").split())) <= 40


class Listener(BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Listener)
    Listener.asked.clear()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


FETCHES = (
    '<img src="{0}" alt=x>',
    '<link rel=attachment href="{0}">',
    '<a rel=attachment href="{0}">x</a>',
    '<link rel=stylesheet href="{0}">',
    "<style>@import '{0}';</style>",
    "<style>@font-face{{font-family:x;src:url({0})}} p{{font-family:x}}</style><p>x",
    "<style>p::before{{content:url({0})}}</style><p>x",
    "<style>p{{background:url({0})}}</style><p>x",
    "<style>li{{list-style-image:url({0})}}</style><ul><li>x</ul>",
    '<svg width=9 height=9><image href="{0}" width=9 height=9 /></svg>',
    '<svg width=9 height=9><use href="{0}#x" /></svg>',
    '<object data="{0}">x</object>',
    '<embed src="{0}">',
    '<base href="{0}"><img src=x alt=x>',
)


@pytest.mark.parametrize("attempt", FETCHES)
def test_making_a_pdf_fetches_nothing_whatever_the_page_asks_for(attempt: str, listener: HTTPServer) -> None:
    for address in (f"http://127.0.0.1:{listener.server_port}/x", "file:///etc/passwd"):
        pdf = printed(f"<html lang=en><title>x</title>{attempt.format(address)}")
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        assert not reader.attachments
        assert b"root:" not in pdf
    assert Listener.asked == []


def test_no_link_leaves_the_page_but_to_sources() -> None:
    page = read(render_policy_html(hostile("https://example.org/ javascript:alert(1)"), draft=True))
    outside = {a.get("href") for a in all_of(page, "a") if not (a.get("href") or "").startswith("#")}
    assert outside == {one.address for one in POLICY.sources}
