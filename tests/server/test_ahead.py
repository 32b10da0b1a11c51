"""PDFs made ahead of need, once the answers have settled."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator

import pytest

from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.model import Organisation
from policybuilder.library.loader import load_library
from policybuilder.places import CLAUSES
from policybuilder.settings import Settings
from policybuilder.store.model import Saved, UnknownDraft
from policybuilder.store.store import Store, open_store
from tests.server.conftest import named
from tests.server.test_pdf import text_of, until
from wizard.server.pdf_jobs import PdfJobs, PdfState
from wizard.server.settling import Settling


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path_factory.mktemp('ahead') / 'drafts.sqlite'}", load_library(CLAUSES))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def jobs(store: Store) -> Iterator[PdfJobs]:
    made = PdfJobs(store, store.library, Settings(pdf_settle_seconds=0.5))
    yield made
    made.close()


def new_draft(store: Store, name: str) -> str:
    return store.create(named(starting_answers(store.library), name))


def rename(store: Store, token: str, name: str) -> None:
    draft = store.load(token)
    assert draft is not None
    saved = store.save_organisation(token, Organisation(name), base_revision=draft.revisions.organisation)
    assert isinstance(saved, Saved)


def test_a_pdf_is_ready_before_anybody_asks(store: Store, jobs: PdfJobs) -> None:
    token = new_draft(store, "Before")
    jobs.prepare(token)
    assert jobs.state(token) is PdfState.NONE
    until(lambda: jobs.state(token) is PdfState.READY)
    assert "Before" in text_of(asyncio.run(jobs.made(token)))


def test_it_is_not_begun_while_answers_still_come(store: Store, jobs: PdfJobs) -> None:
    token = new_draft(store, "Busy typing")
    for number in range(10):
        rename(store, token, f"Busy typing {number}")
        jobs.prepare(token)
        time.sleep(0.1)
        assert jobs.state(token) is PdfState.NONE
    until(lambda: jobs.state(token) is PdfState.READY)


def test_a_change_makes_the_pdf_of_before_count_no_more(store: Store, jobs: PdfJobs) -> None:
    token = new_draft(store, "Before")
    jobs.ask(token)
    until(lambda: jobs.state(token) is PdfState.READY)
    rename(store, token, "After")
    assert jobs.state(token) is PdfState.NONE
    assert "After" in text_of(asyncio.run(jobs.made(token)))


def test_a_draft_that_is_gone_has_no_pdf(store: Store, jobs: PdfJobs) -> None:
    token = new_draft(store, "Gone")
    jobs.prepare(token)
    store.delete(token)
    for ask in (jobs.ask, jobs.state):
        with pytest.raises(UnknownDraft):
            ask(token)


def test_what_settles_is_acted_on_once_and_a_failure_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    acted: list[str] = []
    done = threading.Event()

    def act(name: str) -> None:
        acted.append(name)
        if name == "broken":
            raise RuntimeError("no such thing")
        if name == "last":
            done.set()

    settling = Settling(act, seconds=0.1)
    for name in ("first", "first", "broken", "first", "last"):
        settling.touch(name)
    assert done.wait(5)
    settling.close()
    settling.touch("after closing")
    assert acted == ["broken", "first", "last"]
    assert "broken" not in caplog.messages[0]


def test_closing_does_not_wait_for_what_has_not_settled() -> None:
    settling = Settling(lambda _name: None, seconds=60)
    settling.touch("later")
    began = time.monotonic()
    settling.close()
    assert time.monotonic() - began < 5
