"""A workbook's zip file → the parts of it that hold tables, unpacked no further than the limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Literal, TypeAlias

from bot.errors import UnreadableFileError
from bot.model import Message, Record
from bot.translate import _
from bot.validator.foreign import ARCHIVE, DAMAGED_WORKBOOK, DOCUMENT, OLD_WORKBOOK

Kind: TypeAlias = Literal["xlsx", "ods"]

LIMIT_UNPACKED = 48 * 1024 * 1024
"""Bytes: a sheet of 10,000 full accounts has about 20 MB."""
LIMIT_PARTS = 2_000
"""Files in the zip file; pictures and drawings count too, though nothing reads them."""

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError, IndexError,
    NotImplementedError, OverflowError,
)  # fmt: skip
"""What Python's zipfile raises on damaged files."""
_PROTECTED = 1
"""The flag of a part that needs a password."""
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_TOO_LARGE = _("This workbook is too large to hold accounts only. Send one sheet with the external accounts.")


class Parts(Record, frozen=True):
    """The XML of a workbook by its name in the zip file."""

    kind: Kind
    files: dict[str, bytes]

    def packed(self) -> bytes:
        """The same as a zip file whose sizes are true, without the rest, for whoever reads it in earnest."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            for name, data in self.files.items():
                archive.writestr(name, data)
        return target.getvalue()


def unpack(data: bytes) -> Parts:
    """The parts with tables.

    Raises UnreadableFileError for what is no workbook, is damaged, protected, or too large unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > LIMIT_PARTS:
                raise UnreadableFileError(_TOO_LARGE)
            kind = _kind({member.filename for member in members}, archive)
            if isinstance(kind, Message):
                raise UnreadableFileError(kind)
            wanted = [member for member in members if _NEEDED[kind](member.filename)]
            if any(member.flag_bits & _PROTECTED for member in wanted):
                raise UnreadableFileError(OLD_WORKBOOK)
            return Parts(kind, _unpacked(archive, wanted))
    except _DAMAGED as error:
        raise UnreadableFileError(DAMAGED_WORKBOOK) from error


def _unpacked(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    left = LIMIT_UNPACKED
    if sum(member.file_size for member in members) > left:
        raise UnreadableFileError(_TOO_LARGE)
    files: dict[str, bytes] = {}
    for member in members:
        with archive.open(member) as part:
            files[member.filename] = part.read(left + 1)
        left -= len(files[member.filename])
        if left < 0:
            raise UnreadableFileError(_TOO_LARGE)
    return files


def _kind(names: set[str], archive: zipfile.ZipFile) -> Kind | Message:
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return OLD_WORKBOOK
    if "content.xml" in names:
        with archive.open("mimetype") if "mimetype" in names else io.BytesIO() as part:
            mime = part.read(100).decode("ascii", "replace").strip()
        return "ods" if mime.removesuffix("-template") == _ODS_TYPE else DOCUMENT
    is_document = any(name.startswith(("word/", "ppt/", "Index/")) for name in names)
    return DOCUMENT if is_document else ARCHIVE


def _needed_of_xlsx(name: str) -> bool:
    folder, _slash, file = name.rpartition("/")
    is_xml = file.endswith((".xml", ".rels"))
    return is_xml and folder in ("", "_rels", "xl", "xl/_rels", "xl/worksheets", "xl/worksheets/_rels")


def _needed_of_ods(name: str) -> bool:
    return name in ("mimetype", "content.xml", "META-INF/manifest.xml")


_NEEDED: dict[Kind, Callable[[str], bool]] = {"xlsx": _needed_of_xlsx, "ods": _needed_of_ods}
