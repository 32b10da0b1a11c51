"""A process killed at any moment of a change leaves the draft as it was, or as it was to be: never between."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from policybuilder.answers.model import Answer, Answers, Service
from policybuilder.library.model import Library
from policybuilder.store.store import Store, open_store

ROOT = Path(__file__).resolve().parents[2]
BEFORE = Answers(
    "1.0.0",
    "employer-1",
    answers={"organisation.kind": Answer("council"), "organisation.owner": Answer("Head of HR")},
    services=(
        Service("night_desk", "Night desk", {"hours.minutes": Answer(45), "organisation.kind": Answer("charity")}),
    ),
    notes={"organisation.kind": "before"},
)


def killed_at(statement: int, address: str, token: str, which: str) -> bool:
    """Whether the process was killed; it lives where the change takes fewer statements."""
    command = [sys.executable, "-m", "tests.store.kill_at", str(statement)]
    ended = subprocess.run(
        command, cwd=ROOT, input=f"{address} {token} {which}", capture_output=True, text=True, check=False, timeout=60
    )
    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
    return ended.returncode != 0


@pytest.mark.slow
@pytest.mark.parametrize("which", ["save_answer", "remove_service", "replace", "delete"])
def test_a_change_happens_whole_or_not_at_all(address: str, library: Library, which: str) -> None:
    store = open_store(address, library)
    token = store.create(BEFORE)
    statement = 1
    while killed_at(statement, address, token, which):
        draft = store.load(token)
        assert draft is not None
        assert draft.answers == BEFORE, f"killed before statement {statement}"
        statement += 1
    assert statement > 2
    assert state(store, token) != BEFORE
    store.close()


def state(store: Store, token: str) -> Answers | None:
    draft = store.load(token)
    return draft.answers if draft else None
