"""What a policy needs a source for in each nation (``nations.yml``), and what is still blank for an employer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from policybuilder.library.model import NATIONS, Library, Source, Sureness

FILE = Path(__file__).parent / "nations.yml"


@dataclass(frozen=True)
class Need:
    """One line of the table. ``nothing_for`` says for a kind of employer why there is no source."""

    line: str
    england: tuple[str, ...] = ()
    wales: tuple[str, ...] = ()
    scotland: tuple[str, ...] = ()
    northern_ireland: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()
    nothing_for: Mapping[str, str] = field(default_factory=dict)

    def sources(self, nation: str) -> tuple[str, ...]:
        found: tuple[str, ...] = getattr(self, nation)
        return found


def needs() -> list[Need]:
    return [Need(**row) for row in yaml.safe_load(FILE.read_text(encoding="utf-8"))]


def binds(source: Source, nation: str, kind: str) -> bool:
    return nation in source.nations and kind in source.kinds and not source.persuasive


def blanks(library: Library, table: Iterable[Need], nation: str, kind: str) -> list[str]:
    """The lines for which nothing binds such an employer, and nothing says why."""
    return [
        f"{need.line} ({nation}, {kind})"
        for need in table
        if kind not in need.nothing_for
        and not any(binds(library.sources[one], nation, kind) for one in need.sources(nation))
    ]


def unsure(library: Library, need: Need) -> list[str]:
    """The nations where the line rests on nothing but what is still to be checked."""
    return [
        nation
        for nation in NATIONS
        if all(library.sources[one].sure is Sureness.TO_CHECK for one in need.sources(nation))
    ]
