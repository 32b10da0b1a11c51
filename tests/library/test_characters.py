"""The presets' three characters, as docs/decisions/0004 and 0005 tell them, and what never varies with character."""

from __future__ import annotations

import pytest

from policybuilder.answers.defaults import starting_answers
from policybuilder.library.model import Library
from policybuilder.policy.view import Asked, View

CHARACTERS = {
    "scottish_council": "cautious",
    "hsc_trust": "cautious",
    "small_volunteer_charity": "cautious",
    "english_council_children": "balanced",
    "english_council_adults": "balanced",
    "welsh_council": "balanced",
    "rural_small_community_council": "relationship-led",
    "drug_alcohol_charity": "relationship-led",
}
# question: what each character may answer, where the question is asked
VARIES = {
    "channels.disappearing": {"cautious": {"never"}},
    "hours.contact_outside": {
        "cautious": {"never_routine"},
        "balanced": {"agreed_window"},
        "relationship-led": {"worker_decides"},
    },
    "profiles.first_look": {
        "cautious": {"manager_agrees"},
        "balanced": {"manager_agrees", "purpose_and_record"},
        "relationship-led": {"with_persons_knowledge"},
    },
    "profiles.repeat_look": {"cautious": {"never"}, "balanced": {"fresh_approval"}},
    "devices.personal_phone": {"cautious": {"never", "safety_only"}, "balanced": {"never"}},
}
NEVER_VARIES = {
    "former.care_leavers": {"agreement"},
    "former.lasts": {"while_wanted"},
    "profiles.missing_person": {"repeats_one_approval"},
    "profiles.account": {"service_account"},
    "profiles.false_account": {"never"},
    "cover.stay_until_safe": {"until_relieved", "until_handed_over"},
    "profiles.chance": {"act_on_risk"},
}


def asked_answers(library: Library, name: str) -> dict[str, object]:
    """What the preset answers to the questions that are asked of its employer."""
    answers = starting_answers(library, name)
    view = View(library, answers)
    return {key: one.value for key, one in answers.answers.items() if view.asked(key) is Asked.YES}


def test_every_preset_has_its_character_and_says_so(library: Library) -> None:
    assert {preset.name for preset in library.presets} == set(CHARACTERS)
    for preset in library.presets:
        assert CHARACTERS[preset.name] in preset.about, preset.name


@pytest.mark.parametrize("name", CHARACTERS)
def test_a_preset_answers_as_its_character_does(library: Library, name: str) -> None:
    answers = asked_answers(library, name)
    expected = {key: by[CHARACTERS[name]] for key, by in VARIES.items() if CHARACTERS[name] in by} | NEVER_VARIES
    wrong = {key: answers[key] for key, allowed in expected.items() if key in answers and answers[key] not in allowed}
    assert wrong == {}


@pytest.mark.parametrize("name", CHARACTERS)
def test_a_messaging_app_comes_with_the_characters_that_trust_it(library: Library, name: str) -> None:
    approved = asked_answers(library, name)["channels.approved"]
    if CHARACTERS[name] == "cautious":
        assert "whatsapp" not in approved  # type: ignore[operator]
    if CHARACTERS[name] == "relationship-led":
        assert "whatsapp" in approved  # type: ignore[operator]
