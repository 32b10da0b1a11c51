"""Keeps the secret links out of the log, whoever writes it."""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"(/(?:download|preview|pdf-status)/|[?&]draft=)[^/&\s\"']+")


def without_secrets(text: str) -> str:
    """The text with every draft's token struck out of the addresses in it."""
    return _SECRET.sub(r"\1…", text)


def keep_secrets_out_of_logs() -> None:
    """From now on every log record of this process is made without the tokens of drafts."""
    make = logging.getLogRecordFactory()
    if getattr(make, "strikes_out_secrets", False):
        return

    def make_safely(*args: object, **more: object) -> logging.LogRecord:
        record = make(*args, **more)
        record.msg = _safe(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(map(_safe, record.args))
        return record

    make_safely.strikes_out_secrets = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(make_safely)


def _safe(part: object) -> object:
    return without_secrets(part) if isinstance(part, str) else part
