from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pikepdf
import pypdf
import pytest

from policybuilder.render.html import render_policy_html
from policybuilder.render.pdf import policy_pdf
from tests.render.html_reading import read
from tests.render.sample import POLICY, finished

STOPS = ("Work must stop at closing time, but nobody is named to take it over.",)


@pytest.fixture(scope="session")
def draft_page() -> Element:
    return read(render_policy_html(POLICY, draft=True, stops=STOPS))


@pytest.fixture(scope="session")
def final_page() -> Element:
    return read(render_policy_html(finished(), draft=False))


@pytest.fixture(scope="session")
def draft_pdf() -> bytes:
    return policy_pdf(POLICY, draft=True, stops=STOPS)


@pytest.fixture(scope="session")
def final_pdf() -> bytes:
    return policy_pdf(finished(), draft=False)


@pytest.fixture(scope="session")
def final_pages(final_pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(final_pdf)).pages]


@pytest.fixture
def opened(final_pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(final_pdf)) as pdf:
        yield pdf
