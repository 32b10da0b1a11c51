"""Opens the database and brings its tables up to date."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import alembic.command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError

MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_SECONDS = 20
_READS = "policy_builder_reads"


class DatabaseError(Exception):
    """The database can't be used; the message says why and what to do, and holds no password."""


@dataclass(frozen=True)
class Database:
    """Two ways into one database: ``reads`` sees one moment throughout a transaction, ``writes`` may change it.

    ``migration_lock`` is the statement that lets one process at a time change the tables, where opening a
    transaction for writing doesn't already.
    """

    writes: Engine
    reads: Engine
    migration_lock: str = ""

    def close(self) -> None:
        self.writes.dispose()


def open_database(address: str) -> Database:
    """The database at ``address`` (an SQLAlchemy URL) with its tables made or brought up to date.

    Several processes may do so at once. DatabaseError where it can't be opened, or was made by a newer version.
    """
    try:
        url = make_url(address)
        database = _sqlite(url) if url.get_backend_name() == "sqlite" else _server(url)
        _migrate(database)
    except CommandError as error:
        raise DatabaseError(
            f"The database was made by a newer policy builder ({error}). Use that version, or another database."
        ) from error
    except (SQLAlchemyError, OSError, ImportError) as error:
        raise DatabaseError(f"The database can't be opened: {error}. Look at POLICY_BUILDER_DATABASE.") from error
    return database


def _sqlite(url: URL) -> Database:
    """All that is particular to SQLite: its folder, its settings, and who may write when."""
    if not url.database or url.database == ":memory:":
        raise DatabaseError("A database in memory would lose every draft. Name a file in POLICY_BUILDER_DATABASE.")
    Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": _WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin below, and nowhere else
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get(_READS, False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return Database(writes=engine, reads=engine.execution_options(**{_READS: True}))


def _server(url: URL) -> Database:
    """A database server (Postgres): readers ask for one moment throughout, and migrations take a lock."""
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    reads = engine.execution_options(isolation_level="REPEATABLE READ")
    return Database(writes=engine, reads=reads, migration_lock="SELECT pg_advisory_xact_lock(7203115)")


def _migrate(database: Database) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.writes.begin() as connection:
        if database.migration_lock:
            connection.execute(text(database.migration_lock))
        config.attributes["connection"] = connection
        alembic.command.upgrade(config, "head")
