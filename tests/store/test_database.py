"""Opening a database: its tables are made and brought up to date, by one process or by several at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import make_url, text

from policybuilder.answers.model import Answer, Answers
from policybuilder.library.model import Library
from policybuilder.store.database import DatabaseError, open_database
from policybuilder.store.store import Store, open_store
from policybuilder.store.tables import metadata

ROOT = Path(__file__).resolve().parents[2]
OPEN = "import sys; from policybuilder.store.database import open_database; open_database(sys.argv[1]).close()"


def test_the_migrations_make_the_tables_the_code_uses(store: Store) -> None:
    with store.database.reads.begin() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_opening_again_keeps_every_draft(address: str, library: Library) -> None:
    first = open_store(address, library)
    answers = Answers(library.version, "employer-1", answers={"organisation.kind": Answer("charity")})
    token = first.create(answers)
    first.close()
    second = open_store(address, library)
    draft = second.load(token)
    second.close()
    assert draft is not None
    assert draft.answers == answers


def test_eight_processes_may_start_at_once(address: str, library: Library) -> None:
    command = [sys.executable, "-c", OPEN, address]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(8)]
    errors = [process.communicate(timeout=120)[1] for process in started]
    assert errors == [""] * 8
    assert [process.returncode for process in started] == [0] * 8
    store = open_store(address, library)
    store.create(Answers(library.version, "employer-1"))
    store.close()


def test_a_database_of_a_newer_version_is_refused_untouched(address: str, library: Library) -> None:
    store = open_store(address, library)
    token = store.create(Answers(library.version, "employer-1"))
    with store.database.writes.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="made by a newer policy builder"):
        open_database(address)
    assert store.load(token) is not None
    store.close()


@pytest.mark.parametrize("hopeless", ["sqlite://", "sqlite:///:memory:", "not an address", "sqlite:////proc/none/x.db"])
def test_an_address_that_cannot_work_is_refused_with_a_sentence(hopeless: str) -> None:
    with pytest.raises(DatabaseError, match="POLICY_BUILDER_DATABASE"):
        open_database(hopeless)


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(DatabaseError) as caught:
        open_database("postgresql+no_such_driver://policy:s3cret-word@localhost/drafts")
    assert "s3cret-word" not in str(caught.value)


def test_sqlite_survives_a_crash_of_the_machine(address: str) -> None:
    if make_url(address).get_backend_name() != "sqlite":
        pytest.skip("about SQLite")
    database = open_database(address)
    with database.writes.begin() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    database.close()
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert Path(make_url(address).database or "").parent.stat().st_mode & 0o077 == 0
