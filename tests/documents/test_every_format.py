"""The whole set as files: PDFs that veraPDF passes, Word files that the schemas pass, pages that axe passes.

Two presets stand for all; ``make every-preset`` takes every one.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from policybuilder.documents.kinds import KINDS
from policybuilder.render.files import FORMATS, files
from tests import checkers
from tests.documents.made import PRESETS, maker, page
from tests.render.test_accessibility import faults

SOME = ("english_council_children", "hsc_trust")
TAKEN = PRESETS if os.environ.get("EVERY_PRESET") else SOME


@pytest.fixture(scope="module", params=TAKEN)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp(request.param)
    documents = [maker(request.param).make(kind) for kind in KINDS.values()]
    for name, data in files(documents, FORMATS, lambda _: None).items():
        (folder / name).write_bytes(data)
    return request.param, folder


@pytest.mark.slow
@pytest.mark.xdist_group("checkers")
def test_verapdf_and_the_open_xml_schemas_find_nothing(
    made: tuple[str, Path], record_property: pytest.RecordProperty
) -> None:
    preset, folder = made
    assert len(list(folder.iterdir())) == len(KINDS) * len(FORMATS)
    assert checkers.faults([*sorted(folder.glob("*.pdf")), *sorted(folder.glob("*.docx"))]) == {}
    for kind in KINDS:
        record_property("document", f"{preset} {kind} P")
        record_property("document", f"{preset} {kind} W")


@pytest.mark.slow
@pytest.mark.xdist_group("checkers")
def test_the_checkers_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(_untagged())
    assert list(checkers.faults([tmp_path / "bad.pdf"])) == ["bad.pdf"]


def _untagged() -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string="<p>A page without tags</p>").write_pdf())


@pytest.mark.browser
@pytest.mark.parametrize("preset", TAKEN)
def test_axe_finds_nothing_in_any_document(
    browser: Browser, preset: str, record_property: pytest.RecordProperty
) -> None:
    found: dict[tuple[str, int], object] = {}
    for width in (1280, 320) if preset == TAKEN[0] else (320,):
        tab = browser.new_page(viewport={"width": width, "height": 800})
        for kind in sorted(KINDS.keys() - {"policy"}):  # test_accessibility.py looks at the policy, and closer
            tab.set_content(page(preset, kind))
            wrong = faults(tab)
            if tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wrong.append("it scrolls sideways")
            if wrong:
                found[kind, width] = wrong
        tab.close()
    assert found == {}
    for kind in KINDS.keys() - {"policy"}:
        record_property("document", f"{preset} {kind} A")
