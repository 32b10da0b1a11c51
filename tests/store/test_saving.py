"""What is saved is there again, whole, for whoever has the token; and nobody else."""

from __future__ import annotations

import re
from types import MappingProxyType

import pytest
from sqlalchemy import inspect, text

from policybuilder.answers.brand import BadBrand
from policybuilder.answers.codec import BadAnswer
from policybuilder.answers.model import Acceptance, Answer, Answers, Organisation, Service
from policybuilder.library.model import Library
from policybuilder.store.model import NotStorable, Saved, UnknownDraft, UnknownService
from policybuilder.store.store import Store

from .conftest import given


def test_a_token_cannot_be_guessed(store: Store, token: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", token)
    assert store.load(token[:-1]) is None
    assert store.load("") is None
    assert store.load("x' OR '1'='1") is None
    assert store.load("\ud800" * 5) is None


def test_the_database_never_holds_a_token(store: Store, token: str) -> None:
    with store.database.reads.begin() as connection:
        for table in inspect(connection).get_table_names():
            rows = connection.execute(text(f"SELECT * FROM {table}")).all()  # noqa: S608
            assert token not in repr(rows)


def test_an_answer_is_there_again(store: Store, token: str, library: Library) -> None:
    week = given(library, "hours.open", {"mon": ["09:00-17:00"], "fri": ["22:00-02:00"]})
    saved = store.save_answer(token, "hours.open", week, base_revision=0)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.answers == {"hours.open": week}
    assert saved == Saved(draft.revisions.answer("hours.open"))


def test_a_default_and_its_confirmation_differ(store: Store, token: str) -> None:
    default = store.save_answer(token, "organisation.kind", Answer("council", defaulted=True), base_revision=0)
    assert isinstance(default, Saved)
    store.save_answer(token, "organisation.kind", Answer("council"), base_revision=default.revision)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.answers["organisation.kind"] == Answer("council")


def test_undecided_again_is_kept_as_a_decision_to_be_made(store: Store, token: str) -> None:
    first = store.save_answer(token, "organisation.kind", Answer("council"), base_revision=0)
    assert isinstance(first, Saved)
    undone = store.save_answer(token, "organisation.kind", None, base_revision=first.revision)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.answers == {}
    assert undone == Saved(draft.revisions.answer("organisation.kind"))


def test_answers_come_in_the_order_of_the_library(store: Store, token: str) -> None:
    store.save_answer(token, "organisation.owner", Answer("Head of HR"), base_revision=0)
    store.save_answer(token, "organisation.kind", Answer("charity"), base_revision=0)
    draft = store.load(token)
    assert draft is not None
    assert list(draft.answers.answers) == ["organisation.kind", "organisation.owner"]


def test_an_answer_the_question_does_not_take_is_refused_with_a_sentence(store: Store, token: str) -> None:
    with pytest.raises(BadAnswer, match="'parish' is not an option"):
        store.save_answer(token, "organisation.kind", Answer("parish"), base_revision=0)
    with pytest.raises(BadAnswer, match="characters"):
        store.save_answer(token, "organisation.owner", Answer("x" * 100_000), base_revision=0)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.answers == {}


def test_text_is_kept_as_it_reads(store: Store, token: str) -> None:
    typed = "  Robert'); DROP TABLE draft;--  <script>alert(1)</script> {{ 7*7 }} \u202e \u0000"
    store.save_answer(token, "organisation.owner", Answer(typed), base_revision=0)
    draft = store.load(token)
    assert draft is not None
    kept = draft.answers.answers["organisation.owner"].value
    assert kept == "Robert'); DROP TABLE draft;-- <script>alert(1)</script> {{ 7*7 }}"


def test_an_unknown_draft_is_refused(store: Store) -> None:
    with pytest.raises(UnknownDraft) as caught:
        store.save_answer("no-such-token", "organisation.kind", Answer("council"), base_revision=0)
    assert "no-such-token" not in str(caught.value)


def test_notes_are_kept_and_removed(store: Store, token: str) -> None:
    note = "Agreed with the union, 3 March.\nSee minutes."
    saved = store.save_note(token, "organisation.kind", note, base_revision=0)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.notes == {"organisation.kind": note}
    assert saved == Saved(draft.revisions.note("organisation.kind"))
    store.save_note(token, "organisation.kind", "", base_revision=saved.revision)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.notes == {}


def test_a_note_that_is_too_long_or_not_text_is_refused(store: Store, token: str) -> None:
    with pytest.raises(NotStorable, match=r"4001 characters\. Shorten it to 4000\."):
        store.save_note(token, "organisation.kind", "x" * 4001, base_revision=0)
    with pytest.raises(NotStorable, match="not text"):
        store.save_note(token, "organisation.kind", "\ud800", base_revision=0)


def test_the_organisation_is_kept(store: Store, token: str) -> None:
    organisation = Organisation("Cyngor Gwynedd – Gwasanaethau Plant", "#1d70b8")
    draft = store.load(token)
    assert draft is not None
    store.save_organisation(token, organisation, base_revision=draft.revisions.organisation)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.organisation == organisation
    with pytest.raises(BadBrand, match="not a PNG or JPEG"):
        hostile = Organisation(logo="data:image/svg+xml;base64,PHN2Zy8+")
        store.save_organisation(token, hostile, base_revision=draft.revisions.organisation)


def test_a_finding_is_accepted_and_taken_back(store: Store, token: str) -> None:
    acceptance = Acceptance("Nights are covered", "Head of service", "warn", MappingProxyType({"hours.minutes": "60"}))
    saved = store.accept_finding(token, "hours.long_calls", acceptance, base_revision=0)
    draft = store.load(token)
    assert isinstance(saved, Saved)
    assert draft is not None
    assert draft.answers.accepted == {"hours.long_calls": acceptance}
    store.accept_finding(token, "hours.long_calls", None, base_revision=saved.revision)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.accepted == {}


def test_services_are_added_once_named_and_removed_with_their_answers(store: Store, token: str) -> None:
    leaving_care = store.add_service(token, "Leaving care team")
    assert store.add_service(token, " leaving CARE  team ") == leaving_care == "leaving_care_team"
    night = store.add_service(token, "24/7 desk")
    twin = store.add_service(token, "Leaving-care team")
    assert (night, twin) == ("service_24_7_desk", "leaving_care_team_2")
    store.save_answer(token, "hours.minutes", Answer(45), service=night, base_revision=0)
    draft = store.load(token)
    assert draft is not None
    assert [service.id for service in draft.answers.services] == [leaving_care, night, twin]
    assert draft.answers.services[1] == Service(night, "24/7 desk", {"hours.minutes": Answer(45)})
    assert draft.answers.answers == {}

    store.rename_service(token, night, "Night desk", base_revision=draft.revisions.services[night])
    store.remove_service(token, leaving_care)
    store.remove_service(token, leaving_care)
    draft = store.load(token)
    assert draft is not None
    assert [service.label for service in draft.answers.services] == ["Night desk", "Leaving-care team"]


def test_a_removed_service_takes_no_more_answers(store: Store, token: str) -> None:
    service = store.add_service(token, "Night desk")
    store.save_answer(token, "hours.minutes", Answer(45), service=service, base_revision=0)
    store.remove_service(token, service)
    with pytest.raises(UnknownService):
        store.save_answer(token, "hours.minutes", Answer(30), service=service, base_revision=0)
    assert store.add_service(token, "Night desk") == service
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.services == (Service(service, "Night desk", {}),)


def test_services_are_bounded(store: Store, token: str) -> None:
    for number in range(30):
        store.add_service(token, f"Team {number}")
    with pytest.raises(NotStorable, match="30 services already"):
        store.add_service(token, "One more")
    with pytest.raises(NotStorable, match="no name"):
        store.add_service(token, "   ")


def test_replacing_keeps_the_token_and_nothing_else(store: Store, token: str, library: Library) -> None:
    service = store.add_service(token, "Night desk")
    store.save_answer(token, "hours.minutes", Answer(45), service=service, base_revision=0)
    store.save_note(token, "hours.minutes", "why", base_revision=0)
    fresh = Answers(library.version, "employer-2", answers={"organisation.kind": Answer("charity")})
    store.replace(token, fresh)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers == fresh


def test_deleting_leaves_nothing(store: Store, token: str) -> None:
    other = store.create(Answers("1.0.0", "employer-2", answers={"organisation.kind": Answer("charity")}))
    store.save_note(token, "organisation.kind", "a private note", base_revision=0)
    store.delete(token)
    store.delete(token)
    assert store.load(token) is None
    assert store.load(other) is not None
    with store.database.reads.begin() as connection:
        assert connection.execute(text("SELECT count(*) FROM note")).scalar() == 0
        assert connection.execute(text("SELECT count(*) FROM draft")).scalar() == 1


def test_an_answer_this_library_no_longer_takes_is_kept_and_does_not_count(
    store: Store, token: str, library: Library
) -> None:
    store.save_answer(token, "organisation.kind", Answer("charity"), base_revision=0)
    with store.database.writes.begin() as connection:
        connection.execute(text("UPDATE answer SET value = '\"parish\"'"))
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.answers == {}
    assert draft.unreadable == {("", "organisation.kind"): "parish"}


def test_the_draft_tells_when_it_changed(store: Store, token: str) -> None:
    before = store.load(token)
    store.save_answer(token, "organisation.kind", Answer("charity"), base_revision=0)
    after = store.load(token)
    assert before is not None
    assert after is not None
    assert after.created == before.created
    assert after.updated > before.updated
    assert after.updated.utcoffset() is not None
    assert after.revision == store.revision(token) == before.revision + 1
    assert store.revision("no-such-token") is None


def test_what_is_half_typed_is_kept_beside_the_answers(store: Store, token: str) -> None:
    service = store.add_service(token, "Night desk")
    before = store.revision(token)
    store.save_typed(token, "hours.open", {"mon_start": "9 til", "mon_end": ""})
    store.save_typed(token, "hours.open", {"mon_start": "9 til 5"})
    store.save_typed(token, "hours.minutes", {"number": "a few"}, service=service)
    draft = store.load(token)
    assert draft is not None
    assert draft.typed == {
        ("", "hours.open"): {"mon_start": "9 til 5"},
        (service, "hours.minutes"): {"number": "a few"},
    }
    assert draft.answers.answers == {}
    assert draft.revision == before
    store.save_typed(token, "hours.open", None)
    store.remove_service(token, service)
    draft = store.load(token)
    assert draft is not None
    assert draft.typed == {}


def test_what_is_half_typed_is_bounded(store: Store, token: str) -> None:
    with pytest.raises(NotStorable, match="too long"):
        store.save_typed(token, "hours.open", {"mon_start": "9" * 100_000})
    with pytest.raises(UnknownService):
        store.save_typed(token, "hours.open", {}, service="night_desk")
