"""Doing something once a thing has been left alone for a while."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

_LOGGER = logging.getLogger(__name__)


class Settling:
    """Calls ``act(name)`` when ``touch(name)`` has not been called for ``seconds``. Safe to use from any thread.

    One thread acts, on one name after the other; each is waited for once, however often it is touched.
    """

    def __init__(self, act: Callable[[str], None], seconds: float):
        self._act = act
        self._seconds = seconds
        self._due: dict[str, float] = {}
        self._changed = threading.Condition()
        self._closed = False
        self._thread: threading.Thread | None = None

    def touch(self, name: str) -> None:
        with self._changed:
            self._due.pop(name, None)
            self._due[name] = time.monotonic() + self._seconds
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._run, name="settling", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self) -> None:
        """Act no more; what is being done is finished first."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while name := self._next():
            try:
                self._act(name)
            except Exception:
                _LOGGER.exception("What was to be done ahead of time failed")

    def _next(self) -> str | None:
        """The next name that has settled, once it has; None when closed. The first touched is always the first due."""
        with self._changed:
            while not self._closed:
                name, due = next(iter(self._due.items()), ("", None))
                left = None if due is None else due - time.monotonic()
                if left is not None and left <= 0:
                    del self._due[name]
                    return name
                self._changed.wait(left)
            return None
