"""The finish page offers every document that can be made."""

from __future__ import annotations

import re

from policybuilder.documents.kinds import KINDS
from wizard.words import fill


def test_every_document_is_offered_in_every_format() -> None:
    offered = set(re.findall(r'href="\./d/([a-z_]+\.[a-z]+)"', fill("documents", base="./d")))
    assert offered == {f"{kind}.{form}" for kind in KINDS.keys() - {"policy"} for form in ("html", "pdf", "docx")}
