"""The wizard's server as a real process, for tests: it can be killed and started again where it was.

with ServerProcess(folder) as server:
httpx.get(server.address + "/health")
server.kill()
server.start()                # the same port, the same database
store = server.store()        # the same drafts, seen from the test
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import IO

import httpx

from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.places import CLAUSES, ROOT
from policybuilder.store.store import Store, open_store

SECONDS_TO_START = 60
SERVE = ("-m", "policybuilder", "serve", "--port", "{port}")
STREAMLIT = ("-m", "streamlit", "run", "app.py", "--server.port", "{port}", "--server.address", "127.0.0.1")
UVICORN = ("-m", "uvicorn", "app:app", "--port", "{port}")


class ServerProcess:
    """``folder`` takes the database and the log. ``environment`` is added to the process's own.

    ``arguments`` of Python start it, ``serve`` where there are none; ``{port}`` in them stands for the port.
    """

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str] | None = None,
        arguments: tuple[str, ...] = SERVE,
        well: str = "/health",
    ):
        self.folder = folder
        self.well = well
        self.port = free_port()
        self.command = [sys.executable, *(one.format(port=self.port) for one in arguments)]
        self.address = f"http://127.0.0.1:{self.port}"
        self.database = f"sqlite:///{folder / 'drafts.sqlite'}"
        self.log_file = folder / "server.log"
        settled = {"POLICY_BUILDER_DATABASE": self.database, "PYTHONUNBUFFERED": "1"}
        self.environment = {**os.environ, **settled, **(environment or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    def __enter__(self) -> ServerProcess:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        assert self._process, "the server was not started"
        return self._process.pid

    @property
    def log(self) -> str:
        """All that the server has written so far, from every start."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    @cached_property
    def library(self) -> Library:
        return load_library(Path(self.environment.get("POLICY_BUILDER_LIBRARY", CLAUSES)))

    def store(self) -> Store:
        """The server's drafts. Close it."""
        return open_store(self.database, self.library)

    def start(self) -> None:
        """Start, and wait until pages are served."""
        self._log = self.log_file.open("ab")
        self._process = subprocess.Popen(
            self.command, cwd=ROOT, env=self.environment, stdout=self._log, stderr=subprocess.STDOUT
        )
        until = time.monotonic() + SECONDS_TO_START
        while not self.is_well():
            assert self._process.poll() is None, f"the server ended:\n{self.log}"
            assert time.monotonic() < until, f"the server did not start:\n{self.log}"
            time.sleep(0.05)

    def is_well(self) -> bool:
        try:
            return httpx.get(self.address + self.well, timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """As a power cut would: no goodbye."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(how)
            try:
                self._process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._log:
            self._log.close()


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
