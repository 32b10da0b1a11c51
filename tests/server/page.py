"""A page as a browser opens it, without the browser: over the websocket."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.server.process import ServerProcess


class OpenPage:
    """One open page. ``said`` is all that the server has sent it so far."""

    def __init__(self, connection: websockets.ClientConnection):
        self._connection = connection
        self.said: list[ForwardMsg] = []

    async def run(self, query: str = "", page: str = "") -> None:
        """Run the page's script, to its end."""
        await self._connection.send(
            BackMsg(rerun_script={"query_string": query, "page_name": page}).SerializeToString()
        )
        while not self.said or self.said[-1].WhichOneof("type") != "script_finished":
            message = await self._connection.recv()
            self.said.append(ForwardMsg.FromString(message if isinstance(message, bytes) else message.encode()))

    @property
    def session(self) -> str:
        return next(one.new_session.initialize.session_id for one in self.said if one.HasField("new_session"))


@asynccontextmanager
async def open_page(server: ServerProcess, origin: str | None = None) -> AsyncIterator[OpenPage]:
    address = server.address.replace("http:", "ws:") + "/_stcore/stream"
    headers = {"origin": websockets.Origin(origin or server.address), "max_size": None}
    async with websockets.connect(address, subprotocols=[websockets.Subprotocol("streamlit")], **headers) as connection:
        yield OpenPage(connection)
