"""A configuration file of Campaign's server, whole or the IMS part of it → its elements with their places.

A fragment may have several elements side by side (what stands within `<imsConfig>`, for instance): all of it
is read within an element of ours.
"""

from __future__ import annotations

import re
from typing import NoReturn
from xml.parsers import expat

from bot.errors import UnreadableFileError
from bot.translate import _
from bot.validator.reader.limits import PART_OF_SERVER, Budget, RefusedFileError, composed
from bot.validator.reader.tags import attributes_at
from bot.validator.reader.xml_bulk import Characters
from bot.validator.source import Source
from bot.validator.written import Element, Elements, Written, written

_NAMES = r"imsConfig|nonIMS\w*|allowOperators?|authIMS\w*"
_WORDS = ("imsconfig", "nonims", "allowoperator", "authims")
_MARK = re.compile(rf"(?i)</?(?:{_NAMES})(?=[\s/>])|(?<![\w])(?:{_NAMES})\s*=\s*[\"']")
"""What stands in no other file."""
_ORGANIZATION = re.compile(r"(?i)\sIMSOrgId\s*=\s*[\"']")
"""In XML the same; elsewhere people may call an account's setting so."""
_FIRST_TAG = re.compile(r"(?s)(?:\s|<\?.*?\?>|<!--.*?-->)*<\s*/?\s*(?:[\w.-]+:)?(?P<name>[\w.-]+)")
_ROOTS = {"serverconf", "shared", "imsconfig", "ims", "redirection"}
_DECLARATION = re.compile(r"(?s)\s*<\?xml\b.*?\?>")
_ACCOUNT = re.compile(r"(?i)<(?:\w+:)?extAccount\b")
_OPEN, _CLOSE = "<r>", "</r>"


def is_server_config(text: str) -> bool:
    """Whether a text is a server's configuration, whole or in part, rather than an account file."""
    small = text.lower()
    is_marked = any(word in small for word in _WORDS) and _MARK.search(text) is not None
    if text.lstrip().startswith("<"):
        first = _FIRST_TAG.match(text)
        if first and first["name"].casefold() in _ROOTS:
            return True
        is_marked = is_marked or _ORGANIZATION.search(text) is not None
    return is_marked and _ACCOUNT.search(text) is None


def read_server_config(source: Source) -> Elements:
    """Every element. Raises UnreadableFileError with the place of what is not whole, or no XML."""
    if not source.text.lstrip().startswith("<"):
        found = _MARK.search(source.text)
        raise UnreadableFileError(PART_OF_SERVER, *source.place(found.start() if found else 0))
    return _Reading(source).read()


class _Reading:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.budget = Budget(source)
        text = source.text
        declaration = _DECLARATION.match(text)
        if declaration:
            text = re.sub(r"[^\r\n]", " ", declaration[0]) + text[declaration.end() :]
        whole = f"{_OPEN}{text}{_CLOSE}"
        self.data = whole.encode("utf-8", "surrogatepass")
        self.characters = Characters(whole, self.data)
        self.found = Elements(0)
        self.path: list[str] = []
        self.open: list[Element | None] = []
        self.text: list[tuple[int, str]] = []
        self.parser = expat.ParserCreate("utf-8")

    def read(self) -> Elements:
        doctype = self.source.text.find("<!DOCTYPE")
        if doctype >= 0:
            raise RefusedFileError(
                _("A configuration file has no document type. Delete the part that begins with `{part}`.",
                  part="<!DOCTYPE"),
                *self.source.place(doctype),
            )  # fmt: skip
        parser = self.parser
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(self.data, True)
        except expat.ExpatError as error:
            self._refuse(error)
        self.found.end = len(self.source.text)
        return self.found

    def _start(self, name: str, attributes: list[str]) -> None:
        if not self.open:
            self.open.append(None)
            return
        tag = self._offset(self.parser.CurrentByteIndex)
        self.budget.spend(tag, 1 + len(attributes) // 2)
        self.budget.check_depth(len(self.open), tag)
        local = name.rpartition(":")[2]
        begin = tag + 1 + len(name) - len(local)
        element = Element(written(local, begin, begin + len(local)), tuple(self.path), tag)
        places, element.end = attributes_at(self.source.text, tag)
        for key, value in zip(attributes[::2], attributes[1::2], strict=True):
            at, start, end = places.get(key, (tag, tag, tag))
            shown = written(composed(value, self.source, tag), start, end)
            shown.at = at
            element.pairs.append((written(composed(key, self.source, tag), at, at + len(key)), shown))
        self.found.items.append(element)
        self.path.append(local)
        self.open.append(element)
        self.text.clear()

    def _text(self, text: str) -> None:
        if text.strip():
            self.text.append((self.parser.CurrentByteIndex, text))

    def _end(self, _name: str) -> None:
        element = self.open.pop()
        if element is None:
            return
        self.path.pop()
        if self.text:
            start = self._offset(self.text[0][0])
            end = self._offset(self.parser.CurrentByteIndex)
            element.text = _whole("".join(text for _at, text in self.text), start, end)
            self.text.clear()

    def _offset(self, byte: int) -> int:
        place = self.characters.before(byte) - len(_OPEN)
        return min(max(place, 0), len(self.source.text))

    def _refuse(self, error: expat.ExpatError) -> NoReturn:
        offset = self._offset(self.parser.ErrorByteIndex)
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE]:
            message = _("An attribute stands twice in this tag. Delete the one that is not meant.")
            raise UnreadableFileError(message, *self.source.place(offset)) from error
        raise UnreadableFileError(PART_OF_SERVER, *self.source.place(offset)) from error


def _whole(text: str, start: int, end: int) -> Written:
    return written(text.strip(), start, end)
