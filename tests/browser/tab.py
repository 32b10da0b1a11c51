"""One tab of a browser, with what a person does in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.traffic import Traffic

CONNECTED = "[data-test-connection-state=CONNECTED]"
IDLE = f"[data-testid=stApp][data-test-script-state=notRunning]{CONNECTED}"
SECONDS = 30
NOTHING_LEFT_TO_DO = """async () => {
    for (let turn = 0; turn < 2; turn++) {
        await new Promise(done => setTimeout(done, 15));
        await new Promise(done => requestIdleCallback(done, {timeout: 500}));
    }
}"""


class Tab:
    def __init__(self, page: Page, address: str):
        self.page = page
        self.address = address
        self.errors: list[str] = []
        self._traffic = Traffic(page)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str, draft: str = "") -> None:
        """Load a page by its address, as a link in a message would."""
        joint = "&" if "?" in path else "?"
        self.page.goto(f"{self.address}/{path}" + (f"{joint}draft={draft}" if draft else ""))
        self.ready()

    def reload(self) -> None:
        self.page.reload()
        self.ready()

    def ready(self) -> None:
        """Wait until the page is drawn and the server has nothing left to say."""
        self.page.wait_for_selector("#page-heading", timeout=SECONDS * 1000)
        self.settle()

    def settle(self) -> None:
        """Wait until the server has answered all that was done, and the answer is drawn.

        What is typed is not done until the input is left: see ``enter`` and ``until``.
        """
        self.page.evaluate(NOTHING_LEFT_TO_DO)
        while not self._traffic.answered:
            self.until(lambda: self._traffic.answered)
            self.page.wait_for_selector(IDLE, timeout=SECONDS * 1000)
            self.page.evaluate(NOTHING_LEFT_TO_DO)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that is seen from outside the page, such as what is kept in the store."""
        end = time.monotonic() + SECONDS
        while not holds():
            assert time.monotonic() < end, "it never came about"
            self.page.wait_for_timeout(10)

    def click(self, name: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.settle()

    def choose(self, label: str) -> None:
        """Click an option or a tick by its visible words."""
        self.page.locator("label", has_text=label).first.click()
        self.settle()

    def field(self, label: str) -> Locator:
        return self.page.get_by_role("textbox", name=label).first

    def enter(self, label: str, text: str) -> None:
        """Fill an input and leave it."""
        self.field(label).fill(text)
        self.field(label).blur()
        self.settle()

    def choose_file(self, path: Path) -> None:
        """Choose a file to be uploaded, and wait until the server has it."""
        with self.page.expect_response(lambda answer: "/upload_file/" in answer.url and answer.request.method == "PUT"):
            self.page.locator("input[type=file]").set_input_files(path)
        self.settle()

    def within(self, question: str, team: str = "") -> Locator:
        """The part of the page that holds one question, for everyone or for a team."""
        row = (f"{team}--" if team else "") + question.replace(".", "-")
        return self.page.locator(f".st-key-box-{row}")

    @property
    def draft(self) -> str:
        return parse_qs(urlsplit(self.page.url).query)["draft"][0]

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path.strip("/")

    def expect_heading(self, words: str) -> None:
        expect(self.page.locator("h1")).to_have_text(words)

    def expect_path(self, path: str) -> None:
        self.until(lambda: self.path == path)
