"""The policy builder as a web application: ``streamlit run app.py``, or ``uvicorn app:app``."""

import streamlit as st

from policybuilder.places import ROOT
from wizard.server.errors import ERROR_PAGES, say_that_the_draft_is_saved
from wizard.server.lifespan import lifespan
from wizard.server.middleware import MIDDLEWARE
from wizard.server.routes import ROUTES

app = st.App(
    ROOT / "wizard" / "main.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=lifespan,
    exception_handlers=ERROR_PAGES,
    on_script_error=say_that_the_draft_is_saved,
)
