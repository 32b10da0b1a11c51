"""Two tabs on one draft never overwrite each other in silence."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from policybuilder.answers.model import Answer, Answers, Organisation, Service
from policybuilder.store.model import Conflict, Saved
from policybuilder.store.store import Store


def test_the_second_tab_is_told_what_the_first_saved(store: Store, token: str) -> None:
    first = store.save_answer(token, "organisation.owner", Answer("Head of HR"), base_revision=0)
    second = store.save_answer(token, "organisation.owner", Answer("Chief executive"), base_revision=0)
    assert isinstance(first, Saved)
    assert isinstance(second, Conflict)
    assert (second.theirs, second.revision) == (Answer("Head of HR"), first.revision)
    assert second.changed_at is not None
    assert datetime.now(UTC) - second.changed_at < timedelta(minutes=1)
    draft = store.load(token)
    assert draft is not None
    assert draft.answers.answers == {"organisation.owner": Answer("Head of HR")}


def test_keeping_mine_knowingly_is_a_save_on_their_revision(store: Store, token: str) -> None:
    store.save_answer(token, "organisation.owner", Answer("Head of HR"), base_revision=0)
    told = store.save_answer(token, "organisation.owner", Answer("Chief executive"), base_revision=0)
    assert isinstance(told, Conflict)
    kept = store.save_answer(token, "organisation.owner", Answer("Chief executive"), base_revision=told.revision)
    assert isinstance(kept, Saved)


def test_the_same_answer_in_both_tabs_is_fine(store: Store, token: str) -> None:
    first = store.save_answer(token, "organisation.owner", Answer("Head of HR"), base_revision=0)
    assert store.save_answer(token, "organisation.owner", Answer("Head of HR"), base_revision=0) == first


def test_another_question_is_nobodys_conflict(store: Store, token: str) -> None:
    store.save_answer(token, "organisation.owner", Answer("Head of HR"), base_revision=0)
    saved = store.save_answer(token, "organisation.kind", Answer("charity"), base_revision=0)
    assert isinstance(saved, Saved)


def test_undeciding_in_one_tab_is_seen_by_the_other(store: Store, token: str) -> None:
    first = store.save_answer(token, "organisation.kind", Answer("council"), base_revision=0)
    assert isinstance(first, Saved)
    store.save_answer(token, "organisation.kind", None, base_revision=first.revision)
    late = store.save_answer(token, "organisation.kind", Answer("charity"), base_revision=first.revision)
    assert isinstance(late, Conflict)
    assert late.theirs is None


def test_a_revision_never_comes_back(store: Store, token: str) -> None:
    """A tab left open over a removal, or over an import, does not mistake the new value for the one it knew."""
    service = store.add_service(token, "Night desk")
    old = store.save_answer(token, "hours.minutes", Answer(10), service=service, base_revision=0)
    store.remove_service(token, service)
    store.add_service(token, "Night desk")
    store.save_answer(token, "hours.minutes", Answer(20), service=service, base_revision=0)
    assert isinstance(old, Saved)
    late = store.save_answer(token, "hours.minutes", Answer(30), service=service, base_revision=old.revision)
    assert isinstance(late, Conflict)

    store.replace(token, Answers("1.0.0", "employer-1", answers={"hours.minutes": Answer(1)}))
    late = store.save_answer(token, "hours.minutes", Answer(30), base_revision=old.revision)
    assert isinstance(late, Conflict)
    assert late.theirs == Answer(1)


def test_notes_labels_and_the_organisation_conflict_too(store: Store, token: str) -> None:
    store.save_note(token, "organisation.kind", "mine", base_revision=0)
    note = store.save_note(token, "organisation.kind", "yours", base_revision=0)
    assert isinstance(note, Conflict)
    assert note.theirs == "mine"

    draft = store.load(token)
    assert draft is not None
    store.save_organisation(token, Organisation("Northshire"), base_revision=draft.revisions.organisation)
    organisation = store.save_organisation(token, Organisation("South"), base_revision=draft.revisions.organisation)
    assert isinstance(organisation, Conflict)
    assert organisation.theirs == Organisation("Northshire")

    service = store.add_service(token, "Night desk")
    draft = store.load(token)
    assert draft is not None
    store.rename_service(token, service, "Night team", base_revision=draft.revisions.services[service])
    label = store.rename_service(token, service, "Nights", base_revision=draft.revisions.services[service])
    assert isinstance(label, Conflict)
    assert label.theirs == "Night team"


def test_removing_a_service_that_another_tab_just_changed_is_a_conflict(store: Store, token: str) -> None:
    service = store.add_service(token, "Night desk")
    seen = store.revision(token)
    store.save_answer(token, "hours.minutes", Answer(10), service=service, base_revision=0)
    refused = store.remove_service(token, service, seen=seen)
    assert isinstance(refused, Conflict)
    assert refused.theirs == Service(service, "Night desk", {"hours.minutes": Answer(10)})
    assert isinstance(store.remove_service(token, service, seen=refused.revision), Saved)


def test_replacing_a_draft_that_another_tab_just_changed_is_a_conflict(store: Store, token: str) -> None:
    seen = store.revision(token)
    store.save_answer(token, "organisation.kind", Answer("charity"), base_revision=0)
    refused = store.replace(token, Answers("1.0.0", "employer-2"), seen=seen)
    assert isinstance(refused, Conflict)
    assert refused.theirs is not None
    assert refused.theirs.answers == {"organisation.kind": Answer("charity")}
    assert isinstance(store.replace(token, Answers("1.0.0", "employer-2"), seen=refused.revision), Saved)


def test_of_many_at_the_same_moment_one_saves_and_all_others_are_told(store: Store, token: str) -> None:
    def save(number: int) -> Saved | Conflict[Answer]:
        return store.save_answer(token, "hours.minutes", Answer(number), base_revision=0)

    with ThreadPoolExecutor(16) as threads:
        results = list(threads.map(save, range(48)))
    saved = [number for number, result in enumerate(results) if isinstance(result, Saved)]
    draft = store.load(token)
    assert draft is not None
    assert len(saved) == 1
    assert draft.answers.answers == {"hours.minutes": Answer(saved[0])}
    assert {result.theirs for result in results if isinstance(result, Conflict)} == {Answer(saved[0])}


def test_a_reader_never_sees_half_a_removal(store: Store, token: str) -> None:
    def add_and_remove() -> None:
        for _ in range(20):
            service = store.add_service(token, "Night desk")
            store.save_answer(token, "hours.minutes", Answer(10), service=service, base_revision=0)
            store.remove_service(token, service)

    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(add_and_remove)
        while not done.done():
            draft = store.load(token)
            assert draft is not None
            services = {service.id for service in draft.answers.services}
            assert {service for service, _ in draft.revisions.answers} <= services
        done.result()
