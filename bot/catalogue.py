"""A compiled catalogue (`.mo`), looked into where it lies: as a dictionary, four languages took 1.1 MB."""

from __future__ import annotations

import gettext
import re
from array import array
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from zlib import crc32

_COUNT, _ORIGINALS, _TRANSLATIONS = 2, 3, 4
"""Words of the header, uint32: how many messages there are, and where the tables of both texts begin."""
_HEADER_BYTES = 20
"""As much of the header as is read."""
_ENTRY = 8
"""Bytes of a table's entry: the length of a text and its place, uint32 each."""
_FORMS = b"\0"
"""Stands between the forms of a text that depends on a number."""
_PLURAL = re.compile(r"(?m)^Plural-Forms:.*?plural=([^;\n]+)")
_REMEMBERED = 256
"""A choice: texts that are kept once they were said; most replies have the same few."""


class MappedCatalogue(gettext.NullTranslations):
    """A catalogue as Babel writes it on this machine, as a rule a view of a file that is mapped."""

    def __init__(self, mo: bytes | memoryview) -> None:
        super().__init__()
        self._mo = memoryview(mo)
        header = self._mo[:_HEADER_BYTES].cast("I")
        self._translations = header[_TRANSLATIONS]
        self._originals = header[_ORIGINALS]
        hashes = [crc32(self._singular(number)) for number in range(header[_COUNT])]
        order = sorted(range(len(hashes)), key=hashes.__getitem__)
        self._hashes = array("I", [hashes[number] for number in order])
        self._numbers = array("I", order)
        self._plural = _plural_in("".join(self._forms("")))
        self._said = lru_cache(_REMEMBERED)(self._forms)

    def gettext(self, message: str) -> str:
        """What a text is in this language, itself where the catalogue lacks it."""
        forms = self._said(message)
        return forms[self._plural(1) if len(forms) > 1 else 0] if forms else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The same of one that depends on a number."""
        forms = self._said(msgid1)
        return forms[self._plural(n)] if forms else super().ngettext(msgid1, msgid2, n)

    def _forms(self, message: str) -> tuple[str, ...]:
        """The translation of a text, several where it depends on a number; none where there is none."""
        sought = message.encode(errors="surrogatepass")
        hashed = crc32(sought)
        at = bisect_left(self._hashes, hashed)
        while at < len(self._hashes) and self._hashes[at] == hashed:
            number = self._numbers[at]
            if self._singular(number) == sought:
                return tuple(form.decode() for form in self._text(self._translations, number).split(_FORMS))
            at += 1
        return ()

    def _singular(self, number: int) -> bytes:
        """The original of a message by its number, for one of the thing."""
        return self._text(self._originals, number).partition(_FORMS)[0]

    def _text(self, table: int, number: int) -> bytes:
        entry = table + number * _ENTRY
        length, place = self._mo[entry : entry + _ENTRY].cast("I")
        return bytes(self._mo[place : place + length])


def _plural_in(header: str) -> Callable[[int], int]:
    """Which form a number takes, by the rule in a catalogue's header; where it has none, as in English."""
    rule = _PLURAL.search(header)
    return gettext.c2py(rule[1] if rule else "n != 1")
