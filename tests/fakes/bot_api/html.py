"""Telegram's HTML: a text with tags → plain text and raw entities, or Telegram's complaint.

Byte offsets in complaints count UTF-8 bytes from 0. Only Telegram's tags exist; only &lt; &gt;
&amp; &quot; and numeric references are decoded, with or without the semicolon; everything else
stays as it is written.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.bot_api.entities import JsonObject, utf16_length

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
}
_TAGS = {*_STYLES, "a", "blockquote", "tg-emoji"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*));?")
_NAME = re.compile(r"[^ \t\r\n\0\v>]*")
_ATTRIBUTE = re.compile(r"[^ \t\r\n\0\v=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_BLANK = re.compile(r"[ \t\r\n\0\v]*")
_USER = re.compile(r"tg://user\?id=(\d+)$")


class HtmlError(ValueError):
    """The text does not parse; the message is Telegram's, without its prefix."""


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    text_from: int


def parse_html(source: str) -> tuple[str, list[JsonObject]]:
    """Plain text and raw entities (offsets in UTF-16 code units), inner before outer.

    A mention of a person by id is a `text_mention` whose `user` is an id. Raises `HtmlError`.
    """
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[JsonObject] = []

    def run(self) -> tuple[str, list[JsonObject]]:
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._text()
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise HtmlError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        text = "".join(self.pieces)
        if any(0xD800 <= ord(character) <= 0xDFFF for character in text):
            raise HtmlError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return text, self.entities

    def _text(self) -> None:
        end = self.source.find("<", self.at)
        end = len(self.source) if end < 0 else end
        piece = decode_references(self.source[self.at : end])
        self.pieces.append(piece)
        self.length += utf16_length(piece)
        self.at = end

    def _fault(self, what: str, at: int, rest: str = "") -> HtmlError:
        offset = len(self.source[:at].encode("utf-8", "surrogatepass"))
        return HtmlError(f"{what} at byte offset {offset}{rest}")

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        taken = match.group() if match else ""
        self.at += len(taken)
        return taken

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._take(_NAME).lower()
        if not self._peek():
            raise self._fault("Unclosed start tag", begin)
        if tag not in _TAGS:
            raise self._fault(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while True:
            self._take(_BLANK)
            if self._peek() == ">":
                break
            argument = self._attribute(tag, begin) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self._fault('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, argument, self.length, len(self.pieces)))

    def _attribute(self, tag: str, begin: int) -> str:
        """Read one attribute; what it means for the entity, or an empty string."""
        name = self._take(_ATTRIBUTE)
        if not name:
            raise self._fault(f'Empty attribute name in the tag "{tag}"', begin)
        self._take(_BLANK)
        if self._peek() != "=":
            if not self._peek():
                raise self._fault(f'Unclosed start tag "{tag}"', begin)
            return "1" if (tag, name) == ("blockquote", "expandable") else ""
        self.at += 1
        self._take(_BLANK)
        if not self._peek():
            raise self._fault(f'Unclosed start tag "{tag}"', begin)
        value = self._value()
        if not self._peek():
            raise self._fault("Unclosed start tag", begin)
        if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
            return value
        if (tag, name) == ("code", "class") and value.startswith("language-"):
            return value[len("language-") :]
        if (tag, name) == ("span", "class") and value.startswith("tg-"):
            return value[len("tg-") :]
        return "1" if (tag, name) == ("blockquote", "expandable") else ""

    def _value(self) -> str:
        quote = self._peek()
        if quote in {"'", '"'}:
            end = self.source.find(quote, self.at + 1)
            end = len(self.source) if end < 0 else end
            value = decode_references(self.source[self.at + 1 : end])
            self.at = end + 1
            return value
        begin = self.at
        value = self._take(_TOKEN).lower()
        if self._peek() and self._peek() not in " \t\r\n\0\v>":
            raise self._fault("Unexpected end of name token", begin)
        return value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._fault("Unexpected end tag", begin)
        self.at += 2
        tag = self._take(_NAME).lower()
        self._take(_BLANK)
        if self._peek() != ">":
            raise self._fault("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            rest = f', expected "</{opened.tag}>", found "</{tag}>"'
            raise self._fault("Unmatched end tag", begin, rest)
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        where: JsonObject = {"offset": opened.offset, "length": self.length - opened.offset}
        last = self.entities[-1] if self.entities else {}
        fits = all(last.get(key) == where[key] for key in where)
        if opened.tag == "blockquote":
            kind = "expandable_blockquote" if opened.argument else "blockquote"
            self.entities.append({"type": kind, **where})
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdigit() or not int(opened.argument):
                raise HtmlError("Invalid custom emoji identifier specified")
            self.entities.append({"type": "custom_emoji", **where, "custom_emoji_id": opened.argument})
        elif opened.tag == "a":
            link = _link(opened.argument or "".join(self.pieces[opened.text_from :]))
            if link:
                self.entities.append({**link, **where})
        elif opened.tag == "pre" and fits and last["type"] == "code" and last.get("language"):
            last["type"] = "pre"
        elif opened.tag == "code" and fits and last["type"] == "pre" and opened.argument:
            last["language"] = opened.argument
        else:
            language = {"language": opened.argument} if opened.tag == "code" else {}
            if not opened.argument:
                language = {}
            self.entities.append({"type": _STYLES[opened.tag], **where, **language})


def decode_references(text: str) -> str:
    """Decode the references that Telegram knows; leave the others alone."""

    def decode(match: re.Match[str]) -> str:
        hexadecimal, decimal, name = match.groups()
        if name is not None:
            return _NAMED.get(name, match.group())
        digits = hexadecimal if hexadecimal is not None else decimal
        code = int(digits or "0", 16 if hexadecimal is not None else 10)
        too_long = len(match.group().rstrip(";")) >= 10
        return match.group() if too_long or not 0 < code < 0x10FFFF else chr(code)

    return _REFERENCE.sub(decode, text) if "&" in text else text


def _link(address: str) -> dict[str, Any] | None:
    """Return what a link is for Telegram: a mention of a person, a web address, or nothing."""
    person = _USER.match(address)
    if person:
        return {"type": "text_mention", "user": int(person.group(1))}
    if re.match(r"[a-z][a-z0-9+.-]*:", address, re.I) is None:
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme in {"tg", "ton"} and host:
        return {"type": "text_link", "url": address}
    if parts.scheme not in {"http", "https"} or "." not in host or re.search(r"\s", address):
        return None
    has_path = parts.path or parts.query or parts.fragment
    return {"type": "text_link", "url": address if has_path else f"{address}/"}
