"""A real browser on a really running server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from policybuilder.answers.defaults import starting_answers
from policybuilder.store.store import Store
from tests.browser.tab import Tab
from tests.server.conftest import own_server, running_server
from tests.server.process import ServerProcess
from tests.wizard.sample import complete_answers

__all__ = ["own_server", "running_server"]

DESKTOP = {"width": 1280, "height": 900}


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
