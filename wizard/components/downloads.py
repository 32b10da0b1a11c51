"""The files to take away. The PDF takes a moment to make: the page says how far it is, and stays usable."""

from __future__ import annotations

import streamlit as st

from wizard.desk import desk
from wizard.navigation import button
from wizard.server import services
from wizard.server.pdf_jobs import PdfState
from wizard.sheet import Sheet
from wizard.words import show

LOOK_AGAIN_SECONDS = 1.0
UNDER_WAY = (PdfState.WAITING, PdfState.MAKING)


def draw(sheet: Sheet) -> None:
    base = f"./download/{sheet.token}"
    show("downloads_start")
    state = services().pdf.state(sheet.token)
    if state is PdfState.NONE:
        state = services().pdf.ask(sheet.token)
    if state in UNDER_WAY:
        _watch(sheet.token)
    else:
        show("pdf", state=state.value, link=f"{base}/policy.pdf")
        if state is not PdfState.READY:
            button("Try again", "pdf-again", ask_again, sheet.token)
    show("downloads", html=f"{base}/policy.html", word=f"{base}/policy.docx", answers=f"{base}/answers.yml")
    show("documents", base=base)


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _watch(token: str) -> None:
    """Look again until the PDF is there or has failed; then the whole page is drawn once more."""
    state = services().pdf.state(token)
    if state in UNDER_WAY:
        show("pdf", state=state.value, link="")
        return
    desk().message = "The PDF is ready." if state is PdfState.READY else "The PDF could not be made."
    st.rerun()


def ask_again(token: str) -> None:
    services().pdf.ask(token)
