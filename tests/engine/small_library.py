"""A library of two small topics, for tests that need to know every word of it."""

from pathlib import Path

from policybuilder.library.loader import load_library
from policybuilder.library.model import Library

HEAD = """\
version: "1.0.0"
policy_title: Small policy
topics: [organisation, hours]
glossary:
  - {term: work phone, means: A phone that we give you.}
  - {term: owl, means: A bird that no clause mentions.}
computed:
  - id: nations_served
    about: how many nations you serve
    values: [one, several]
    questions: [organisation.nations]
"""

SOURCES = """\
uk_law:
  title: An Act for everyone
  publisher: UK Parliament
  date: "1998"
  address: https://www.legislation.gov.uk/ukpga/1998/42
  kind: law
  nations: [england, wales, scotland, northern_ireland]
  kinds: [council, charity, hsc_trust]
  checked: 2026-11-20
  sure: verified
scots_law:
  title: An Act for Scotland
  publisher: Scottish Parliament
  date: "2000"
  address: https://www.legislation.gov.uk/asp/2000/11
  kind: law
  nations: [scotland]
  kinds: [council, charity]
  checked: 2026-11-20
  sure: secondary
hearsay:
  title: Something somebody said
  publisher: Nobody
  date: "2020"
  address: https://example.org/
  kind: press
  nations: [england, wales, scotland, northern_ireland]
  kinds: [council, charity, hsc_trust]
  checked: 2026-11-20
  sure: to_check
"""

ORGANISATION = """\
title: Organisation
summary: Who you are.
legal_review: {england: none, wales: none, scotland: none, northern_ireland: none}
questions:
  - id: kind
    ask: What are you?
    about: the kind of employer
    why: The law differs.
    kind: one
    decides: [legal]
    options:
      - {id: council, label: A council}
      - {id: charity, label: A charity}
      - {id: hsc_trust, label: A trust}
  - id: nations
    ask: Where do you work?
    about: the nations you work in
    why: The law differs.
    kind: many
    decides: [legal]
    options:
      - {id: england, label: England, in_text: England}
      - {id: wales, label: Wales, in_text: Wales}
      - {id: scotland, label: Scotland, in_text: Scotland}
      - {id: northern_ireland, label: Northern Ireland, in_text: Northern Ireland}
      - {id: none, label: None of these, in_text: nowhere, exclusive: true, offered: false}
  - id: people_word
    ask: What do you call people?
    about: the word for people
    why: It is your choice.
    kind: one
    decides: [practice]
    default: people
    options:
      - {id: people, label: People we support, in_text: people we support, in_text_one: person we support}
      - {id: clients, label: Clients, in_text: clients, in_text_one: client}
clauses:
  - id: who
    title: Who this is for
    force: must
    audience: public
    when: always
    text: |
      {{ organisation_name }} works in {{ organisation.nations }}.

      {{ people }} may ask for this policy.
    rationale: Readers need to know.
    sources: [uk_law]
    reviewed: 2026-11-20
  - id: scots
    title: Scottish rules
    force: must
    law: true
    audience: staff
    when: {all: [{organisation.nations: scotland}, {not: {organisation.kind: hsc_trust}}]}
    text: In Scotland, see {{ ref('organisation.who') }}.
    rationale: It is the law there.
    sources: [scots_law]
    reviewed: 2026-11-20
  - id: council_only
    title: Councils
    force: should
    audience: drafters
    when: {organisation.kind: council}
    text: A note for drafters.
    rationale: It helps.
    sources: [uk_law]
    reviewed: 2026-11-20
  - id: trusts
    title: Trusts
    force: may
    audience: staff
    when: {organisation.kind: hsc_trust}
    text: Trusts have their own rules.
    rationale: They differ.
    sources: [uk_law]
    reviewed: 2026-11-20
checks:
  - id: nowhere
    severity: stop
    kind: unworkable
    when: {organisation.nations: none}
    says: No nation is chosen.
    fix: Choose one.
    mend: [organisation.nations]
    sources: [uk_law]
  - id: many_nations
    severity: advise
    kind: unworkable
    when: {computed.nations_served: several}
    says: You serve several nations.
    fix: Check each.
    mend: [organisation.nations]
    sources: [hearsay]
"""

