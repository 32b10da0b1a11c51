"""PDFs from the server: made once, ahead of need, never at another user's cost; refused clearly where they can't be."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pypdf
import pytest

from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.model import Organisation
from policybuilder.library.model import Library
from policybuilder.store.store import Store
from tests.server.conftest import named
from tests.server.process import ServerProcess


def pdf_of(server: ServerProcess, token: str) -> httpx.Response:
    return httpx.get(f"{server.address}/download/{token}/policy.pdf", timeout=90)


def status_of(server: ServerProcess, token: str) -> str:
    return str(httpx.get(f"{server.address}/pdf-status/{token}", timeout=30).json()["state"])


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.1)


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_the_pdf_holds_the_employers_own_answers(running_server: ServerProcess, token: str) -> None:
    file = pdf_of(running_server, token)
    assert file.status_code == 200
    assert file.headers["content-type"] == "application/pdf"
    assert file.headers["cache-control"] == "no-store"
    assert file.headers["content-disposition"].startswith('attachment; filename="Northshire Council - ')
    assert "Northshire Council" in text_of(file.content)


def test_an_impatient_second_click_gets_the_same_pdf(
    running_server: ServerProcess, drafts: Store, library: Library
) -> None:
    token = drafts.create(named(starting_answers(library), "Impatient Council"))
    with ThreadPoolExecutor(6) as clicks:
        files = list(clicks.map(lambda _: pdf_of(running_server, token), range(6)))
    assert {file.status_code for file in files} == {200}
    assert len({file.content for file in files}) == 1


def test_the_status_follows_the_answers(running_server: ServerProcess, drafts: Store, library: Library) -> None:
    token = drafts.create(named(starting_answers(library), "Before"))
    assert status_of(running_server, token) == "none"
    pdf_of(running_server, token)
    assert status_of(running_server, token) == "ready"
    draft = drafts.load(token)
    assert draft is not None
    drafts.save_organisation(token, Organisation("After"), base_revision=draft.revisions.organisation)
    assert status_of(running_server, token) == "none"
    assert "After" in text_of(pdf_of(running_server, token).content)


def test_others_are_served_while_a_pdf_is_made(running_server: ServerProcess, drafts: Store, library: Library) -> None:
    tokens = [drafts.create(named(starting_answers(library), f"Council {number}")) for number in range(4)]
    slowest = 0.0
    with ThreadPoolExecutor(4) as clicks:
        files = [clicks.submit(pdf_of, running_server, token) for token in tokens]
        while not all(file.done() for file in files):
            began = time.monotonic()
            assert httpx.get(f"{running_server.address}/health").status_code == 200
            slowest = max(slowest, time.monotonic() - began)
    assert [file.result().status_code for file in files] == [200] * 4
    assert slowest < 1


@pytest.mark.slow
def test_a_pdf_that_takes_too_long_is_given_up_with_a_plain_page(tmp_path: Path, library: Library) -> None:
    with ServerProcess(tmp_path, {"POLICY_BUILDER_PDF_SECONDS": "0.01"}) as server:
        store = server.store()
        token = store.create(named(starting_answers(library), "Slow Council"))
        refused = pdf_of(server, token)
        store.close()
        assert refused.status_code == 503
        assert "taking too long" in refused.text
        assert status_of(server, token) == "failed"
        assert httpx.get(f"{server.address}/preview/{token}").status_code == 200


@pytest.mark.slow
def test_a_full_queue_is_said_to_be_full(tmp_path: Path, library: Library) -> None:
    with ServerProcess(tmp_path, {"POLICY_BUILDER_PDF_WAITING": "1"}) as server:
        store = server.store()
        tokens = [store.create(named(starting_answers(library), f"Council {number}")) for number in range(8)]
        store.close()
        with ThreadPoolExecutor(8) as clicks:
            answers = list(clicks.map(lambda token: pdf_of(server, token), tokens))
    refused = [answer for answer in answers if answer.status_code == 503]
    assert 1 <= len(refused) < 8
    assert all("Too many PDFs" in answer.text for answer in refused)
    assert all(answer.headers["retry-after"] for answer in refused)
    assert {answer.status_code for answer in answers} == {200, 503}


@pytest.mark.slow
@pytest.mark.parametrize("end", ["kill", "stop"])
def test_no_process_is_left_behind(own_server: ServerProcess, end: str) -> None:
    until(lambda: len(descendants(own_server.pid)) > 0)
    children = descendants(own_server.pid)
    getattr(own_server, end)()
    until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def descendants(pid: int) -> list[int]:
    listed = [task / "children" for task in Path(f"/proc/{pid}/task").iterdir()]
    found = [int(child) for file in listed for child in file.read_text().split()]
    return found + [grandchild for child in found for grandchild in descendants(child)]
