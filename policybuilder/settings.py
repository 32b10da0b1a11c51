"""Everything that can be set from outside, read once from the environment.

| variable | means | where it is not set |
|---|---|---|
| ``POLICY_BUILDER_DATABASE`` | database URL (SQLAlchemy) | a SQLite file in ``data/`` |
| ``POLICY_BUILDER_LIBRARY`` | folder of the clause library | ``clauses/`` |
| ``POLICY_BUILDER_ALLOWED_HOSTS`` | host names served, with commas between; ``*.example.org`` for all below it | any |
| ``POLICY_BUILDER_UPLOAD_MB`` | largest file a user may send, in MiB | 5 |
| ``POLICY_BUILDER_PDF_WORKERS`` | processes that make PDFs | 1 |
| ``POLICY_BUILDER_PDF_SECONDS`` | longest time one PDF may take to make | 20 |
| ``POLICY_BUILDER_PDF_WAITING`` | PDFs that may wait to be made before the next is refused | 20 |
| ``POLICY_BUILDER_PDF_PATIENCE_SECONDS`` | longest time a download waits for its PDF, the queue included | 55 |
| ``POLICY_BUILDER_PDF_SETTLE_SECONDS`` | quiet time after a change before its PDF is made ready | 3 |
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policybuilder.places import CLAUSES, ROOT

PREFIX = "POLICY_BUILDER_"


class SettingsError(ValueError):
    """A variable holds something that can't be used; the message names it and says what it takes."""


@dataclass(frozen=True)
class Settings:
    """How one process of the policy builder is set up. Times in seconds, sizes in MiB."""

    database: str = f"sqlite:///{ROOT / 'data' / 'drafts.sqlite'}"
    library: Path = CLAUSES
    allowed_hosts: tuple[str, ...] = ()
    upload_mb: int = 5
    pdf_workers: int = 1
    pdf_seconds: float = 20
    pdf_waiting: int = 20
    pdf_patience_seconds: float = 55
    pdf_settle_seconds: float = 3


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings in ``environment``; SettingsError where a value can't be used. An empty value counts as not set."""
    default = Settings()
    return Settings(
        database=environment.get(PREFIX + "DATABASE") or default.database,
        library=Path(environment.get(PREFIX + "LIBRARY") or default.library),
        allowed_hosts=_names(environment.get(PREFIX + "ALLOWED_HOSTS", "")),
        upload_mb=int(_number(environment, "UPLOAD_MB", default.upload_mb, whole=True)),
        pdf_workers=int(_number(environment, "PDF_WORKERS", default.pdf_workers, whole=True)),
        pdf_seconds=_number(environment, "PDF_SECONDS", default.pdf_seconds),
        pdf_waiting=int(_number(environment, "PDF_WAITING", default.pdf_waiting, whole=True)),
        pdf_patience_seconds=_number(environment, "PDF_PATIENCE_SECONDS", default.pdf_patience_seconds),
        pdf_settle_seconds=_number(environment, "PDF_SETTLE_SECONDS", default.pdf_settle_seconds),
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in text.split(",") if name.strip())


def _number(environment: Mapping[str, str], name: str, default: float, whole: bool = False) -> float:
    text = environment.get(PREFIX + name, "").strip()
    if not text:
        return default
    try:
        number = int(text) if whole else float(text)
    except ValueError:
        number = 0
    if not 0 < number < 1_000_000:
        kind = "a whole number" if whole else "a number"
        raise SettingsError(f"{PREFIX}{name} is '{text}'. Give {kind} above 0, such as {default}.")
    return number
