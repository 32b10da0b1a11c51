"""The addresses a browser opens beside the pages: the preview and the files to keep."""

from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest

from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.file import parse_answers
from policybuilder.answers.model import Answers
from policybuilder.library.model import Library
from policybuilder.store.store import Store
from tests.server.conftest import named
from tests.server.process import ServerProcess

HOSTILE_TOKENS = (
    "x",
    "A" * 22,
    "A" * 5_000,
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "%ff%fe",
    "%ed%a0%80",
    "' OR '1'='1",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "-",
)
DOCUMENTS = ("preview/{}", "download/{}/policy.html", "download/{}/answers.yml", "pdf-status/{}")


def get(server: ServerProcess, path: str, **more: object) -> httpx.Response:
    return httpx.get(f"{server.address}/{path}", timeout=60, **more)


def test_the_server_is_well(running_server: ServerProcess, library: Library) -> None:
    assert get(running_server, "health").json() == {"status": "ok", "library": library.version}


def test_the_preview_is_the_policy(running_server: ServerProcess, token: str) -> None:
    page = get(running_server, f"preview/{token}")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "content-disposition" not in page.headers
    assert "Northshire Council" in page.text
    assert '<html lang="en-GB"' in page.text


def test_the_policy_is_kept_under_the_employers_name(running_server: ServerProcess, token: str) -> None:
    file = get(running_server, f"download/{token}/policy.html")
    assert file.status_code == 200
    assert file.headers["content-disposition"].startswith('attachment; filename="Northshire Council - ')
    assert file.headers["content-disposition"].endswith(".html")
    assert file.text == get(running_server, f"preview/{token}").text


def test_the_answers_open_again(running_server: ServerProcess, token: str, drafts: Store, library: Library) -> None:
    file = get(running_server, f"download/{token}/answers.yml")
    draft = drafts.load(token)
    assert file.status_code == 200
    assert file.headers["content-type"] == "application/yaml; charset=utf-8"
    assert draft is not None
    assert parse_answers(file.content.decode("utf-8"), "answers.yml", library) == draft.answers


@pytest.mark.parametrize(
    ("name", "plain", "full"),
    [
        ("Cyngor Sir Gâr", "Cyngor Sir Gar - answers.yml", "Cyngor Sir Gâr - answers.yml"),
        ("Comhairle nan Eilean Siar 社会", "Comhairle nan Eilean Siar - answers.yml", None),
        ('../../etc/"passwd"\r\nX-Evil: 1', "etc passwd X-Evil 1 - answers.yml", None),
        ("…", "answers.yml", "… - answers.yml"),
        ("", "answers.yml", "answers.yml"),
        ("COUNCIL." * 18, None, None),
    ],
)
def test_file_names_are_readable_and_harmless(
    running_server: ServerProcess, drafts: Store, library: Library, name: str, plain: str | None, full: str | None
) -> None:
    token = drafts.create(named(starting_answers(library), name))
    kept_as = get(running_server, f"download/{token}/answers.yml").headers["content-disposition"]
    assert kept_as.startswith("attachment; filename=")
    assert "\n" not in kept_as
    assert len(kept_as) < 400
    assert plain is None or f'filename="{plain}"' in kept_as
    assert full is None or kept_as.endswith(f"filename*=UTF-8''{quote(full, safe='')}")


@pytest.mark.parametrize("path", DOCUMENTS)
@pytest.mark.parametrize("hostile", HOSTILE_TOKENS)
def test_a_token_that_is_none_gets_a_plain_page(running_server: ServerProcess, path: str, hostile: str) -> None:
    refused = get(running_server, path.format(hostile))
    assert refused.status_code in (400, 404)
    assert "Traceback" not in refused.text
    assert "alert(1)" not in refused.text
    if refused.headers.get("content-type", "").startswith("text/html"):
        assert "We can’t find this draft" in refused.text


def test_what_people_type_stays_text(running_server: ServerProcess, drafts: Store, library: Library) -> None:
    typed = (
        '<script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }} file:///etc/passwd url("http://evil.example")'
    )
    token = drafts.create(named(starting_answers(library), typed[:150]))
    for path in ("preview/{}", "download/{}/policy.html"):
        page = get(running_server, path.format(token))
        assert page.status_code == 200
        assert "<script>alert(1)" not in page.text
        assert "<img src=x" not in page.text
        assert "{{ 7*7 }}" in page.text


def test_nothing_private_is_in_a_policy(running_server: ServerProcess, drafts: Store, library: Library) -> None:
    token = drafts.create(named(starting_answers(library), "Northshire Council"))
    question = next(iter(library.questions))
    drafts.save_note(token, question, "canary-in-a-note", base_revision=0)
    drafts.save_typed(token, question, {"half": "canary-half-typed"})
    page = get(running_server, f"download/{token}/policy.html").text
    file = get(running_server, f"download/{token}/answers.yml").text
    assert "canary" not in page
    assert "canary-in-a-note" in file
    assert "canary-half-typed" not in file


def test_an_empty_draft_has_documents_too(running_server: ServerProcess, drafts: Store, library: Library) -> None:
    token = drafts.create(Answers(library.version, "0123456789abcdef"))
    for path in ("preview/{}", "download/{}/policy.html", "download/{}/answers.yml"):
        assert get(running_server, path.format(token)).status_code == 200


@pytest.mark.parametrize(
    ("document", "begins"), [("card.html", b"<!DOCTYPE html>"), ("card.pdf", b"%PDF-"), ("policy.docx", b"PK")]
)
def test_the_other_documents_are_there_to_keep(
    running_server: ServerProcess, token: str, document: str, begins: bytes
) -> None:
    answer = get(running_server, f"download/{token}/{document}")
    assert answer.status_code == 200 and answer.content.lstrip().startswith(begins)
    assert answer.headers["content-disposition"].startswith('attachment; filename="Northshire Council - ')


@pytest.mark.parametrize("document", ["card.exe", "passwords.html", "card"])
def test_no_other_document_is_made_up(running_server: ServerProcess, token: str, document: str) -> None:
    assert get(running_server, f"download/{token}/{document}").status_code == 404
