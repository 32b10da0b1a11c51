"""What every request passes through before Streamlit sees it."""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wizard.server.errors import message_page
from wizard.server.headers import EVERYWHERE
from wizard.server.index_page import index_page
from wizard.server.services import current_settings

_HOST = re.compile(r"([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]+)?")
CHANGING_METHODS = {"POST", "PUT", "PATCH", "DELETE"}
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
NOT_PAGES = ("/_stcore/", "/static/", "/media/", "/component/", "/app/static/", "/download/", "/preview/")


class SafeHeaders:
    """Puts the headers of ``EVERYWHERE`` on every answer, and a policy on those that have none of their own."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                headers = MutableHeaders(scope=message)
                headers.update(EVERYWHERE)
                headers.setdefault("Content-Security-Policy", index_page().content_security_policy)
            await send(message)

        await self.app(scope, receive, send_safely)


class Doorkeeper:
    """Turns away hosts that are not ours, other websites' requests, and what Streamlit would show to anyone."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refusal = _refusal(scope) if scope["type"] in ("http", "websocket") else None
        if refusal is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, send)


def _refusal(scope: Scope) -> Response | None:
    headers = Headers(scope=scope)
    if not is_host_served(headers.get("host", ""), current_settings().allowed_hosts):
        return message_page("unknown_host", 421)
    if _could_change(scope) and not is_own_origin(headers.get("origin"), headers.get("host", "")):
        return message_page("not_from_here", 403)
    if any(closed in scope["path"] for closed in CLOSED):
        return message_page("unknown_page", 404)
    return None


def _could_change(scope: Scope) -> bool:
    return scope["type"] == "websocket" or scope["method"] in CHANGING_METHODS


def is_host_served(host: str, allowed: tuple[str, ...]) -> bool:
    """Whether a ``Host`` header names a host of the list; an empty list serves any. ``*.example.org``: all below it."""
    match = _HOST.fullmatch(host.lower())
    name = match[1].rstrip(".") if match else ""
    return not allowed or any(name == one or (one.startswith("*.") and name.endswith(one[1:])) for one in allowed)


def is_own_origin(origin: str | None, host: str) -> bool:
    """Whether a request comes from a page of ours. Only browsers send an origin, and they always do."""
    return origin is None or origin.lower() in (f"http://{host.lower()}", f"https://{host.lower()}")


class OwnIndexPage:
    """Serves our first page wherever Streamlit would serve its own."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _may_be_a_page(scope):
            await self.app(scope, receive, send)
            return
        replaced = False

        async def send_ours(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                replaced = _is_index(message)
            if not replaced:
                await send(message)
            elif message["type"] == "http.response.start":
                await send(_our_start())
            elif not message.get("more_body"):
                await send(_our_body(scope))

        await self.app(_unconditional(scope), receive, send_ours)


def _may_be_a_page(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["path"].startswith(NOT_PAGES):
        return False
    last = scope["path"].rpartition("/")[2]
    return "." not in last or last == "index.html"


def _unconditional(scope: Scope) -> Scope:
    """The same request without what a browser says it holds already: that was Streamlit's page, not ours."""
    conditions = (b"if-none-match", b"if-modified-since")
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name.lower() not in conditions]}


def _is_index(start: Message) -> bool:
    return start["status"] == 200 and Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


def _our_start() -> Message:
    page = index_page()
    headers = {
        "content-type": "text/html; charset=utf-8",
        "content-length": str(len(page.body)),
        "cache-control": "no-cache",
        "content-security-policy": page.content_security_policy,
    }
    return {
        "type": "http.response.start",
        "status": 200,
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }


def _our_body(scope: Scope) -> Message:
    return {"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else index_page().body}


MIDDLEWARE = [Middleware(SafeHeaders), Middleware(Doorkeeper), Middleware(OwnIndexPage)]
