"""Where the browser for tests and benchmarks is."""

from __future__ import annotations

import shutil


def system_chromium() -> str | None:
    """The path of the system's Chromium, or None: then Playwright's own is used (``executable_path=None``).

    A snap does not count, since it can't read the files that tests make.
    """
    path = shutil.which("chromium")
    return None if path is None or path.startswith("/snap/") else path
