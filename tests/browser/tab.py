"""One tab of a browser, with what a person does in it."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, TimeoutError, expect

IDLE = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"

BUSY = "[data-testid=stApp][data-test-script-state=running]"


class Tab:
    def __init__(self, page: Page, address: str):
        self.page = page
        self.address = address
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str, draft: str = "") -> None:
        """Load a page by its address, as a link in a message would."""
        joint = "&" if "?" in path else "?"
        self.page.goto(f"{self.address}/{path}" + (f"{joint}draft={draft}" if draft else ""))
        self.ready()

    def ready(self) -> None:
        """Wait until the page is drawn and the server has nothing left to say."""
        self.page.wait_for_selector("#page-heading", timeout=30_000)
        self.settle()

    def settle(self) -> None:
        """Give what was just done time to reach the server, and the answer time to come back."""
        with suppress(TimeoutError):
            self.page.wait_for_selector(BUSY, timeout=700)
        self.page.wait_for_selector(IDLE, timeout=30_000)
        self.page.wait_for_timeout(150)

    def click(self, name: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        self.settle()

    def choose(self, label: str) -> None:
        """Click an option or a tick by its visible words."""
        self.page.locator("label", has_text=label).first.click()
        self.settle()

    def field(self, label: str) -> Locator:
        return self.page.get_by_role("textbox", name=label).first

    def within(self, question: str, team: str = "") -> Locator:
        """The part of the page that holds one question, for everyone or for a team."""
        row = (f"{team}--" if team else "") + question.replace(".", "-")
        return self.page.locator(f".st-key-box-{row}")

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def draft(self) -> str:
        return parse_qs(urlsplit(self.page.url).query)["draft"][0]

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path.strip("/")

    @property
    def focused(self) -> str:
        """The id of what has the keyboard's focus."""
        return str(self.page.evaluate("document.activeElement.id"))

    @property
    def status(self) -> str:
        return self.page.locator("#status").inner_text()

    def expect_heading(self, words: str) -> None:
        expect(self.page.locator("h1")).to_have_text(words)
