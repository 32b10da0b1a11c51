"""What is law in one nation is not told in another, over every word of the library and every employer there could be."""

from __future__ import annotations

import re

import pytest

from policybuilder.library.model import NATIONS, Kind, Library, SourceKind
from policybuilder.proof.encoding import Encoding
from tests.library.proving import NATION, can_be, inside, kind, only, outside
from tests.library.reading import texts_of

LAWS = (SourceKind.LAW, SourceKind.CODE, SourceKind.STANDARD)
GREAT_BRITAIN = ("england", "wales", "scotland")
# Words, and the nations in whose policies they may stand. The first that fit are taken, so names of several go first.
NATIONAL_WORDS = (
    (r"England, Wales and Scotland|Great Britain", GREAT_BRITAIN),
    (r"England, Wales and Northern Ireland|Freedom of Information Act", ("england", "wales", "northern_ireland")),
    (r"Equality Act|Working Time Regulations 1998|Employment Rights Act|Health and Safety at Work etc", GREAT_BRITAIN),
    (r"England and Wales|Children Act 1989|[Mm]agistrate", ("england", "wales")),
    (
        r"\bEngland\b|English (?!or )|\bLADO\b|Ofsted|Department for Education|Accessible Information Standard",
        ("england",),
    ),
    (r"\bWales\b|\bWelsh\b", ("wales",)),
    (r"\bScotland\b|Scottish|\bScots\b|[Ss]heriff", ("scotland",)),
    (
        r"Northern Ireland|Disability Discrimination Act|Regional Emergency Social Work|[Dd]istrict judge",
        ("northern_ireland",),
    ),
)


def nations_named(text: str) -> set[tuple[str, ...]]:
    """The groups of nations whose law or bodies the text names."""
    found = set()
    for pattern, nations in NATIONAL_WORDS:
        text, count = re.subn(pattern, "", text)
        if count:
            found.add(nations)
    return found


def test_what_belongs_to_one_nation_is_not_said_in_another(library: Library, encoding: Encoding) -> None:
    named = {one.id: nations_named(texts_of(library, one)) for one in library.clauses.values()}
    assert sum(map(bool, named.values())) > 20
    leaking = [
        f"{clause_id} names {', '.join(nations)}"
        for clause_id, groups in named.items()
        for nations in groups
        if can_be(encoding, inside(clause_id), outside(*nations))
    ]
    assert leaking == []


def test_a_name_of_one_nation_would_be_noticed() -> None:
    assert nations_named("In England and Wales, the law lets the police do it.") == {("england", "wales")}
    assert nations_named("In Wales, ask in Welsh or English.") == {("wales",)}
    assert nations_named("The Equality Act 2010 holds in England, Wales and Scotland.") == {GREAT_BRITAIN}


@pytest.mark.parametrize("nation", NATIONS)
def test_a_policy_for_one_nation_lists_no_law_of_another(library: Library, encoding: Encoding, nation: str) -> None:
    foreign = {one.id for one in library.sources.values() if one.kind in LAWS and nation not in one.nations}
    listed: dict[str, set[str]] = {}
    for clause in library.clauses.values():
        risky = {one for one in clause.sources if one in foreign and library.sources[one].persuasive}
        if risky and can_be(encoding, inside(clause.id), only(nation)):
            listed[clause.id] = risky
    assert listed == {}, "a law of another nation would be listed as persuasive"


def test_every_option_of_a_nation_or_kind_reaches_a_policy(library: Library, encoding: Encoding) -> None:
    """The proofs above would hold of an employer that cannot exist."""
    for nation in ("england", "wales", "scotland"):
        assert can_be(encoding, only(nation), kind("council")) and can_be(encoding, only(nation), kind("charity"))
    assert can_be(encoding, only("northern_ireland"), kind("hsc_trust"))
    assert can_be(encoding, only("northern_ireland"), kind("charity"))
    assert can_be(encoding, only(*NATIONS), kind("charity"))
    assert library.questions[NATION].kind is Kind.MANY
