"""What encoding is this? Bytes of any file → its text, the encoding, and the mark it began with.

Encodings as administrators have them: UTF-8 with or without BOM, UTF-16 with or without, Windows-1252, CP949
(EUC-KR). Whoever reads a file asks here, so that the reader and the search for secrets see the same text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_HANGUL = re.compile("[가-힣]")
_TWO_BYTES = 2
"""Of a common syllable; Python spells the others out in EUC-KR, in eight."""
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
# What files from systems in these languages are in; a table of encodings, not of what the bot speaks.
_LEGACY = {
    "cp949": "cp949",
    "euc_kr": "cp949",
    "cp1252": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-15": "iso8859-15",
}


class Decoded(NamedTuple):
    """A text, Python's name of its encoding, and the bytes of the mark before it, if there were any."""

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""


def decoded(data: bytes) -> Decoded:
    """The text of a file; what no encoding explains is replaced, so this never fails."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            whole = len(data) - len(data) % 2 if encoding != "utf-8" else len(data)
            return Decoded(data[len(bom) : whole].decode(encoding, "replace"), encoding, bom)
    if b"\0" in data[:400]:
        return _utf16(data)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        encoding = _legacy_encoding(data)
        return Decoded(data.decode(encoding, "replace"), encoding)


def _utf16(data: bytes) -> Decoded:
    """UTF-16 without BOM has a zero byte beside nearly every character; else a zero means binary."""
    for encoding, zeros in (("utf-16-le", data[1:400:2]), ("utf-16-be", data[0:400:2])):
        if zeros.count(0) > len(zeros) // 3:
            return Decoded(data.decode(encoding, "replace"), encoding)
    return Decoded(data[:400].decode("latin-1"), "latin-1")


def _legacy_encoding(data: bytes) -> str:
    """CP949 or Windows-1252. Hangul takes two high bytes a letter; accented letters stand alone."""
    declared = _XML_ENCODING.match(data)
    if declared:
        try:
            name = codecs.lookup(declared[1].decode()).name
        except LookupError:
            name = ""
        if name in _LEGACY:
            return _LEGACY[name]
    if not _decodes(data, "cp949"):
        return "cp1252"
    text = data.decode("cp949")
    foreign = sum(not letter.isascii() for letter in text)
    hangul = _HANGUL.findall(text)
    if len(hangul) * 2 <= foreign:
        return "cp1252"
    is_paired = all(len(run) % 2 == 0 for run in _HIGH_RUN.findall(data))
    if is_paired or not _decodes(data, "cp1252") or _are_common(hangul):
        return "cp949"
    return "cp1252"


def _are_common(hangul: Sequence[str]) -> bool:
    """Whether most syllables are of the 2,350 that EUC-KR has: two high bytes each, as no accents come.

    CP949 writes the others with a letter of ASCII behind the high byte, as curly quotes stand before one:
    what somebody typed with the wrong keyboard on is full of them.
    """
    common = sum(len(letter.encode("euc_kr")) == _TWO_BYTES for letter in hangul)
    return common * 3 > len(hangul) * 2


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
