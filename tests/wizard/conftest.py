"""The wizard's pages run without a browser, on a database of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from policybuilder.answers.defaults import starting_answers
from policybuilder.places import ROOT
from tests.wizard.sample import complete_answers
from wizard.server import Services, close_services, services


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The services behind the pages."""
    monkeypatch.setenv("POLICY_BUILDER_DATABASE", f"sqlite:///{tmp_path / 'drafts.sqlite'}")
    close_services()
    yield services()
    close_services()


@pytest.fixture
def token(held: Services) -> str:
    """A draft just begun."""
    return held.store.create(starting_answers(held.library))


@pytest.fixture
def complete(held: Services) -> str:
    """A draft with every question answered."""
    return held.store.create(complete_answers(held.library))


def opened(page: str, **query: str) -> AppTest:
    """A page as somebody sees it who follows a link."""
    test = AppTest.from_file(str(ROOT / "wizard" / "main.py"), default_timeout=60)
    for name, value in query.items():
        test.query_params[name] = value
    test._page_hash = calc_hash(page)  # AppTest has no way of its own to a page that is a function
    return test.run()


def html(test: AppTest) -> str:
    """All the HTML on the page."""
    return "\n".join(element.body for element in test.get("html"))
