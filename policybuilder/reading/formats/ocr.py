"""Pictures of pages to text, through Tesseract where the machine has it."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import Any

DOTS_PER_INCH = 200
SECONDS_A_PAGE = 60


def available() -> bool:
    return shutil.which("tesseract") is not None


def recognise(page: Any) -> str:
    """The text of a PDF's page, read from its picture; empty where there is none to be read."""
    picture = page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")
    made = io.BytesIO()
    picture.save(made, "PNG")
    command = ["tesseract", "stdin", "stdout", "--dpi", str(DOTS_PER_INCH)]
    done = subprocess.run(command, input=made.getvalue(), capture_output=True, timeout=SECONDS_A_PAGE, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
