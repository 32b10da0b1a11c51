"""Make the bundled fonts from the TTF files of Source Sans 3: ``python make_fonts.py FOLDER_WITH_THE_TTF_FILES``.

Each weight is cut down to the Latin, Greek and Cyrillic scripts and renamed, as the licence asks of changed fonts.
The ``.ttf`` files go into PDFs; the smaller ``.woff2`` files (Latin only) into the self-contained web page.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Policy Sans"
WEIGHTS = ("Regular", "Bold")
PRINTED = (
    *range(0x20, 0x7F), *range(0xA0, 0x530), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *range(0x2070, 0x20D0),
    *range(0x2100, 0x2300), *range(0x25A0, 0x27C0), *range(0xFB00, 0xFB07),
)  # fmt: skip
ON_SCREEN = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x1E80, 0x1E86), 0x1EF2, 0x1EF3, *range(0x2010, 0x2028), 0x2030,
    0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, *range(0x2190, 0x2194), 0x2212, 0x2713,
)  # fmt: skip
FULL_NAME, FAMILY_NAME, POSTSCRIPT_NAME = 4, 1, 6
COPYRIGHT_STYLE_VERSION_LICENCE = (0, 2, 5, 13, 14)


def make(source: Path, weight: str, characters: tuple[int, ...], flavour: str | None, target: Path) -> None:
    """Write one weight, cut down to ``characters``, to ``target``."""
    font = TTFont(source / f"SourceSans3-{weight}.ttf", recalcTimestamp=False)
    options = Options(hinting=False, flavor=flavour, name_IDs=["*"])
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    _rename(font, weight)
    font.flavor = flavour
    font.save(target)


def _rename(font: TTFont, weight: str) -> None:
    names = {FAMILY_NAME: FAMILY, FULL_NAME: f"{FAMILY} {weight}", POSTSCRIPT_NAME: f"PolicySans-{weight}"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID not in COPYRIGHT_STYLE_VERSION_LICENCE:
            font["name"].names.remove(record)


if __name__ == "__main__":
    here = Path(__file__).parent
    for name in WEIGHTS:
        make(Path(sys.argv[1]), name, PRINTED, None, here / f"PolicySans-{name}.ttf")
        make(Path(sys.argv[1]), name, ON_SCREEN, "woff2", here / f"PolicySans-{name}.woff2")
