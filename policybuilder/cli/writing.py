"""Writing files whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from policybuilder.problems import InputError, Problem


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet. Raises InputError where it is, or can't be written."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise InputError([Problem(path.name, 1, "The file is there already", "Choose another name")]) from error
    except OSError as error:
        raise InputError([_cannot_write(path, error)]) from error


def replace_file(path: Path, data: bytes) -> None:
    """Put a file there whole, in place of one that may be there. Raises InputError where it can't be written."""
    waiting = path.with_name(f".writing-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting.write_bytes(data)
        waiting.replace(path)
    except OSError as error:
        waiting.unlink(missing_ok=True)
        raise InputError([_cannot_write(path, error)]) from error


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files into the folder, each whole; where one can't be made, the folder stays as it was.

    Raises InputError where the folder can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".writing-") as waiting:
            for name, data in files.items():
                (Path(waiting) / name).write_bytes(data)
            for name in files:
                (Path(waiting) / name).replace(folder / name)
    except OSError as error:
        raise InputError([_cannot_write(folder, error)]) from error


def _cannot_write(path: Path, error: OSError) -> Problem:
    return Problem(path.name, 1, f"It can't be written: {error.strerror}", "Choose another place")
