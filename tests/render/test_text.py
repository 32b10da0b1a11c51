from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybuilder.render.links import mail, official_date, telephone, web
from policybuilder.render.text import LONGEST_TEXT, LONGEST_WORD, MAY_BREAK, plain, soft


def test_an_ordinary_sentence_is_left_alone() -> None:
    assert soft("Ring the Emergency Duty Team on 0345 000 0000.") == "Ring the Emergency Duty Team on 0345 000 0000."


def test_markup_is_text() -> None:
    assert soft("<b>{{ 7 * 7 }}</b> & 'more'") == "&lt;b&gt;{{ 7 * 7 }}&lt;/b&gt; &amp; &#39;more&#39;"


def test_a_long_word_may_break_and_loses_nothing() -> None:
    word = "W" * 500
    broken = soft(word)
    assert broken.replace(MAY_BREAK, "") == word
    assert max(map(len, broken.split(MAY_BREAK))) <= LONGEST_WORD


def test_an_address_in_an_attribute_gets_no_breaks() -> None:
    assert MAY_BREAK not in plain("https://example.org/" + "a" * 300)


def test_a_text_that_is_far_too_long_is_cut_and_says_so() -> None:
    assert len(plain("word " * 100_000)) < LONGEST_TEXT + 10
    assert plain("word " * 100_000).endswith("[…]")


@given(st.text())
def test_nothing_that_is_typed_can_turn_the_text_round_or_hide_in_it(text: str) -> None:
    assert not set(soft(text)) & set("\x00\x08\x1b\x7f\u202e\u2066\ud800")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=200))
def test_no_letter_is_lost(text: str) -> None:
    assert soft(text).unescape().replace(MAY_BREAK, "") == text


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("0345 000 0000", "03450000000"),
        ("+44 (0)20 7946 0000", "+4402079460000"),
        ("18001 0345 000 0000", "1800103450000000"),
        ("ask for Sam", ""),
        ("javascript:alert(1)", ""),
        ("0345 000 000 (ask for Sam)", ""),
        ("", ""),
    ],
)
def test_only_a_telephone_number_is_dialled(number: str, dialled: str) -> None:
    assert telephone(number) == dialled


@pytest.mark.parametrize(
    "address", ["not an address", "a@b", "x@example.org?bcc=all@example.org", "javascript:x@y.z", ""]
)
def test_only_an_email_address_is_written_to(address: str) -> None:
    assert mail(address) == ""
    assert mail("edt@northshire.gov.uk") == "edt@northshire.gov.uk"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "ftp://a.b"],
)
def test_only_a_web_address_is_followed(address: str) -> None:
    assert web(address) == ""
    assert web("https://www.legislation.gov.uk/ukpga/1998/42") == "https://www.legislation.gov.uk/ukpga/1998/42"


@pytest.mark.parametrize(
    ("written", "read"),
    [("1998", "1998"), ("2025-03", "March 2025"), ("2025-03-01", "1 March 2025"), ("2025-13", "2025-13"), ("", "")],
)
def test_official_dates_are_written_as_people_write_them(written: str, read: str) -> None:
    assert official_date(written) == read
