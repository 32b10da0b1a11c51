"""What can be set from outside, and what is said where it can't be used."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from policybuilder import settings
from policybuilder.settings import Settings, SettingsError, read_settings


def test_nothing_need_be_set() -> None:
    assert read_settings({}) == Settings()
    assert read_settings({"POLICY_BUILDER_DATABASE": "", "POLICY_BUILDER_PDF_SECONDS": " "}) == Settings()


def test_everything_can_be_set() -> None:
    given = {
        "POLICY_BUILDER_DATABASE": "postgresql+psycopg://policy@db/drafts",
        "POLICY_BUILDER_LIBRARY": "/srv/clauses",
        "POLICY_BUILDER_ALLOWED_HOSTS": "Policy.example.gov.uk, *.example.org,",
        "POLICY_BUILDER_UPLOAD_MB": "2",
        "POLICY_BUILDER_PDF_WORKERS": "2",
        "POLICY_BUILDER_PDF_SECONDS": "7.5",
        "POLICY_BUILDER_PDF_WAITING": "5",
        "POLICY_BUILDER_PDF_PATIENCE_SECONDS": "30",
        "POLICY_BUILDER_PDF_SETTLE_SECONDS": "0.5",
    }
    assert read_settings(given) == Settings(
        database="postgresql+psycopg://policy@db/drafts",
        library=Path("/srv/clauses"),
        allowed_hosts=("policy.example.gov.uk", "*.example.org"),
        upload_mb=2,
        pdf_workers=2,
        pdf_seconds=7.5,
        pdf_waiting=5,
        pdf_patience_seconds=30,
        pdf_settle_seconds=0.5,
    )
    assert len(given) == len(dataclasses.fields(Settings))
    assert all(f"``{name}``" in (settings.__doc__ or "") for name in given)


@pytest.mark.parametrize("text", ["lots", "0", "-1", "1.5", "nan", "inf", "99999999999"])
def test_a_number_that_cannot_be_used_is_named(text: str) -> None:
    with pytest.raises(SettingsError, match="POLICY_BUILDER_UPLOAD_MB is .* Give a whole number above 0, such as 5"):
        read_settings({"POLICY_BUILDER_UPLOAD_MB": text})