HOURS = """\
title: Hours
summary: When you work.
differs_by_service: true
legal_review: {england: none, wales: none, scotland: none, northern_ireland: none}
questions:
  - id: open
    ask: When are you open?
    about: opening hours
    why: People ask.
    kind: week
    decides: [operations]
  - id: after_closing
    ask: What happens at closing time?
    about: work that runs past closing time
    why: It happens.
    kind: one
    decides: [practice]
    options:
      - {id: finish, label: Finish it, in_text: finish it}
      - {id: hand_over, label: Hand it over, in_text: hand it over}
  - id: handed_to
    ask: Who takes it over?
    about: who takes over
    why: Somebody must.
    kind: text
    decides: [operations]
    when: {hours.after_closing: hand_over}
    none_label: Nobody
    max_length: 80
  - id: minutes
    ask: How long may you stay?
    about: how long work may run on
    why: It should end.
    kind: number
    unit: minutes
    decides: [hr]
    when: {hours.after_closing: finish}
    default: 30
    bands:
      - {id: short, label: Up to half an hour, from: 0, to: 30}
      - {id: long, label: Longer, from: 31, to: 240}
  - id: begins
    ask: From when does this hold?
    about: the first day
    why: People ask.
    kind: date
    decides: [hr]
    none_label: No date yet
clauses:
  - id: we_are_open
    title: When we are open
    force: must
    audience: public
    when: always
    text: |
      We are open at these times.

      {{ hours.open }}
    sources: [uk_law]
    rationale: People ask.
    reviewed: 2026-11-20
  - id: finish
    title: Finish what you started
    force: may
    audience: staff
    when: {hours.after_closing: finish}
    text: At closing time, {{ hours.after_closing }} on your **work phone** within {{ hours.minutes }} minutes.
    short: You may finish.
    to_people_we_support: We will not cut you off.
    rationale: It is work.
    sources: [uk_law]
    reviewed: 2026-11-20
  - id: hand_over
    title: Hand it over
    force: must
    audience: staff
    when: {all: [{hours.after_closing: hand_over}, {hours.handed_to: given}]}
    text: Ring {{ hours.handed_to }}.
    rationale: Somebody answers.
    sources: [uk_law]
    reviewed: 2026-11-20
  - id: long_stay
    title: Tell your manager
    force: must
    audience: staff
    when: {hours.minutes: long}
    text: "Tell your manager, as {{ ref('hours.finish') }} says."
    rationale: It is long.
    sources: [uk_law]
    reviewed: 2026-11-20
  - id: from_when
    title: From when
    force: must
    audience: staff
    when: {hours.begins: given}
    text: This holds from {{ hours.begins }}.
    rationale: People ask.
    sources: [uk_law]
    reviewed: 2026-11-20
checks:
  - id: nobody_takes_over
    severity: stop
    kind: unsafe
    when: {hours.handed_to: none}
    says: Work stops, but nobody takes it over.
    fix: Name who does, or let staff finish.
    mend: [hours.handed_to, hours.after_closing]
    sources: [uk_law]
exclusive: [[finish, hand_over]]
"""


def write_library(folder: Path, **changed: str) -> Path:
    """The small library as files under ``folder``; ``changed`` gives other texts for head, sources, organisation, hours."""
    clauses = folder / "clauses"
    (clauses / "topics").mkdir(parents=True, exist_ok=True)
    (clauses / "library.yml").write_text(changed.get("head", HEAD), encoding="utf-8")
    (clauses / "sources.yml").write_text(changed.get("sources", SOURCES), encoding="utf-8")
    (clauses / "topics/organisation.yml").write_text(changed.get("organisation", ORGANISATION), encoding="utf-8")
    (clauses / "topics/hours.yml").write_text(changed.get("hours", HOURS), encoding="utf-8")
    return clauses


def small_library(folder: Path, **changed: str) -> Library:
    return load_library(write_library(folder, **changed))


ANSWERS = """\
format: 1
library: "1.0.0"
id: 0123456789abcdef
organisation: {name: Northshire Council}
answers:
  organisation.kind: council
  organisation.nations: [england]
  organisation.people_word: {defaulted: people}
  hours.open: {mon: ["09:00-17:00"], tue: ["09:00-17:00"], sat: [], bank_holidays: closed}
  hours.after_closing: finish
  hours.minutes: {defaulted: 30}
  hours.begins: none
"""
