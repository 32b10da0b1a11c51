"""What one process of the wizard holds: made once, when first asked for, and shared by all its users."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.settings import Settings, read_settings
from policybuilder.situations.resting import situations_by_question
from policybuilder.situations.weighing import RuleBook
from policybuilder.store.store import Store, open_store
from wizard.server.pdf_jobs import PdfJobs

_lock = threading.Lock()
_built: list[Services] = []


@dataclass(frozen=True)
class Services:
    """The clause library, the drafts, the PDFs of drafts, and the settings."""

    library: Library
    store: Store
    pdf: PdfJobs
    settings: Settings

    @cached_property
    def resting(self) -> Mapping[str, tuple[str, ...]]:
        """The situations whose verdict rests on each question."""
        return situations_by_question(self.library)

    @cached_property
    def rules(self) -> RuleBook:
        """The library's rules, sorted by what they are about."""
        return RuleBook(self.library)

    def prepare_pdf(self, token: str) -> None:
        """Call this after each change to a draft: its PDF is made ahead of need once the answers have settled."""
        self.pdf.prepare(token)

    def close(self) -> None:
        self.pdf.close()
        self.store.close()


def services() -> Services:
    """The services of this process. Raises SettingsError, InputError (the library) or DatabaseError."""
    with _lock:
        if not _built:
            _built.append(_build(current_settings()))
        return _built[0]


def close_services() -> None:
    """Let everything go. Asked for again, the services are made anew from the environment as it is then."""
    with _lock:
        current_settings.cache_clear()
        while _built:
            _built.pop().close()


@cache
def current_settings() -> Settings:
    return read_settings(os.environ)


def _build(settings: Settings) -> Services:
    library = load_library(settings.library)
    store = open_store(settings.database, library)
    return Services(library, store, PdfJobs(store, library, settings), settings)
