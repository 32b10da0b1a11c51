"""The wizard's application with a page that fails."""

from pathlib import Path

import streamlit as st

from wizard.server.errors import say_that_the_draft_is_saved

app = st.App(Path(__file__).parent / "page.py", on_script_error=say_that_the_draft_is_saved)
