"""PDFs made beside the server: in processes of low priority that can be stopped, none of them twice.

``PdfPool.start`` never waits. The same page asked for again is the same job: still waiting, being made, or ready.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict, deque
from contextlib import suppress
from threading import Condition, Thread

from policybuilder.render.pdf_job import Job, JobState
from policybuilder.render.pdf_process import PdfFailed, Why
from policybuilder.render.pdf_seat import PdfSeat


class PdfBusy(Exception):
    """Too many PDFs are waiting to be made; this one was not taken on. Ask again later."""


class PdfPool:
    """A queue of pages, the processes that make PDFs of them, and the PDFs made lately.

    ``seconds`` may pass for one PDF; ``waiting`` jobs may queue; a process makes ``tasks`` PDFs and is then replaced,
    and takes at most ``megabytes`` of memory; the last ``kept`` jobs that are over are remembered.
    """

    def __init__(
        self,
        *,
        workers: int = 1,
        seconds: float = 20.0,
        waiting: int = 20,
        tasks: int = 50,
        megabytes: int = 1024,
        kept: int = 50,
    ):
        self._seconds, self._waiting, self._kept = seconds, waiting, kept
        self._changed = Condition()
        self._urgent: deque[Job] = deque()
        self._ahead: deque[Job] = deque()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._closed = False
        self._seats = [PdfSeat(tasks, megabytes) for _ in range(workers)]
        self._threads = [Thread(target=self._work, args=(seat,), daemon=True) for seat in self._seats]
        for thread in self._threads:
            thread.start()

    def start(self, page: str, *, urgent: bool = True, again: bool = False) -> Job:
        """The job for a page made with ``medium="print"``. Raises PdfBusy where too many wait already.

        Somebody waits for an ``urgent`` one; the others are made ahead of need, after every urgent one, and give up
        their place to it. A page that failed is tried again only with ``again``.
        """
        key = hashlib.sha256(page.encode("utf-8")).hexdigest()
        with self._changed:
            job = self._jobs.get(key)
            if job is None or (again and job.state is JobState.FAILED):
                return self._take_on(Job(key, page, self._changed), urgent)
            self._jobs.move_to_end(key)
            if urgent and job in self._ahead:
                self._ahead.remove(job)
                self._urgent.append(job)
            return job

    def close(self) -> None:
        """Stop every process; what is not ready fails with ``Why.CLOSED``."""
        with self._changed:
            self._closed = True
            for job in self._jobs.values():
                job.fail(Why.CLOSED)
            self._changed.notify_all()
        for seat in self._seats:
            seat.close()
        for thread in self._threads:
            thread.join()

    def _take_on(self, job: Job, urgent: bool) -> Job:
        if self._closed:
            job.fail(Why.CLOSED)
            return job
        if len(self._urgent) + len(self._ahead) >= self._waiting:
            self._make_room(urgent)
        (self._urgent if urgent else self._ahead).append(job)
        self._jobs[job.key] = job
        self._jobs.move_to_end(job.key)
        self._changed.notify_all()
        return job

    def _make_room(self, urgent: bool) -> None:
        """An urgent job takes the place of the one that was asked for first without need."""
        if not (urgent and self._ahead):
            raise PdfBusy
        dropped = self._ahead.popleft()
        dropped.fail(Why.DROPPED)
        del self._jobs[dropped.key]

    def _work(self, seat: PdfSeat) -> None:
        while True:
            with suppress(PdfFailed):
                seat.fill()
            job = self._next()
            if job is None:
                return
            self._make(job, seat)

    def _next(self) -> Job | None:
        """Wait for a job; None when the pool is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._urgent or self._ahead)
            if self._closed:
                return None
            job = (self._urgent or self._ahead).popleft()
            job.begin()
            return job

    def _make(self, job: Job, seat: PdfSeat) -> None:
        try:
            job.succeed(seat.make(job.page, self._seconds))
        except PdfFailed as error:
            job.fail(error.why)
        with self._changed:
            self._forget()

    def _forget(self) -> None:
        over = [key for key, job in self._jobs.items() if job.over]
        for key in over[: -self._kept]:
            del self._jobs[key]
