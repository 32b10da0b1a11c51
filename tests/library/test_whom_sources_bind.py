"""A source binds where its maker rules and its Act extends, and nobody else: held by title, publisher and address."""

from __future__ import annotations

import re

import pytest

from policybuilder.library.model import NATIONS, Library, Source, SourceKind

ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND = NATIONS
GREAT_BRITAIN = (ENGLAND, WALES, SCOTLAND)
BINDING = (SourceKind.LAW, SourceKind.CODE, SourceKind.STANDARD)
# The first that fits is taken, so names of several nations go first.
PUBLISHERS = (
    (r"England and Wales", (ENGLAND, WALES)),
    (r"Northern Ireland|Health and Social Care Trust", (NORTHERN_IRELAND,)),
    (r"Scottish", (SCOTLAND,)),
    (r"\bWales\b|Welsh", (WALES,)),
    (r"\bEngland\b|Department for Education", (ENGLAND,)),
)
FAMILIES_OF_LAW = (  # folders of legislation.gov.uk
    (r"/(asp|ssi|aosp)/", (SCOTLAND,)),
    (r"/(nia|nisi|nisr|apni)/", (NORTHERN_IRELAND,)),
    (r"/(wsi|asc|anaw|mwa)/", (WALES,)),
    (r"/eur/", NATIONS),
)
EXTENTS = (  # of Acts and regulations made at Westminster
    (r"\(Scotland\)", (SCOTLAND,)),
    (r"\(?Northern Ireland\)?", (NORTHERN_IRELAND,)),
    (r"\(England\)", (ENGLAND,)),
    (r"care leavers in England|Localism Act", (ENGLAND,)),
    (
        r"Inquiries Act|Elections Act|Data \(Use and Access\)|Banking and Financial|Public Sector Bodies \(Websites",
        NATIONS,
    ),
    (r"Local Government Act 1986|Local Government and Housing Act|Employment Relations Act", GREAT_BRITAIN),
    (r"Administration of Justice Act|Online Safety Act", (ENGLAND, WALES, NORTHERN_IRELAND)),
    (r"Safeguarding Vulnerable Groups Act", (ENGLAND, WALES)),
    (r"Data Protection Act|Human Rights Act|National Minimum Wage|Computer Misuse", NATIONS),
    (
        r"Employment Rights Act|Equality Act|Trade Union and Labour|Working Time|Health and Safety at Work",
        GREAT_BRITAIN,
    ),
    (
        r"Freedom of Information Act|Regulation of Investigatory Powers Act|Protection of Freedoms",
        (ENGLAND, WALES, NORTHERN_IRELAND),
    ),
    (
        r"Children Act 1989|Protection of Children Act 1978|Regulation of Investigatory Powers \(Directed",
        (ENGLAND, WALES),
    ),
)
PUBLIC_BODIES_ONLY = r"Human Rights Act|Freedom of Information|section 75"
CHARITIES_ONLY = r"^(Charity Commission|Scottish Charity Regulator)"
BINDS_ALL = ("council", "charity", "hsc_trust")
BINDS_EVERY_KIND = r"^UK General Data Protection Regulation|^(Professional standards|Standards of Conduct|Codes? of P)|Computer Misuse|Equality Act(?!.*[Dd]ut(y|ies))"


def nations_of(source: Source) -> tuple[str, ...] | None:
    """The nations that a source's own words give it; None where they say nothing."""
    rows = [(pattern, nations, source.publisher) for pattern, nations in PUBLISHERS]
    if source.kind is SourceKind.LAW:
        rows = [(pattern, nations, source.address) for pattern, nations in FAMILIES_OF_LAW]
        rows += [(pattern, nations, source.title) for pattern, nations in EXTENTS]
    return next((nations for pattern, nations, text in rows if re.search(pattern, text)), None)


def test_a_source_binds_in_the_nations_it_is_made_for(library: Library) -> None:
    known = {source.id: nations_of(source) for source in library.sources.values()}
    wrong = {key: nations for key, nations in known.items() if nations and library.sources[key].nations != nations}
    assert wrong == {}


def test_every_law_has_a_known_extent(library: Library) -> None:
    laws = [source for source in library.sources.values() if source.kind is SourceKind.LAW]
    assert [source.title for source in laws if nations_of(source) is None] == [], "say in EXTENTS where it is law"


def test_duties_of_public_bodies_bind_no_charity(library: Library) -> None:
    for source in library.sources.values():
        if source.kind is SourceKind.LAW and re.search(PUBLIC_BODIES_ONLY, source.title):
            assert "charity" not in source.kinds, source.id
        if re.search(CHARITIES_ONLY, source.publisher):
            assert source.kinds == ("charity",), source.id


def test_what_binds_everybody_binds_every_kind_of_employer(library: Library) -> None:
    binding = [one for one in library.sources.values() if one.kind in BINDING and not one.persuasive]
    assert [one.id for one in binding if re.search(BINDS_EVERY_KIND, one.title) and one.kinds != BINDS_ALL] == []


def test_nothing_made_in_great_britain_alone_binds_a_trust_of_northern_ireland_only(library: Library) -> None:
    """Trusts are of Northern Ireland: a source that holds nowhere there can bind one only if it binds others too."""
    for source in library.sources.values():
        if NORTHERN_IRELAND not in source.nations:
            assert source.kinds != ("hsc_trust",), source.id


@pytest.mark.parametrize(
    ("title", "address", "nations"),
    [
        ("Working Time Regulations 1998", "https://www.legislation.gov.uk/uksi/1998/1833", GREAT_BRITAIN),
        ("Working Time Regulations (Northern Ireland) 2016", "https://www.legislation.gov.uk/nisr/2016/49", (NORTHERN_IRELAND,)),
        ("Freedom of Information (Scotland) Act 2002", "https://www.legislation.gov.uk/asp/2002/13", (SCOTLAND,)),
    ],
)  # fmt: skip
def test_the_extent_of_an_act_is_known(library: Library, title: str, address: str, nations: tuple[str, ...]) -> None:
    found = [one for one in library.sources.values() if one.title.startswith(title) and one.address == address]
    assert [nations_of(one) for one in found] == [nations]
