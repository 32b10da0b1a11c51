"""Starts the wizard's server: ``serve``."""

from __future__ import annotations

import os
import sys

from policybuilder.library.loader import load_library
from policybuilder.places import ROOT
from policybuilder.settings import SettingsError, read_settings
from policybuilder.store.database import DatabaseError, open_database


def serve(port: int = 8501, host: str = "127.0.0.1") -> None:
    """Serve the wizard until it is stopped; this process becomes the server.

    Where it could not start, raises InputError (the library), or ends with status 2 and a line that says why.
    """
    try:
        settings = read_settings(os.environ)
        load_library(settings.library)
        open_database(settings.database).close()
    except (SettingsError, DatabaseError) as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from error
    streamlit = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    sys.stdout.flush()
    os.execv(sys.executable, [*streamlit, "--server.port", str(port), "--server.address", host])  # noqa: S606 -- our own words
