"""A rich message (Bot API 10.1: headings, lists, tables, boxes) → the text that it would be written plainly.

python-telegram-bot 22.8 does not know them: a question in one, or a secret, would pass for something that is
no text. Only what the bot has a use for is marked: mentions, commands, links, code. Parts that came after
10.3 are read by the names that all parts use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]

_MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post")
_LABEL = "label"
_WORDS = (_LABEL, "summary", "text", "alternative_text", "expression")
"""Under these names a part keeps words of its own, in the order in which they are read."""
_PARTS = ("items", "cells", "blocks", "buttons", "button", "caption", "credit")
"""Under these, further parts."""
_LINES = frozenset({"items", "blocks", "caption", "credit"})
"""Each of these begins on a line of its own; cells stand beside each other, as a table is copied."""
_MARKS = ("code", "pre", "mention", "bot_command")
"""These are called alike in both kinds of messages."""


def as_plain(update: Json) -> Json:
    """The update with the text, the one document or the picture of a rich message where others have them.

    So is the message that it replies to. Raises RecursionError where parts are nested without end.
    """
    kind = next((name for name in _MESSAGES if isinstance(update.get(name), dict)), None)
    if kind is None:
        return update
    message = _message(update[kind])
    if isinstance(replied := message.get("reply_to_message"), dict):
        message = message | {"reply_to_message": _message(replied)}
    return update | {kind: message}


def _message(message: Json) -> Json:
    rich = message.get("rich_message")
    if not isinstance(rich, dict):
        return message
    text = _MarkedText()
    text.add(rich)
    found: Json = {}
    written, entities = text.finished()
    if written:
        found = {"text": written, "entities": entities}
    documents = [part for part in _held(rich, "document") if isinstance(part, dict)]
    pictures = [part for part in _held(rich, "photo") if isinstance(part, list)]
    if len(documents) == 1:
        found["document"] = documents[0]
    elif pictures and not documents:
        found["photo"] = pictures[0]
    return found | message


def _held(part: Any, name: str) -> Iterator[Any]:
    """What stands under a name in any block."""
    if isinstance(part, list):
        for one in part:
            yield from _held(one, name)
    elif isinstance(part, dict):
        if name in part:
            yield part[name]
        for key in _PARTS:
            yield from _held(part.get(key), name)


class _MarkedText:
    """A text that grows, with its marks; offsets count UTF-16 units."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._units = 0
        self._entities: list[Json] = []

    def finished(self) -> tuple[str, list[Json]]:
        """The text without blanks at its ends, and its marks."""
        whole = "".join(self._pieces)
        text = whole.strip()
        before, length = _units(whole[: len(whole) - len(whole.lstrip())]), _units(text)
        moved = (entity | {"offset": entity["offset"] - before} for entity in self._entities)
        return text, [one for one in moved if one["offset"] >= 0 and one["offset"] + one["length"] <= length]

    def add(self, part: Any) -> None:
        """Write a part behind what is there."""
        if isinstance(part, str):
            self._write(part)
        elif isinstance(part, list):
            for one in part:
                self.add(one)
        elif isinstance(part, dict):
            self._add_part(part)

    def _add_part(self, part: Json) -> None:
        begin = self._units
        for name in _WORDS:
            self.add(part.get(name))
            if name == _LABEL and part.get(name):
                self._write(" ")
        for name in _PARTS:
            self._add_parts(name, part.get(name))
        if self._units > begin and (mark := _mark(part)):
            self._entities.append(mark | {"offset": begin, "length": self._units - begin})
        if isinstance(copied := part.get("copy_text"), dict):
            self._new_line()
            self.add(copied.get("text"))

    def _add_parts(self, name: str, parts: Any) -> None:
        if name in _LINES and parts:
            for part in parts if isinstance(parts, list) else [parts]:
                self._new_line()
                self.add(part)
            self._new_line()
        elif name == "cells" and isinstance(parts, list):
            for row in parts:
                self._new_line()
                self._add_row(row)
        else:
            self.add(parts)

    def _add_row(self, row: Any) -> None:
        for number, cell in enumerate(row if isinstance(row, list) else [row]):
            if number:
                self._write("\t")
            self.add(cell)

    def _new_line(self) -> None:
        """End the line, if anything but the label of an item stands in it."""
        if self._pieces and not self._pieces[-1].endswith(("\n", " ")):
            self._write("\n")

    def _write(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._units += _units(text)


def _mark(part: Json) -> Json | None:
    kind, url = part.get("type"), part.get("url")
    if isinstance(url, str):
        return {"type": "url"} if url == part.get("text") else {"type": "text_link", "url": url}
    if kind == "text_mention" and isinstance(part.get("user"), dict):
        return {"type": "text_mention", "user": part["user"]}
    return {"type": kind} if kind in _MARKS else None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
