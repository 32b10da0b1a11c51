"""What a page and its server say to each other, followed so that a test knows when an act has been answered."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

OVER = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class Traffic:
    """``answered``: since the page last asked for it, the server has begun to run its script, and come to the end."""

    def __init__(self, page: Page):
        self._asked = self._begun = False
        page.on("websocket", self._opened)

    @property
    def answered(self) -> bool:
        return not self._asked

    def _opened(self, socket: WebSocket) -> None:
        self._asked = self._begun = False
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, frame: bytes | str) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self._asked, self._begun = True, False

    def _received(self, frame: bytes | str) -> None:
        message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        match message.WhichOneof("type"):
            case "new_session":
                self._asked = self._begun = True
            case "script_finished" if self._begun and message.script_finished in OVER:
                self._asked = self._begun = False
