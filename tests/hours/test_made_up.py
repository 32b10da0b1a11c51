"""Numbers and addresses kept for drama and examples are known; real ones are left alone."""

import pytest

from policybuilder.made_up import is_made_up
from policybuilder.week import Contact


@pytest.mark.parametrize(
    "ways",
    [
        {"phone": "01632 960123"},
        {"phone": "+44 1632 960 123"},
        {"text": "07700 900 555"},
        {"relay": "18001 01632 960123"},
        {"phone": "020 7946 0999"},
        {"email": "edt@example.org"},
        {"email": "edt@northshire.example"},
        {"phone": "0345 678 9012", "email": "edt@team.example.com"},
    ],
)
def test_what_exists_only_in_examples_is_known(ways: dict[str, str]) -> None:
    assert is_made_up(Contact("edt", "Night team", **ways))


@pytest.mark.parametrize(
    "ways",
    [
        {},
        {"phone": "01632 961123"},
        {"phone": "020 7946 1234"},
        {"text": "07700 901555"},
        {"email": "example@northshire.gov.uk"},
        {"email": "edt@example.gov.uk"},
        {"phone": "999"},
    ],
)
def test_what_may_be_real_is_left_alone(ways: dict[str, str]) -> None:
    assert not is_made_up(Contact("edt", "Night team", **ways))
