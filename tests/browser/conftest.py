"""A real browser on a really running server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from policybuilder.answers.defaults import starting_answers
from policybuilder.store.store import Store
from tests.browser.tab import Tab
from tests.server.process import ServerProcess
from tests.wizard.sample import complete_answers

DESKTOP = {"width": 1280, "height": 900}
NO_PDF_AHEAD = {"POLICY_BUILDER_PDF_SETTLE_SECONDS": "3600"}  # PDFs nobody looks at would slow every test


@pytest.fixture(scope="session")
def running_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One server for all tests that don't end it."""
    with ServerProcess(tmp_path_factory.mktemp("server"), NO_PDF_AHEAD) as server:
        yield server


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server of this test's own, which it may kill and start again."""
    with ServerProcess(tmp_path, NO_PDF_AHEAD) as server:
        yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport=DESKTOP, accept_downloads=True)
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext, running_server: ServerProcess) -> Iterator[Tab]:
    """A tab on the shared server."""
    opened = Tab(context.new_page(), running_server.address)
    yield opened
    assert opened.errors == []


@pytest.fixture(scope="session")
def drafts(running_server: ServerProcess) -> Iterator[Store]:
    store = running_server.store()
    yield store
    store.close()


@pytest.fixture
def token(drafts: Store) -> str:
    """A draft just begun."""
    return drafts.create(starting_answers(drafts.library))


@pytest.fixture
def complete(drafts: Store) -> str:
    """A draft with every question answered."""
    return drafts.create(complete_answers(drafts.library))
