"""A PDF that is wanted, from waiting to ready."""

from __future__ import annotations

from enum import StrEnum
from threading import Condition

from policybuilder.render.pdf_process import PdfFailed, Why


class JobState(StrEnum):
    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class Job:
    """A PDF that is wanted. ``key`` is its page's content hash; ``changed`` is told of every change of state."""

    def __init__(self, key: str, page: str, changed: Condition):
        self.key = key
        self.page = page
        self._changed = changed
        self._state = JobState.WAITING
        self._pdf = b""
        self._why: Why | None = None

    @property
    def state(self) -> JobState:
        return self._state

    @property
    def why(self) -> Why | None:
        """Why it failed; None unless it did."""
        return self._why

    @property
    def over(self) -> bool:
        return self._state in (JobState.READY, JobState.FAILED)

    def result(self, timeout: float | None = None) -> bytes:
        """The PDF. Raises PdfFailed, or TimeoutError where it takes longer than ``timeout`` seconds."""
        with self._changed:
            if not self._changed.wait_for(lambda: self.over, timeout):
                raise TimeoutError(f"no PDF after {timeout} seconds")
        if self._why is not None:
            raise PdfFailed(self._why)
        return self._pdf

    def begin(self) -> None:
        self._move(JobState.MAKING)

    def succeed(self, pdf: bytes) -> None:
        """It is made; a job that is over stays as it is."""
        if not self.over:
            self._pdf = pdf
            self._move(JobState.READY)

    def fail(self, why: Why) -> None:
        """It can't be made; a job that is over stays as it is."""
        if not self.over:
            self._why = why
            self._move(JobState.FAILED)

    def _move(self, state: JobState) -> None:
        with self._changed:
            self._state = state
            self.page = "" if self.over else self.page
            self._changed.notify_all()
