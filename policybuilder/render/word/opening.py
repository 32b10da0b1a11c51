"""An empty Word file to write into: ours, or one that keeps an employer's house style and nothing else of theirs."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

LONGEST = 5_000_000
LARGEST_UNPACKED = 50_000_000
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_KEPT = ("styles", "numbering", "theme", "settings", "fontTable", "header", "footer")
_KEPT_OF_PACKAGE = ("officeDocument", "core-properties")
_PRIVATE_SETTINGS = (
    "attachedTemplate",
    "rsids",
    "docVars",
    "mailMerge",
    "documentProtection",
    "footnotePr",
    "endnotePr",
    "writeProtection",
    "trackRevisions",
)


class BadReference(ValueError):
    """What is wrong with the file whose style is to be used, and what to do: two sentences without full stops."""

    def __init__(self, what: str, todo: str = "Save it in Word as a .docx document, and try again"):
        self.what, self.todo = what, todo
        super().__init__(f"{what}. {todo}.")


def opened(reference: bytes | None) -> Any:
    """An empty document, with the styles, header and footer of ``reference``. Raises BadReference."""
    document = docx.Document() if reference is None else _read(reference)
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    _drop(document.part.rels, _KEPT)
    _drop(document.part.package.rels, _KEPT_OF_PACKAGE)
    for name in _PRIVATE_SETTINGS:
        for found in document.settings.element.findall(qn(f"w:{name}")):
            document.settings.element.remove(found)
    zoom = document.settings.element.find(qn("w:zoom"))
    if zoom is not None:
        zoom.set(qn("w:percent"), "100")
    _drop(document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels, ())
    return document


def numbering_part(document: Any) -> Any:
    """The part with the numbering definitions, from an empty document where a reference has none."""
    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        part = docx.Document().part.numbering_part
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part


def _read(reference: bytes) -> Any:
    if len(reference) > LONGEST:
        raise BadReference("The file is larger than 5 MB", "Take pictures out of it, and try again")
    try:
        with zipfile.ZipFile(io.BytesIO(reference)) as pack:
            if sum(one.file_size for one in pack.infolist()) > LARGEST_UNPACKED:
                raise BadReference("The file is too large when it is unpacked")
        return docx.Document(io.BytesIO(reference))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        if isinstance(error, BadReference):
            raise
        raise BadReference("The file is not a Word document") from error


def _drop(relationships: Any, kept: tuple[str, ...]) -> None:
    for key, relation in list(relationships.items()):
        if relation.reltype.rpartition("/")[2] not in kept:
            del relationships[key]


def packed(document: Any) -> bytes:
    """The file's bytes: the same for the same document, whenever it is written."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as pack, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in pack.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            data = pack.read(name)
            again.writestr(entry, _plain_markup(data) if name.endswith(".xml") and name.startswith("word/") else data)
    return out.getvalue()


def _plain_markup(data: bytes) -> bytes:
    """The part without what only newer programs read, as the standard's part 3 has an older program read it."""
    root = etree.fromstring(data)
    for choice in list(root.iter(f"{{{_COMPATIBILITY}}}AlternateContent")):
        fallback = choice.find(f"{{{_COMPATIBILITY}}}Fallback")
        for child in list(fallback) if fallback is not None else ():
            choice.addprevious(child)
        choice.getparent().remove(choice)
    prefixes = root.attrib.pop(f"{{{_COMPATIBILITY}}}Ignorable", "").split()
    ignorable = tuple(f"{{{root.nsmap[prefix]}}}" for prefix in prefixes if prefix in root.nsmap)
    for found in list(root.iter(etree.Element)) if ignorable else ():
        for name in [name for name in found.attrib if name.startswith(ignorable)]:
            del found.attrib[name]
        if found.tag.startswith(ignorable) and found.getparent() is not None:
            found.getparent().remove(found)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
