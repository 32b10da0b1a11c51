"""What kind of file the bytes are, whatever its name says."""

from __future__ import annotations

import codecs
import io
import zipfile

from policybuilder.reading.model import Unreadable

UNPACKED_BYTES = 150_000_000
UNPACKED_FILES = 5_000
SAVE_AS = "Save it as PDF, Word (.docx), a web page or plain text, and add that"
_STARTS = {
    b"{\\rtf": "It is a rich text file (.rtf)",
    b"\x89PNG": "It is a picture",
    b"\xff\xd8\xff": "It is a picture",
    b"GIF8": "It is a picture",
    b"II*\x00": "It is a picture",
    b"MM\x00*": "It is a picture",
    b"MZ": "It is a program",
    b"\x7fELF": "It is a program",
}
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(data: bytes) -> str:
    """``pdf``, ``docx``, ``html`` or ``txt``. Raises Unreadable."""
    if not data.strip():
        raise Unreadable("The file is empty", "Add the file again")
    for start, what in _STARTS.items():
        if data.startswith(start):
            raise Unreadable(what, SAVE_AS)
    if data.startswith(_OLD_WORD):
        raise Unreadable("It is an old Word file (.doc), or a Word file with a password", SAVE_AS)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _zipped(data)
    return "html" if _looks_like_html(as_text(data)) else "txt"


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise Unreadable("The file is damaged, or only part of it is here", "Get it again, and add that") from error
    if len(parts) > UNPACKED_FILES or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise Unreadable("The file unpacks to more than any policy holds", SAVE_AS)
    names = {part.filename for part in parts}
    if "word/document.xml" not in names:
        raise Unreadable("It is not a Word file, but another kind of packed file", SAVE_AS)
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("The file has a password", "Take the password off, and add it again")
    return "docx"


def as_text(data: bytes) -> str:
    """The bytes as text, by their mark, as UTF-8, else as Windows writes Western text. Raises Unreadable."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    controls = sum(char < " " and char not in "\t\r\n\f" for char in text[:20_000])
    if controls > 20:
        raise Unreadable("It is not a kind of file that can be read", SAVE_AS)
    return text


def _looks_like_html(text: str) -> bool:
    start = text[:2_000].lower()
    return any(tag in start for tag in ("<!doctype html", "<html", "<body", "<head", "<p>", "<div", "<h1"))
