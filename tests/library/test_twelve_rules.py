"""Twelve rules for whoever writes clauses, held over every word of the library and every employer there could be.

What an employer can be told is proved and not sampled: the solver looks for publishable answers that break the rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from policybuilder.conditions import ALWAYS, Is, Not
from policybuilder.library.model import Audience, Library, Severity
from policybuilder.places import CLAUSES
from policybuilder.proof.encoding import Encoding
from tests.library.proving import NATION, can_be, every_passage, inside, kind, only, outside, who_says
from tests.library.reading import all_passages, as_read, sentences, texts_of

MAY_LOOK = Is("profiles.first_look", ("manager_agrees", "purpose_and_record", "with_persons_knowledge"))


# Rule 1: looking without authority is not a crime.

CRIME = re.compile(r"\b(crimes?|criminal|offences?|illegal|against the law)\b", re.IGNORECASE)
LOOKING = re.compile(
    r"\b(look(s|ed|ing)?|view(s|ed|ing)?|profiles?|surveillance|watch(es|ed|ing)?|covert(ly)?|monitor(s|ed|ing)?|RIPA)\b",
    re.IGNORECASE,
)
# Crime as the ground on which a council can be authorised, which is what the law says.
GROUND = re.compile(
    r"(only for (listed )?crimes|offences of six months|crimes? (or disorder|that carr))", re.IGNORECASE
)


def calls_looking_a_crime(sentence: str) -> bool:
    return bool(CRIME.search(sentence) and LOOKING.search(sentence) and not GROUND.search(sentence))


def test_rule_1_nothing_says_that_looking_without_authority_is_a_crime(library: Library) -> None:
    found = [
        f"{one.where}: {said}"
        for one in every_passage(library)
        for said in one.sentences
        if calls_looking_a_crime(said)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Viewing a profile without authority is a criminal offence.", True),
        ("Unauthorised surveillance is illegal.", True),
        ("A council can be authorised only for crimes that carry six months or more, so most looks cannot be.", False),
        ("A single, purposeful, recorded look is not spying.", False),
    ],
)
def test_rule_1_would_notice(sentence: str, wrong: bool) -> None:
    assert calls_looking_a_crime(sentence) is wrong


# Rule 2: in the decision of 2017 the texting was not misconduct.


def test_rule_2_the_texts_of_2017_are_never_called_misconduct(library: Library) -> None:
    about = [one for one in every_passage(library) if re.search(r"2017 case|In 2017 a panel|at a weekend", one.text)]
    assert about
    for passage in about:
        said = [one for one in passage.sentences if "misconduct" in one.lower()]
        assert all("not misconduct" in one.lower() for one in said), passage


def test_rule_2_the_source_itself_says_so(library: Library) -> None:
    assert "NOT misconduct" in library.sources["hcpts_2017_text_messages"].note


# Rule 3: nobody offers a charity an authorisation, and a council is not told to get one for welfare work.

AUTHORITY = r"(?i)\b(authoris|legal authority|magistrate|covert human|Regulation of Investigatory|RIPA)"
TELLS_A_CHARITY_IT_CANNOT = {"profiles.covert_never_for_charities"}


def test_rule_3_no_policy_of_a_charity_speaks_of_getting_an_authorisation(library: Library, encoding: Encoding) -> None:
    speaking = [one.id for one in who_says(library, AUTHORITY) if can_be(encoding, inside(one.id), kind("charity"))]
    assert set(speaking) == TELLS_A_CHARITY_IT_CANNOT
    assert "A charity cannot be given legal authority" in texts_of(library, library.clauses[speaking[0]])


@pytest.mark.parametrize("answer", ["legal_triage", "ripa_always", "ripa_in_scotland"])
def test_rule_3_a_charity_that_offers_one_cannot_publish(encoding: Encoding, answer: str) -> None:
    assert not can_be(encoding, kind("charity"), Is("profiles.covert", (answer,)))


def test_rule_3_a_council_that_needs_a_magistrate_for_every_look_is_told(library: Library, encoding: Encoding) -> None:
    assert library.checks["profiles.magistrate_for_welfare"].severity in (Severity.STOP, Severity.WARN)
    met = [kind("council"), only("england"), Is("profiles.covert", ("ripa_always",))]
    assert encoding.find([encoding.condition(one) for one in met], ()) is not None
    check = encoding.condition(library.checks["profiles.magistrate_for_welfare"].when)
    assert encoding.find([*map(encoding.condition, met), -check], ()) is None


# Rule 4: where there is no authority there are still rules.


def test_rule_4_where_authority_is_spoken_of_the_other_route_stands_beside_it(
    library: Library, encoding: Encoding
) -> None:
    other_route = Not(inside("profiles.no_authority_available"))
    for clause_id in ("covert_england_and_wales", "covert_scotland", "covert_northern_ireland"):
        assert not can_be(encoding, inside(f"profiles.{clause_id}"), other_route), clause_id
    said = texts_of(library, library.clauses["profiles.no_authority_available"])
    assert all(word in said for word in ("lawful", "necessary", "proportionate", "private life"))


def test_rule_4_nothing_calls_such_work_unregulated(library: Library) -> None:
    loose = re.compile(r"(?i)\bunregulated|\bno rules apply|(?<!not )\bfree of (all )?rules")
    found = [one.where for one in every_passage(library) if loose.search(one.text)]
    assert found == []


# Rule 5: "public" is not "fair game", and one look with a purpose is not spying. Both are said.


def test_rule_5_whoever_may_look_reads_that_open_is_not_free(encoding: Encoding) -> None:
    assert not can_be(encoding, MAY_LOOK, Not(inside("profiles.open_is_not_free")))
    assert not can_be(encoding, Is("profiles.first_look", ("freely",)))


def test_rule_5_both_mistakes_are_named(library: Library) -> None:
    why = as_read(library, library.questions["profiles.first_look"].why)
    assert "fair game" in why
    assert "single, purposeful, recorded look is not" in why


# Rules 6 and 7: the right regulator, the right code, the right date.


@dataclass(frozen=True)
class Regulator:
    nation: str
    clause: str
    names: str
    must_say: str
    source: str
    since: str


REGULATORS = (
    Regulator("england", "regulator_england", r"Social Work England|SWE\b", "(2019)", "swe_professional_standards", "2019-07"),
    Regulator("wales", "regulator_wales", r"Social Care Wales|SCW\b", "1 July 2026", "scw_codes_2026", "2026-07-01"),
    Regulator("scotland", "regulator_scotland", r"Scottish Social Services Council|SSSC\b", "1 May 2024",
              "sssc_codes_2024", "2024-05-01"),
    Regulator("northern_ireland", "regulator_northern_ireland", r"Northern Ireland Social Care Council|NISCC\b",
              "Standards of Conduct and Practice", "niscc_standards", "2015-11"),
)  # fmt: skip


@pytest.mark.parametrize("regulator", REGULATORS, ids=lambda one: one.nation)
def test_rule_6_the_regulator_is_named_where_staff_work_there_and_nowhere_else(
    library: Library, encoding: Encoding, regulator: Regulator
) -> None:
    clause = f"organisation.{regulator.clause}"
    assert not can_be(encoding, Is(NATION, (regulator.nation,)), Not(inside(clause)))
    for named in who_says(library, regulator.names):
        assert not can_be(encoding, inside(named.id), outside(regulator.nation)), named.id


@pytest.mark.parametrize("regulator", REGULATORS, ids=lambda one: one.nation)
def test_rules_6_and_7_it_names_the_standards_in_force(library: Library, regulator: Regulator) -> None:
    assert regulator.must_say in texts_of(library, library.clauses[f"organisation.{regulator.clause}"])
    assert library.clauses[f"organisation.{regulator.clause}"].sources == (regulator.source,)
    assert library.sources[regulator.source].date == regulator.since


def test_rule_6_the_former_regulator_of_england_is_history(library: Library) -> None:
    former = re.compile(r"HCPC|Health and Care Professions")
    assert [one.id for one in who_says(library, former.pattern)] == []
    for passage in all_passages(library):
        said = [one for one in passage.sentences if former.search(one)]
        now = [one for one in said if not re.search(r"stopped regulating|has not regulated", one)]
        assert now == [] or passage.where == "organisation.standards: hcpc (label)", passage
    assert not library.questions["organisation.standards"].option("hcpc").offered
    assert library.checks["organisation.old_regulator"].severity in (Severity.STOP, Severity.WARN)


def test_rule_7_the_english_draft_guidance_is_nowhere_called_guidance_in_force(library: Library) -> None:
    for passage in every_passage(library):
        for said in passage.sentences:
            if re.search(r"(?i)communicating online", said):
                assert re.search(r"(?i)draft|consult", said), passage


# Rule 8: Scotland has its own Act; in Northern Ireland trusts and not councils do this work.


def test_rule_8_no_policy_for_scotland_alone_applies_the_english_threshold(
    library: Library, encoding: Encoding
) -> None:
    threshold = r"(?i)six-month|six months or more|magistrate"
    for clause in who_says(library, threshold):
        if can_be(encoding, inside(clause.id), only("scotland")):
            said = [one for one in sentences(texts_of(library, clause)) if re.search(threshold, one)]
            assert all(" no six-month" in one for one in said), clause.id


def test_rule_8_no_policy_for_scotland_alone_has_the_other_act_as_its_own(library: Library, encoding: Encoding) -> None:
    for clause in who_says(library, r"Regulation of Investigatory Powers Act|RIPA\b|2000 Act"):
        assert not can_be(encoding, inside(clause.id), only("scotland")), clause.id


def test_rule_8_councils_do_no_social_work_in_northern_ireland(encoding: Encoding) -> None:
    assert not can_be(encoding, kind("council"), Is(NATION, ("northern_ireland",)))
    assert not can_be(encoding, kind("hsc_trust"), Is(NATION, ("england", "wales", "scotland")))


def test_rule_8_nobody_in_northern_ireland_is_sent_to_a_council(library: Library, encoding: Encoding) -> None:
    sent = [one.id for one in who_says(library, r"(?i)(?<!care )\bcouncil\b(?! or trust)")
            if can_be(encoding, inside(one.id), only("northern_ireland"))]  # fmt: skip
    assert sent == []


# Rule 9: the basis follows the kind of employer.


def test_rule_9_public_task_is_for_public_authorities_and_the_others_for_charities(encoding: Encoding) -> None:
    assert not can_be(encoding, inside("profiles.basis_public_task"), kind("charity"))
    for clause_id in ("basis_recognised", "basis_legitimate_interests"):
        assert not can_be(encoding, inside(f"profiles.{clause_id}"), kind("council", "hsc_trust")), clause_id


def test_rule_9_the_date_of_the_new_basis_is_right(library: Library) -> None:
    dated = [
        said
        for one in every_passage(library)
        for said in one.sentences
        if re.search(r"(?i)recognised legitimate interest.*in(to)? force", said)
    ]
    assert dated
    assert all("5 February 2026" in said for said in dated)


# Rule 10: speech is limited with care, and some acts are never limited.


def test_rule_10_every_policy_carves_out_protected_acts(library: Library) -> None:
    clause = library.clauses["organisation.what_nothing_here_stops"]
    assert (clause.when, clause.audience) == (ALWAYS, Audience.PUBLIC)
    said = texts_of(library, clause)
    assert all(word in said for word in ("whistleblowing", "trade union", "regulator", "court", "complaint", "family"))


def test_rule_10_nothing_bars_whatever_may_embarrass(library: Library) -> None:
    found = [one.id for one in who_says(library, r"(?i)embarrass|bring (us|the \w+) into disrepute")]
    assert found == []


# Rule 11: a ban comes with the means to keep it.


def test_rule_11_no_ban_on_personal_phones_without_another_phone(encoding: Encoding) -> None:
    banned = Is("devices.personal_phone", ("never", "safety_only"))
    assert not can_be(encoding, banned, Is("devices.work_phone", ("none",)))


def test_rule_11_no_closing_time_without_somebody_who_answers(encoding: Encoding) -> None:
    closed = Is("computed.hours_nobody_covers", ("some",))
    assert not can_be(encoding, Is("cover.provider", ("none",)), closed)
    assert not can_be(encoding, Is("hours.after_closing", ("hand_over",)), Is("cover.provider", ("none",)))


def test_rule_11_every_policy_says_what_happens_where_the_means_are_missing(encoding: Encoding) -> None:
    said = (inside("organisation.means_not_held_against_you"), inside("organisation.small_covers"))
    assert not can_be(encoding, *map(Not, said))


def test_rule_11_every_policy_has_the_exception_for_danger(library: Library) -> None:
    clause = library.clauses["organisation.safety_first"]
    assert (clause.when, clause.audience) == (ALWAYS, Audience.PUBLIC)
    assert all(
        words in texts_of(library, clause) for words in ("999", "any hour", "any phone", "No rule here stops you")
    )


# Rule 12: cases are for learning; nobody is named.

REGISTRATION = re.compile(r"\bsw\d{4,6}\b", re.IGNORECASE)
TITLED_NAME = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx)\.? [A-Z][a-z]+")


@pytest.mark.parametrize("file", sorted(CLAUSES.rglob("*.*")), ids=lambda file: str(file.relative_to(CLAUSES)))
def test_rule_12_no_registrant_is_named(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not REGISTRATION.search(text)
    assert not re.search(r"sw\d{5}", text, re.IGNORECASE)
    assert not TITLED_NAME.search(text)
