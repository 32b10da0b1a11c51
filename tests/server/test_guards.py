"""What the server lets through, and with which headers."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest
import websockets

from tests.server.page import open_page
from tests.server.process import ServerProcess


def get(server: ServerProcess, path: str, **headers: str) -> httpx.Response:
    return httpx.get(f"{server.address}/{path}", headers=headers, timeout=60)


@pytest.mark.parametrize("path", ["", "tasks", "health", "favicon.png", "preview/none", "_stcore/health", "no/such"])
def test_every_answer_is_safe(running_server: ServerProcess, path: str) -> None:
    answer = get(running_server, path)
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "noindex" in answer.headers["x-robots-tag"]
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in policy
    assert "'unsafe-inline'" not in policy.partition("script-src")[2].partition(";")[0]


def test_documents_may_load_and_run_nothing(running_server: ServerProcess, token: str) -> None:
    for path in (f"preview/{token}", f"download/{token}/policy.html", f"download/{token}/answers.yml"):
        headers = get(running_server, path).headers
        assert headers["content-security-policy"].startswith(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        )
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["", "tasks", "tasks?draft=x", "a/b/c"])
def test_pages_are_in_british_english_and_ours(running_server: ServerProcess, path: str) -> None:
    page = get(running_server, path, **{"accept-encoding": "gzip", "if-none-match": "*"})
    assert page.status_code == 200
    assert '<html lang="en-GB">' in page.text
    assert "<title>Social Media Policy Builder</title>" in page.text
    assert "This service needs JavaScript" in page.text
    assert "agent" not in page.text


def test_files_that_are_not_pages_are_left_alone(running_server: ServerProcess) -> None:
    icon = get(running_server, "favicon.png")
    assert icon.headers["content-type"] == "image/png"
    again = get(running_server, "favicon.png", **{"if-none-match": icon.headers["etag"]})
    assert again.status_code == 304
    assert get(running_server, "static/no-such-file.js").headers["content-type"] != "text/javascript"


@pytest.mark.parametrize(
    "path",
    ["_stcore/metrics", "_stcore/metrics/", "/_stcore/metrics", "_stcore/agent/openapi.json", "%5Fstcore/metrics"],
)
def test_what_streamlit_shows_to_anyone_is_closed(running_server: ServerProcess, path: str) -> None:
    refused = get(running_server, path)
    assert refused.status_code in (400, 404)
    assert "active_sessions" not in refused.text
    assert "openapi" not in refused.text


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1.evil.example", "http://127.0.0.1:1"]
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_another_websites_request_is_refused(running_server: ServerProcess, origin: str, method: str) -> None:
    refused = httpx.request(method, f"{running_server.address}/_stcore/upload_file/a/b", headers={"Origin": origin})
    assert refused.status_code == 403
    assert "came from another website" in refused.text


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://evil.example:8501"])
def test_another_websites_websocket_is_refused(running_server: ServerProcess, origin: str) -> None:
    with pytest.raises(websockets.InvalidStatus) as refused:
        asyncio.run(_knock(running_server, origin))
    assert refused.value.response.status_code == 403


def test_our_own_websocket_is_let_in(running_server: ServerProcess) -> None:
    asyncio.run(_knock(running_server, running_server.address))


async def _knock(server: ServerProcess, origin: str) -> None:
    async with open_page(server, origin):
        pass


def test_a_large_upload_is_refused(running_server: ServerProcess) -> None:
    assert asyncio.run(_upload(running_server, b"a: b\n" * 10_000_000)) == 413
    assert asyncio.run(_upload(running_server, b"a: b\n" * 10_000)) == 204
    assert running_server.is_well()


async def _upload(server: ServerProcess, content: bytes) -> int:
    """Send a file from an open page; the answer's status."""
    async with open_page(server) as page, httpx.AsyncClient(base_url=server.address, timeout=60) as browser:
        await page.run()
        await browser.get("/_stcore/health")
        headers = {"X-Xsrftoken": browser.cookies.get("_streamlit_xsrf") or "", "Origin": server.address}
        files = {"file": ("answers.yml", content)}
        answer = await browser.put(f"/_stcore/upload_file/{page.session}/1", files=files, headers=headers)
    return answer.status_code


@pytest.mark.slow
def test_only_named_hosts_are_served(tmp_path: Path) -> None:
    hosts = {"POLICY_BUILDER_ALLOWED_HOSTS": "127.0.0.1, policy.example.gov.uk, *.example.org"}
    with ServerProcess(tmp_path, hosts) as server:
        for host in ("policy.example.gov.uk", "POLICY.example.gov.uk:8501", "a.example.org", "127.0.0.1"):
            assert get(server, "health", host=host).status_code == 200
        for host in ("evil.example", "example.org", "policy.example.gov.uk.evil.example", "a@policy.example.gov.uk"):
            refused = get(server, "health", host=host)
            assert refused.status_code == 421
            assert "not served at this address" in refused.text
