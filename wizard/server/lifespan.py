"""What happens when the server starts and stops."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit import config

from wizard.server.index_page import index_page
from wizard.server.logs import keep_secrets_out_of_logs
from wizard.server.services import close_services, services


class NotSetUp(Exception):
    """Streamlit runs without our settings, and must not serve."""


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    keep_secrets_out_of_logs()
    index_page()
    held = await asyncio.to_thread(services)
    held.pdf.open()
    _set_up_streamlit(held.settings.upload_mb)
    try:
        yield
    finally:
        await asyncio.to_thread(close_services)


def _set_up_streamlit(upload_mb: int) -> None:
    if config.get_option("client.showErrorDetails") != "none" or config.get_option("runner.postScriptGC"):
        raise NotSetUp(".streamlit/config.toml was not read. Start the server in the folder where app.py is.")
    config.set_option("server.maxUploadSize", upload_mb)
