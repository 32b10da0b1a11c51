"""The employer's name, logo and colour: inputs, and saving them without losing another tab's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from policybuilder.answers.brand import BadBrand, checked_colour, checked_name, logo_from_bytes
from policybuilder.answers.model import Organisation
from policybuilder.store.model import Conflict
from wizard import drafts
from wizard.desk import desk, to_the_end
from wizard.navigation import button
from wizard.server import services
from wizard.sheet import Sheet
from wizard.words import show

NAME, COLOUR, LOGO = "org-name", "org-colour", "org-logo"
ERRORS = "brand-errors"


def draw(sheet: Sheet) -> None:
    brand = sheet.answers.organisation
    errors: dict[str, str] = st.session_state.get(ERRORS, {})
    _draw_name(brand, errors)
    _draw_logo(brand, errors)
    _draw_colour(brand, errors)
    _rescue(brand)


def _draw_name(brand: Organisation, errors: dict[str, str]) -> None:
    with _part(NAME, errors):
        st.text_input(
            "Name of your organisation",
            value=brand.name,
            key=f"in-{NAME}",
            live=True,
            label_visibility="collapsed",
            on_change=keep_name,
        )


def _draw_logo(brand: Organisation, errors: dict[str, str]) -> None:
    with _part(LOGO, errors):
        if brand.logo:
            show("logo", logo=Markup(brand.logo), name=brand.name)  # noqa: S704 -- checked when it was saved
            button("Remove the logo", "remove-logo", remove_logo, kind="tertiary")
        types = ["png", "jpg", "jpeg"]
        st.file_uploader(
            "Logo",
            types,
            key=f"in-{LOGO}",
            max_upload_size=1,
            label_visibility="collapsed",
            on_change=keep_logo,
        )


def _draw_colour(brand: Organisation, errors: dict[str, str]) -> None:
    with _part(COLOUR, errors):
        st.text_input(
            "Colour",
            value=brand.colour,
            key=f"in-{COLOUR}",
            label_visibility="collapsed",
            width=160,
            on_change=keep_colour,
        )
        show("swatch", colour=brand.colour)


@contextmanager
def _part(part: str, errors: dict[str, str]) -> Iterator[None]:
    with st.container(key=f"box-{part}", gap=None):
        show("brand_part", part=part, error=errors.get(part, ""))
        yield


def keep_name() -> None:
    _keep(NAME, lambda brand: replace(brand, name=checked_name(str(st.session_state[f"in-{NAME}"]))))


def keep_colour() -> None:
    typed = str(st.session_state[f"in-{COLOUR}"]).strip()
    colour = f"#{typed}" if typed and not typed.startswith("#") else typed
    _keep(COLOUR, lambda brand: replace(brand, colour=checked_colour(colour)))


def keep_logo() -> None:
    upload = st.session_state.get(f"in-{LOGO}")
    if upload is not None:
        _keep(LOGO, lambda brand: replace(brand, logo=logo_from_bytes(upload.getvalue())))


def remove_logo() -> None:
    _keep(LOGO, lambda brand: replace(brand, logo=""))


@to_the_end
def _keep(part: str, change: Callable[[Organisation], Organisation]) -> None:
    """Save one part of the brand on top of what stands now, so that the other parts are never overwritten."""
    sheet = drafts.open_sheet()
    if sheet is None:
        return
    errors = {key: says for key, says in st.session_state.get(ERRORS, {}).items() if key != part}
    try:
        brand = change(sheet.answers.organisation)
        saved = sheet.store.save_organisation(sheet.token, brand, base_revision=sheet.draft.revisions.organisation)
        if isinstance(saved, Conflict) and saved.theirs:
            sheet.store.save_organisation(sheet.token, change(saved.theirs), base_revision=saved.revision)
        services().prepare_pdf(sheet.token)
    except BadBrand as bad:
        errors[part] = f"{bad.what}. {bad.todo}."
    st.session_state[ERRORS] = errors


def _rescue(brand: Organisation) -> None:
    """After a restart of the server: keep what was typed before this session knew of it."""
    if not desk().fresh:
        return
    typed = {part: str(st.session_state.get(f"in-{part}") or "").strip() for part in (NAME, COLOUR)}
    if (" ".join(typed[NAME].split()), typed[COLOUR]) != (brand.name, brand.colour):
        keep_name()
        keep_colour()
        st.rerun()
