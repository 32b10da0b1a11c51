from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policybuilder.render.colour import WHITE, contrast, readable_on, safe_colour
from policybuilder.render.html import DARK_SURFACE, LIGHT_SURFACE

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#1d70b8", "#1d70b8") == 1


@pytest.mark.parametrize("background", [WHITE, LIGHT_SURFACE, DARK_SURFACE])
@given(colour=COLOURS)
def test_every_colour_becomes_readable_on_both_pages(background: str, colour: str) -> None:
    assert contrast(safe_colour(colour, background), background) >= 4.5


@given(colour=COLOURS)
def test_words_on_a_band_of_any_colour_are_readable(colour: str) -> None:
    assert contrast(readable_on(colour), colour) >= 4.5


def test_a_colour_that_is_readable_stays_as_it_is() -> None:
    assert safe_colour("#00703c", WHITE) == "#00703c"


def test_a_pale_colour_keeps_its_hue() -> None:
    mended = safe_colour("#ffdd00", WHITE)
    red, green, blue = (int(mended[place : place + 2], 16) for place in (1, 3, 5))
    assert red > green > blue


def test_a_dark_colour_is_lightened_on_the_dark_page() -> None:
    assert contrast(safe_colour("#1d2a4d", DARK_SURFACE), DARK_SURFACE) >= 4.5
    assert safe_colour("#1d2a4d", WHITE) == "#1d2a4d"


@pytest.mark.parametrize("colour", ["", "red", "#fff", "#12345g", "#1234567", "url(x)"])
def test_what_is_not_a_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="not a colour|invalid literal"):
        safe_colour(colour, WHITE)
