"""What people see where something can't be served, or a page's script fails: plain words, and never a detail."""

from __future__ import annotations

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse

from policybuilder.store.model import UnknownDraft
from wizard.server.headers import DOCUMENT_HEADERS
from wizard.server.words import words


def message_page(name: str, status: int, retry_after: int = 0) -> HTMLResponse:
    """A page that says one thing. ``retry_after`` in seconds, where trying again makes sense."""
    headers = DOCUMENT_HEADERS | ({"Retry-After": str(retry_after)} if retry_after else {})
    return HTMLResponse(words(name), status, headers)


def _unknown_draft(_request: Request, _error: Exception) -> HTMLResponse:
    return message_page("unknown_draft", 404)


def _broken(_request: Request, _error: Exception) -> HTMLResponse:
    return message_page("broken", 500)


ERROR_PAGES = {UnknownDraft: _unknown_draft, Exception: _broken}


def say_that_the_draft_is_saved(_error: Exception) -> bool:
    """A page's script failed (Streamlit has logged how): say what matters to the user, and nothing else."""
    st.html(words("script_error"))
    return True
