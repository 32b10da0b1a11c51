"""One PDF-making process, seen from the process that started it."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from enum import StrEnum

from policybuilder.places import ROOT

START_SECONDS = 60.0
_CHUNK = 1 << 16


class Why(StrEnum):
    """Why there is no PDF."""

    TOO_LONG = "too_long"
    TIME = "time"
    MEMORY = "memory"
    BROKEN = "broken"
    CLOSED = "closed"
    DROPPED = "dropped"


class PdfFailed(Exception):
    """There is no PDF; ``why`` says the reason."""

    def __init__(self, why: Why):
        self.why = why
        super().__init__(why.value)


class ProcessDied(PdfFailed):
    """The process ended before it answered, through the page it had or through the machine."""

    def __init__(self) -> None:
        super().__init__(Why.BROKEN)


class PdfProcess:
    """A process that makes one PDF at a time. It dies with its starter, and is killed where a PDF takes too long."""

    def __init__(self, megabytes: int):
        """Start it; returns when it is ready. Raises PdfFailed where it can't be."""
        self._folder = tempfile.mkdtemp(prefix="policy-pdf-")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "policybuilder.render.pdf_worker", str(os.getpid()), str(megabytes), self._folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            start_new_session=True,
        )
        self.made = 0
        self._unread = b""
        self._answer(time.monotonic() + START_SECONDS)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def make(self, page: str, seconds: float) -> bytes:
        """The PDF of ``page``. Raises PdfFailed; unless the page was only too long, the process is then gone."""
        self.made += 1
        until = time.monotonic() + seconds
        data = page.encode("utf-8")
        self._send(f"{len(data)}\n".encode() + data)
        return self._answer(until)

    def kill(self) -> None:
        """End the process now, and take its files away."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _send(self, data: bytes) -> None:
        assert self._process.stdin is not None  # noqa: S101 -- a pipe was asked for
        try:
            self._process.stdin.write(data)
            self._process.stdin.flush()
        except OSError as error:
            self.kill()
            raise ProcessDied from error

    def _answer(self, until: float) -> bytes:
        """What follows the line that says how it went."""
        while b"\n" not in self._unread:
            self._receive(until)
        line, _, self._unread = self._unread.partition(b"\n")
        outcome, size = line.decode().split()
        while len(self._unread) < int(size):
            self._receive(until)
        body, self._unread = self._unread[: int(size)], b""
        if outcome == Why.TOO_LONG:
            raise PdfFailed(Why.TOO_LONG)
        if outcome in (Why.MEMORY, Why.BROKEN):
            self._give_up(Why(outcome))
        return body

    def _receive(self, until: float) -> None:
        assert self._process.stdout is not None  # noqa: S101 -- a pipe was asked for
        pipe = self._process.stdout.fileno()
        if not select.select([pipe], [], [], max(0, until - time.monotonic()))[0]:
            self._give_up(Why.TIME)
        chunk = os.read(pipe, _CHUNK)
        if not chunk:
            self.kill()
            raise ProcessDied
        self._unread += chunk

    def _give_up(self, why: Why) -> None:
        self.kill()
        raise PdfFailed(why)
