"""A small library, and an empty database for each test: SQLite always, a server's too where one is named.

``POLICY_BUILDER_TEST_DATABASE=postgresql+psycopg://user@host/name`` names it; each test gets a schema of its own there.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from policybuilder.answers.codec import from_plain
from policybuilder.answers.model import Answer, Answers
from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.store.store import Store, open_store

LIBRARY = Path(__file__).parent / "library"
SERVER = os.environ.get("POLICY_BUILDER_TEST_DATABASE", "")


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(LIBRARY)


@pytest.fixture(params=["sqlite", "server"] if SERVER else ["sqlite"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with nothing in it."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'data' / 'drafts.sqlite'}"
        return
    schema = f"test_{secrets.token_hex(8)}"
    engine = create_engine(SERVER)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(SERVER).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture
def store(address: str, library: Library) -> Iterator[Store]:
    opened = open_store(address, library)
    yield opened
    opened.close()


@pytest.fixture
def token(store: Store, library: Library) -> str:
    """A draft of an employer that has decided nothing."""
    return store.create(Answers(library.version, "employer-1"))


def given(library: Library, question: str, plain: object) -> Answer:
    return from_plain(library.questions[question], plain)
