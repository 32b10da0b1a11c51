"""The employer's mark on its documents: a name, a colour, a logo. All three come from a user and are checked here."""

from __future__ import annotations

import base64
import binascii
import io
import re

from PIL import Image

LOGO_BYTES = 300_000
LOGO_PIXELS = 4_000_000
NAME_LENGTH = 150
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}


class BadBrand(ValueError):
    """What is wrong with a name, colour or logo, and what to do: two sentences without their full stops."""

    def __init__(self, what: str, todo: str):
        self.what = what
        self.todo = todo
        super().__init__(f"{what}. {todo}.")


def checked_colour(colour: str) -> str:
    """``#rrggbb`` in small letters, or empty. Raises BadBrand."""
    if colour and not _COLOUR.match(colour):
        raise BadBrand(f"'{colour[:20]}' is not a colour", "Write it as # and six digits, for example #1d70b8")
    return colour.lower()


def checked_name(name: str) -> str:
    """The name on one line. Raises BadBrand where it is too long."""
    tidy = " ".join(name.split())
    if len(tidy) > NAME_LENGTH:
        raise BadBrand(f"The name has {len(tidy)} characters", f"Shorten it to {NAME_LENGTH}")
    return tidy


def logo_from_bytes(data: bytes) -> str:
    """A PNG or JPEG as a data URI. Raises BadBrand where it is something else, too large, or broken."""
    if len(data) > LOGO_BYTES:
        raise BadBrand("The logo is larger than 300 kB", "Save it smaller and try again")
    try:
        with Image.open(io.BytesIO(data), formats=tuple(_TYPES)) as image:
            if image.width * image.height > LOGO_PIXELS:
                raise BadBrand("The logo has more than 4 million pixels", "Save it at a smaller size and try again")
            image.load()
            media_type = _TYPES[str(image.format)]
    except BadBrand:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadBrand("The logo is not a PNG or JPEG picture", "Choose a .png or .jpg file") from error
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def checked_logo(uri: str) -> str:
    """A logo from an answers file, read again from its bytes. Raises BadBrand."""
    if not uri:
        return ""
    head, _, body = uri.partition(";base64,")
    if head not in {f"data:{media_type}" for media_type in _TYPES.values()}:
        raise BadBrand("The logo is not a PNG or JPEG picture", "Leave it out, and add it again in the wizard")
    try:
        return logo_from_bytes(base64.b64decode(body, validate=True))
    except binascii.Error as error:
        raise BadBrand("The logo is damaged", "Leave it out, and add it again in the wizard") from error
