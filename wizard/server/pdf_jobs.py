"""The PDF of each draft: asked for, made ahead of need, waited for. The pool makes it; this knows whose it is."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from policybuilder.library.model import Library
from policybuilder.render.pdf_job import Job, JobState
from policybuilder.render.pdf_pool import PdfBusy, PdfPool
from policybuilder.render.pdf_process import PdfFailed, Why
from policybuilder.settings import Settings
from policybuilder.store.model import UnknownDraft
from policybuilder.store.store import Store, token_hash
from wizard.server.documents import Documents, today
from wizard.server.settling import Settling

REMEMBERED = 100
LOOK_AGAIN_SECONDS = 0.05


class PdfState(StrEnum):
    """How far the PDF of a draft's present answers is."""

    NONE = "none"  # nobody has asked for it
    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"
    BUSY = "busy"  # not taken on: too many are waiting


@dataclass(frozen=True)
class _Asked:
    """The job for a draft's answers at a revision, on a day."""

    revision: int
    day: date
    job: Job | None


class PdfJobs:
    """``ask``, ``state`` and ``made`` raise UnknownDraft. Safe to use from any thread."""

    def __init__(self, store: Store, library: Library, settings: Settings):
        self._store, self._library, self._settings = store, library, settings
        self._settling = Settling(self._make_ahead, settings.pdf_settle_seconds)
        self._asked: OrderedDict[str, _Asked] = OrderedDict()
        self._lock = threading.Lock()
        self._pool: PdfPool | None = None

    def open(self) -> PdfPool:
        """Start the processes that make PDFs, so that the first is made as fast as the next."""
        with self._lock:
            if self._pool is None:
                limits = self._settings
                self._pool = PdfPool(workers=limits.pdf_workers, seconds=limits.pdf_seconds, waiting=limits.pdf_waiting)
            return self._pool

    def prepare(self, token: str) -> None:
        """The draft has changed: make its PDF ahead of need, once nobody has changed it for a while."""
        self._settling.touch(token)

    def ask(self, token: str) -> PdfState:
        """Somebody wants the PDF of the draft as it stands: have it made now, again if it failed."""
        return _state(self._start(token, urgent=True))

    def state(self, token: str) -> PdfState:
        """How far the PDF of the draft as it stands is. Asks for nothing, and costs one look into the database."""
        revision = self._store.revision(token)
        if revision is None:
            raise UnknownDraft
        known = self._known(token)
        return _state(known) if known and (known.revision, known.day) == (revision, today()) else PdfState.NONE

    async def made(self, token: str) -> bytes:
        """The PDF of the draft as it stands, joining its job where there is one. Other requests go on meanwhile.

        Raises PdfBusy, PdfFailed, or TimeoutError where its turn does not come in time.
        """
        asked = await asyncio.to_thread(self._start, token, urgent=True)
        if asked.job is None:
            raise PdfBusy
        return await self._waited_for(asked.job)

    async def printed(self, page: str) -> bytes:
        """The PDF of a page made with ``medium="print"``. Raises as ``made`` does."""
        return await self._waited_for(self.open().start(page, urgent=True, again=True))

    async def _waited_for(self, job: Job) -> bytes:
        until = time.monotonic() + self._settings.pdf_patience_seconds
        while not job.over:
            if time.monotonic() > until:
                raise TimeoutError
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
        return job.result(0)

    def close(self) -> None:
        self._settling.close()
        if self._pool:
            self._pool.close()

    def _make_ahead(self, token: str) -> None:
        known = self._known(token)
        if known and known.job and known.job.state is JobState.WAITING:
            self._settling.touch(token)  # never a second one waiting for the same draft
        elif self._store.revision(token) is not None:
            self._start(token, urgent=False)

    def _start(self, token: str, *, urgent: bool) -> _Asked:
        draft = self._store.load(token)
        if draft is None:
            raise UnknownDraft
        day = today()
        page = Documents(self._library, draft.answers, day).html("print")
        try:
            job = self.open().start(page, urgent=urgent, again=urgent)
        except PdfBusy:
            job = None
        return self._remember(token, _Asked(draft.revision, day, job))

    def _known(self, token: str) -> _Asked | None:
        with self._lock:
            return self._asked.get(token_hash(token))

    def _remember(self, token: str, asked: _Asked) -> _Asked:
        with self._lock:
            self._asked[token_hash(token)] = asked
            self._asked.move_to_end(token_hash(token))
            while len(self._asked) > REMEMBERED:
                self._asked.popitem(last=False)
        return asked


def _state(asked: _Asked) -> PdfState:
    if asked.job is None:
        return PdfState.BUSY
    gave_way = asked.job.why in (Why.DROPPED, Why.CLOSED)
    return PdfState.NONE if gave_way else PdfState(asked.job.state.value)


def message_for(error: Exception) -> str:
    """The name of the page that says why there is no PDF."""
    if isinstance(error, PdfFailed) and error.why is Why.TOO_LONG:
        return "pdf_too_long"
    if isinstance(error, PdfBusy) or (isinstance(error, PdfFailed) and error.why in (Why.DROPPED, Why.CLOSED)):
        return "pdf_busy"
    if isinstance(error, TimeoutError) or (isinstance(error, PdfFailed) and error.why is Why.TIME):
        return "pdf_slow"
    return "pdf_failed"
