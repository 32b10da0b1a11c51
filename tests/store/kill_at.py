"""Makes one change to a draft and kills its own process just before the n-th statement: ``kill_at.py n``.

Reads from standard input: the database's address, the token, and which change. Prints ``done`` where it lived.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from policybuilder.answers.model import Answer, Answers, Service
from policybuilder.library.loader import load_library
from policybuilder.store.store import Store, open_store

AFTER = Answers(
    "1.0.0",
    "employer-2",
    answers={"organisation.kind": Answer("charity"), "organisation.owner": Answer("Chief executive")},
    services=(Service("day_team", "Day team", {"hours.minutes": Answer(5)}),),
    notes={"organisation.kind": "after"},
)


def change(store: Store, token: str, which: str) -> None:
    if which == "replace":
        store.replace(token, AFTER)
    elif which == "remove_service":
        store.remove_service(token, "night_desk")
    elif which == "save_answer":
        store.save_answer(token, "organisation.owner", Answer("Chief executive"), base_revision=1)
    elif which == "delete":
        store.delete(token)


def main() -> None:
    address, token, which = sys.stdin.read().split()
    store = open_store(address, load_library(Path(__file__).parent / "library"))
    left = int(sys.argv[1])

    @event.listens_for(store.database.writes, "before_cursor_execute")
    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    @event.listens_for(store.database.writes, "commit")
    def count_commit(_: object) -> None:
        count()

    change(store, token, which)
    print("done")


if __name__ == "__main__":
    main()
