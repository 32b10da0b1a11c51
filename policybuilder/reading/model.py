"""The text of somebody else's policy, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item or a table's cell; ``level`` is above 0 where it is a heading."""

    text: str
    page: int = 1
    level: int = 0


@dataclass(frozen=True)
class Contents:
    """What one file says. ``paged`` is false where its pages can't be known (most Word files, web pages).

    ``unread`` are the pages that are pictures nobody could read; ``ocr`` those read by character recognition.
    """

    kind: str
    blocks: tuple[Block, ...]
    pages: int = 1
    paged: bool = False
    unread: tuple[int, ...] = ()
    ocr: tuple[int, ...] = ()


@dataclass(frozen=True)
class Source:
    """One file of an employer's policy, as read. ``checksum`` is the SHA-256 of its bytes."""

    name: str
    checksum: str
    contents: Contents
    notes: tuple[str, ...] = ()

    @property
    def partial(self) -> bool:
        """Whether part of the file could not be read, so that what is not found may still be there."""
        return bool(self.contents.unread)


class Unreadable(ValueError):
    """The file can't be read; ``what`` and ``todo`` are sentences without their full stops."""

    def __init__(self, what: str, todo: str):
        self.what = what
        self.todo = todo
        super().__init__(f"{what}. {todo}.")
