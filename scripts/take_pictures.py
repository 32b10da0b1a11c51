"""Takes the pictures in docs/pictures afresh: pages of the wizard, and pages of the worked employers' PDFs.

Run as `make pictures` after a change to how things look. Needs pdftoppm (Debian: poppler-utils).
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from benchmarks import servers
from policybuilder.places import ROOT
from scripts.chromium import system_chromium

PICTURES = ROOT / "docs" / "pictures"
EXAMPLES = sorted((ROOT / "examples").glob("*.yml"))
DESKTOP, TALL, PHONE = (1280, 900), (1280, 1700), (390, 844)
SHOTS = {"tasks": ("tasks", TALL), "questions": ("profiles", DESKTOP), "phone": ("profiles", PHONE)}
SHOWN_PAGES = (1, 3, 6)
HEIGHT = 900
GAP = 24


def main() -> None:
    if shutil.which("pdftoppm") is None:
        sys.exit("pdftoppm is missing. Install it and try again:  sudo apt-get install poppler-utils")
    PICTURES.mkdir(exist_ok=True)
    for answers in EXAMPLES:
        picture_policy(answers)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=system_chromium())
        with servers.wizard(EXAMPLES[1], "tasks", Path(folder)) as address:
            for name in SHOTS:
                picture_page(browser, address, name)
        browser.close()


def picture_page(browser: Browser, address: str, name: str) -> None:
    """One page of the wizard, as a visitor's screen shows it."""
    path, (width, height) = SHOTS[name]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address.replace("/tasks?", f"/{path}?"))
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_timeout(2000)
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()


def picture_policy(answers: Path) -> None:
    """Some pages of an employer's PDF, side by side."""
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "policybuilder", "build", str(answers), "--out", folder, "--formats", "pdf"]
        subprocess.run(build, cwd=ROOT, check=False, capture_output=True)  # a draft is pictured too
        pages = [page_of(Path(folder) / "policy.pdf", number) for number in SHOWN_PAGES]
    whole = Image.new("RGB", (sum(page.width for page in pages) + GAP * (len(pages) + 1), HEIGHT + 2 * GAP), "#d8dde1")
    left = GAP
    for page in pages:
        whole.paste(page, (left, GAP))
        left += page.width + GAP
    whole.save(PICTURES / f"{answers.stem}.png", optimize=True)


def page_of(pdf: Path, number: int) -> Image.Image:
    command = ["pdftoppm", "-png", "-singlefile", "-f", str(number), "-scale-to", str(HEIGHT), str(pdf)]
    return Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))


if __name__ == "__main__":
    main()
