"""Sources: real, official, in date, used, and strong enough for what rests on them."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from policybuilder.library.model import NATIONS, Library, Severity, Source, SourceKind, Sureness
from tests.library.nations import needs

ALLOWED = Path(__file__).parent / "official_hosts.txt"
BINDING = (SourceKind.LAW, SourceKind.CODE, SourceKind.STANDARD)
MIRRORS = (
    "trixonline", "proceduresonline", "guardint", "azurewebsites", "umbraco", "pdfslide", "doczz", "scribd", "dokumen", "zbook",
    "docplayer", "studylib", "vlex", "lexology", "vdocument", "docslib", "issuu", "web.archive.org",
)  # fmt: skip
NEUTRAL_CITATION = re.compile(r"\[\d{4}\] (UKSC|UKHL|EWCA|EWHC|EWFC|EWCOP|CSIH|CSOH|NICA|NIFam|UKUT|UKEAT|EAT) ?\w*")


def official_hosts() -> dict[str, str]:
    """The hosts of the list and why each is on it; an indented line goes on with the reason."""
    hosts: dict[str, str] = {}
    host = ""
    for line in ALLOWED.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            hosts[host] += " " + line.strip()
        elif line and not line.startswith("#"):
            host, _, why = line.partition(" ")
            hosts[host] = why.strip()
    return hosts


def host_of(source: Source) -> str:
    return urlsplit(source.address).netloc


def used_by(library: Library) -> dict[str, set[str]]:
    """For every source, what rests on it; the table of what each nation needs counts too."""
    used: dict[str, set[str]] = {source: set() for source in library.sources}
    for thing in (*library.questions.values(), *library.clauses.values(), *library.checks.values()):
        for source in thing.sources:
            used[source].add(thing.id)
    for need in needs():
        for nation in NATIONS:
            for source in need.sources(nation):
                used[source].add(need.line)
    return used


def test_every_source_stands_on_an_official_host(library: Library) -> None:
    hosts = official_hosts()
    elsewhere = [
        f"{source.id}: {source.address}" for source in library.sources.values() if host_of(source) not in hosts
    ]
    assert elsewhere == []


def test_every_host_says_why_and_is_used(library: Library) -> None:
    hosts = official_hosts()
    assert all(len(why.split()) >= 2 for why in hosts.values())
    assert set(hosts) - {host_of(source) for source in library.sources.values()} == set()


def test_no_mirror(library: Library) -> None:
    mirrored = [source.id for source in library.sources.values() if any(name in source.address for name in MIRRORS)]
    assert mirrored == []
    assert [host for host in official_hosts() if any(name in host for name in MIRRORS)] == []


def test_the_law_is_cited_at_its_official_address(library: Library) -> None:
    elsewhere = [
        one.id
        for one in library.sources.values()
        if one.kind is SourceKind.LAW and host_of(one) != "www.legislation.gov.uk"
    ]
    assert elsewhere == []


def test_bailii_is_for_judgments_with_a_neutral_citation(library: Library) -> None:
    for source in library.sources.values():
        if host_of(source) == "www.bailii.org":
            assert source.kind is SourceKind.CASE and NEUTRAL_CITATION.search(source.title), source.id


def test_no_address_holds_a_registration_number(library: Library) -> None:
    assert [one.id for one in library.sources.values() if re.search(r"sw\d{5}", one.address, re.IGNORECASE)] == []


def test_every_source_says_who_published_what_and_what_was_read(library: Library) -> None:
    for source in library.sources.values():
        assert source.title.strip() and source.publisher.strip(), source.id
        assert len(source.note.split()) >= 2, f"{source.id} does not say what was read"
        assert source.nations and source.kinds, source.id


def test_dates_are_not_in_the_future(library: Library) -> None:
    today = datetime.date.today()  # noqa: DTZ011 -- the day on which the library is used
    assert [one.id for one in library.sources.values() if one.checked > today] == []
    assert [one.id for one in library.clauses.values() if one.reviewed > today] == []
    assert [one.id for one in library.sources.values() if one.date[:4] > str(today.year)] == []


def test_a_source_is_not_checked_before_it_was_published(library: Library) -> None:
    assert [one.id for one in library.sources.values() if one.date > one.checked.isoformat()] == []


def test_every_source_is_used(library: Library) -> None:
    assert [source for source, things in used_by(library).items() if not things] == []


def test_no_source_is_in_twice(library: Library) -> None:
    seen: dict[tuple[str, str], str] = {}
    for source in library.sources.values():
        assert (source.address, source.title) not in seen, source.id
        seen[source.address, source.title] = source.id


def test_a_clause_that_claims_law_has_a_source_that_may_carry_it(library: Library) -> None:
    for clause in library.clauses.values():
        if clause.law:
            sources = [library.sources[one] for one in clause.sources]
            strong = [one for one in sources if one.kind in BINDING and one.sure is not Sureness.TO_CHECK]
            assert strong, clause.id
            assert not all(one.persuasive for one in strong), clause.id


def test_a_clause_that_says_the_law_requires_is_marked_so(library: Library) -> None:
    claim = re.compile(
        r"\b(by law|the law (requires|forbids|entitles|gives|lets|allows)|is (a crime|an offence)|can be an offence)\b",
        re.I,
    )
    unmarked = [one.id for one in library.clauses.values() if claim.search(str(one.text)) and not one.law]
    assert unmarked == []


def test_no_stop_rests_on_what_is_still_to_be_checked(library: Library) -> None:
    for check in library.checks.values():
        if check.severity is Severity.STOP:
            assert any(library.sources[one].sure is not Sureness.TO_CHECK for one in check.sources), check.id


def test_every_question_and_check_has_a_source(library: Library) -> None:
    without = [one.id for one in (*library.questions.values(), *library.checks.values()) if not one.sources]
    assert without == []


def test_few_sources_are_still_to_be_checked(library: Library) -> None:
    to_check = [one.id for one in library.sources.values() if one.sure is Sureness.TO_CHECK]
    assert len(to_check) <= 0.1 * len(library.sources), to_check


@pytest.mark.parametrize("name", MIRRORS[:4])
def test_a_mirror_would_be_noticed(name: str) -> None:
    assert any(mirror in f"https://council.{name}.example/x" for mirror in MIRRORS)
