"""A place for one PDF-making process, filled again whenever the process in it can't go on."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock

from policybuilder.render.pdf_process import PdfFailed, PdfProcess, ProcessDied, Why


class PdfSeat:
    """Used by one thread; ``close`` by any. A process makes ``tasks`` PDFs and takes at most ``megabytes``."""

    def __init__(self, tasks: int, megabytes: int):
        self._tasks, self._megabytes = tasks, megabytes
        self._closing = Lock()
        self._closed = False
        self._process: PdfProcess | None = None

    def make(self, page: str, seconds: float) -> bytes:
        """The PDF of ``page``. Raises PdfFailed.

        Where the process dies of it, it is tried once more: that may have been the machine's doing and not the page's.
        """
        with suppress(ProcessDied):
            return self.fill().make(page, seconds)
        return self.fill().make(page, seconds)

    def fill(self) -> PdfProcess:
        """A process that can make another PDF. Raises PdfFailed where none can be had."""
        process = self._process
        if process is not None and process.alive and process.made < self._tasks:
            return process
        if process is not None:
            process.kill()
        if self._closed:
            raise PdfFailed(Why.CLOSED)
        return self._keep(self._new())

    def close(self) -> None:
        """End the process, and start no other."""
        with self._closing:
            self._closed = True
            if self._process is not None:
                self._process.kill()

    def _new(self) -> PdfProcess:
        try:
            return PdfProcess(self._megabytes)
        except OSError as error:
            raise PdfFailed(Why.BROKEN) from error

    def _keep(self, process: PdfProcess) -> PdfProcess:
        with self._closing:
            self._process = process
            if self._closed:
                process.kill()
        return process
