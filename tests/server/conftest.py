"""Servers for tests: one shared by those that only look, or one of a test's own that it may kill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from policybuilder.answers.defaults import starting_answers
from policybuilder.answers.model import Answers, Organisation
from policybuilder.library.model import Library
from policybuilder.store.store import Store
from tests.server.process import ServerProcess


@pytest.fixture(scope="session")
def running_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One server for all tests that don't end it."""
    with ServerProcess(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[ServerProcess]:
    """A server of this test's own, which it may kill and start again."""
    with ServerProcess(tmp_path) as server:
        yield server


@pytest.fixture(scope="session")
def library(running_server: ServerProcess) -> Library:
    return running_server.library


@pytest.fixture(scope="session")
def drafts(running_server: ServerProcess) -> Iterator[Store]:
    """The shared server's drafts, seen beside it."""
    store = running_server.store()
    yield store
    store.close()


@pytest.fixture
def token(drafts: Store, library: Library) -> str:
    """A draft of Northshire Council's, in the shared server."""
    return drafts.create(named(starting_answers(library), "Northshire Council"))


def named(answers: Answers, name: str) -> Answers:
    return replace(answers, organisation=Organisation(name))
