"""The real library, read once, and a solver that holds every employer it could meet."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from policybuilder.library.loader import load_library
from policybuilder.library.model import Library
from policybuilder.places import CLAUSES
from policybuilder.proof.encoding import Encoding


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library(CLAUSES)


@pytest.fixture(scope="session")
def encoding(library: Library) -> Iterator[Encoding]:
    with Encoding(library) as opened:
        yield opened
