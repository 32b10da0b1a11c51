"""``tests/cases/verdicts/``: what each preset is expected to say of each situation, written before the rules were read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policybuilder.answers.file import plain_of
from policybuilder.yaml_reader import read_yaml

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "verdicts"
KEYS = {"situation", "expect", "except", "because", "sources", "changed", "settled"}


@dataclass(frozen=True)
class Variant:
    """The same situation over a preset with some answers changed."""

    over: str
    answers: Mapping[str, Any]
    expect: str


@dataclass(frozen=True)
class Expected:
    """``expect`` is what most presets say; ``but`` what others do. ``settled`` is how a disagreement was settled."""

    file: str
    situation: str
    expect: str
    but: Mapping[str, str]
    because: str
    sources: tuple[str, ...]
    changed: tuple[Variant, ...]
    settled: str

    def word(self, preset: str) -> str:
        return self.but.get(preset, self.expect)


def read_expected() -> Iterator[Expected]:
    """Every expected verdict, file by file."""
    for file in sorted(FOLDER.glob("*.yml")):
        for entry in plain_of(read_yaml(file.read_text(encoding="utf-8"), file.name)):
            unknown = set(entry) - KEYS
            assert not unknown, f"{file.name}, '{entry.get('situation')}': {unknown} is not one of {sorted(KEYS)}"
            yield Expected(
                file=file.stem,
                situation=entry["situation"],
                expect=entry["expect"],
                but=entry.get("except", {}),
                because=entry["because"],
                sources=tuple(entry.get("sources", ())),
                changed=tuple(Variant(one["over"], one["answers"], one["expect"]) for one in entry.get("changed", ())),
                settled=entry.get("settled", ""),
            )
