"""The server's life: three ways to start it, killed and started again, two of them at once, what its log holds."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import httpx
import pytest

from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.model import Organisation
from policybuilder.places import ROOT
from policybuilder.store.model import Conflict, Saved
from tests.server.conftest import named
from tests.server.page import open_page
from tests.server.process import SERVE, STREAMLIT, UVICORN, ServerProcess

pytestmark = pytest.mark.slow
FAILING = ("-m", "streamlit", "run", str(Path(__file__).parent / "failing" / "app.py"), *STREAMLIT[4:])


@pytest.mark.parametrize("arguments", [SERVE, STREAMLIT, UVICORN], ids=["serve", "streamlit", "uvicorn"])
def test_however_it_is_started_pages_run_and_no_secret_is_logged(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with ServerProcess(tmp_path, arguments=arguments) as server:
        store = server.store()
        token = store.create(named(starting_answers(server.library), "Northshire Council"))
        store.close()
        for path in ("preview/{}", "download/{}/policy.html", "pdf-status/{}", "?draft={}", "tasks?draft={}"):
            assert httpx.get(f"{server.address}/{path.format(token)}").status_code == 200
        asyncio.run(_walk(server, token))
        policy = httpx.get(server.address).headers["content-security-policy"]
        log = server.log
    assert "frame-ancestors 'self'" in policy
    assert token not in log
    assert arguments is not UVICORN or "GET /download/…/policy.html" in log
    assert "Northshire" not in log


async def _walk(server: ServerProcess, token: str) -> None:
    async with open_page(server) as page:
        await page.run(f"draft={token}", "tasks")
        assert not any(one.delta.new_element.HasField("exception") for one in page.said)


def test_a_killed_server_forgets_nothing(own_server: ServerProcess) -> None:
    store = own_server.store()
    token = store.create(named(starting_answers(own_server.library), "Northshire Council"))
    before = httpx.get(f"{own_server.address}/preview/{token}").text
    own_server.kill()
    with pytest.raises(httpx.TransportError):
        httpx.get(f"{own_server.address}/preview/{token}")
    own_server.start()
    assert httpx.get(f"{own_server.address}/preview/{token}").text == before
    store.close()


def test_two_servers_share_one_database(own_server: ServerProcess, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    with ServerProcess(tmp_path / "second", {"POLICY_BUILDER_DATABASE": own_server.database}) as second:
        here, there = own_server.store(), own_server.store()
        token = here.create(named(starting_answers(own_server.library), ""))
        draft = there.load(token)
        assert draft is not None
        base = draft.revisions.organisation
        assert isinstance(here.save_organisation(token, Organisation("North"), base_revision=base), Saved)
        assert isinstance(there.save_organisation(token, Organisation("South"), base_revision=base), Conflict)
        pages = [httpx.get(f"{server.address}/preview/{token}").text for server in (own_server, second)]
        here.close()
        there.close()
    assert pages[0] == pages[1]
    assert "North" in pages[0]


def test_a_server_that_cannot_start_says_why_in_one_line(tmp_path: Path) -> None:
    for setting, value, sentence in (
        ("POLICY_BUILDER_DATABASE", "sqlite://", "A database in memory would lose every draft"),
        ("POLICY_BUILDER_UPLOAD_MB", "lots", "POLICY_BUILDER_UPLOAD_MB is 'lots'. Give a whole number above 0"),
        ("POLICY_BUILDER_LIBRARY", str(tmp_path), "library.yml:1: The file is missing"),
    ):
        server = ServerProcess(tmp_path, {setting: value})
        ended = subprocess.run(
            server.command, cwd=ROOT, env=server.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert ended.returncode == 2
        assert sentence in ended.stderr
        assert "Traceback" not in ended.stderr


def test_without_our_settings_it_does_not_serve(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, arguments=(*UVICORN, "--app-dir", str(ROOT)))
    ended = subprocess.run(
        server.command, cwd=tmp_path, env=server.environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode != 0
    assert "Start the server in the folder where app.py is" in ended.stderr


def test_a_page_that_fails_says_that_the_draft_is_saved(tmp_path: Path) -> None:
    with ServerProcess(tmp_path, arguments=FAILING, well="/_stcore/health") as server:
        said = asyncio.run(_all_said(server))
    assert "Every answer you gave before this is saved" in said
    assert "nobody's business" not in said
    assert "nobody's business" in server.log


async def _all_said(server: ServerProcess) -> str:
    async with open_page(server) as page:
        await page.run()
    return "".join(map(str, page.said))
