"""What practice knows to quarrel is found, and is never called milder than it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from policybuilder.library.model import Library, Severity

ROWS = yaml.safe_load((Path(__file__).parent / "contradictions.yml").read_text(encoding="utf-8"))
GRAVEST_FIRST = list(Severity)
FEWEST = 46


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["row"])
def test_a_contradiction_is_found_and_is_grave_enough(library: Library, row: dict[str, Any]) -> None:
    assert row["checks"]
    for check in row["checks"]:
        assert check in library.checks, f"there is no check '{check}'"
        severity = library.checks[check].severity
        assert GRAVEST_FIRST.index(severity) <= GRAVEST_FIRST.index(Severity(row["at_least"])), check


def test_no_contradiction_is_told_twice_and_none_goes_missing() -> None:
    assert len({row["row"] for row in ROWS}) == len(ROWS) >= FEWEST
    assert {row["at_least"] for row in ROWS} == {str(severity) for severity in Severity}
