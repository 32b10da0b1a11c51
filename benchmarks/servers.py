"""Servers to click in: the wizard with a worked employer's draft, and a page with its inputs and nothing behind."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from policybuilder.answers.file import parse_answers
from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES, ROOT
from policybuilder.store.store import open_store

EMPTY_PAGE = Path(__file__).with_name("empty_page.py")
PATIENCE_SECONDS = 60


@contextmanager
def wizard(answers: Path, page: str, folder: Path) -> Iterator[str]:
    """The address of a page of the wizard, with a draft of these answers; no PDF is made meanwhile."""
    database = f"sqlite:///{folder / 'drafts.sqlite'}"
    library = load_library(CLAUSES)
    store = open_store(database, library)
    token = store.create(parse_answers(answers.read_text("utf-8"), answers.name, library))
    store.close()
    environment = {"POLICY_BUILDER_DATABASE": database, "POLICY_BUILDER_PDF_SETTLE_SECONDS": "3600"}
    port = free_port()
    with serving(["policybuilder", "serve", "--port", str(port)], port, "/health", environment) as address:
        yield f"{address}/{page}?draft={token}"


@contextmanager
def empty_page(content: Mapping[str, object], folder: Path) -> Iterator[str]:
    """The address of a page with these elements and previews, and nothing behind it."""
    port = free_port()
    file = folder / f"{port}.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    command = ["streamlit", "run", str(EMPTY_PAGE), "--server.port", str(port), "--server.address", "127.0.0.1"]
    with serving(command, port, "/_stcore/health", {"EMPTY_PAGE": str(file)}) as address:
        yield address


@contextmanager
def serving(module: list[str], port: int, well: str, environment: Mapping[str, str]) -> Iterator[str]:
    """The address of a server that is up; it is stopped at the end."""
    command = [sys.executable, "-m", *module]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=quiet, stderr=quiet)
    try:
        wait_for(f"http://127.0.0.1:{port}{well}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"No server came up at {address}")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
