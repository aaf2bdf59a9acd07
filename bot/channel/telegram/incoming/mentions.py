"""Whom a text is for: mentions of the bot, commands, and what remains of the words without them.

Entity offsets count UTF-16 units, so texts are cut as UTF-16.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import MessageEntity, User

_INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_EDGES = re.compile(rf"[\s{_INVISIBLE}]+")
_EDGES_OF_MENTION = re.compile(rf"[\s,:;{_INVISIBLE}]+")
_CODE = (MessageEntity.PRE, MessageEntity.CODE)


@dataclass(frozen=True, slots=True)
class HeardText:
    """A text without the mentions of the bot.

    `command` is in lower case, without slash; `is_named` if it names this bot, `is_for_other` if another.
    """

    text: str
    command: str = ""
    is_mention: bool = False
    is_for_other: bool = False
    is_named: bool = False


def hear(text: str, entities: Sequence[MessageEntity], me: User) -> HeardText:
    """Find what the text says to the bot `me`; a command counts at the beginning only."""
    heard = _Utf16(text)
    mentions = [entity for entity in entities if _is_mention(heard.cut_out(entity), entity, me)]
    kept = heard.without(mentions)
    is_mention = bool(mentions)
    command = next((e for e in entities if e.type == MessageEntity.BOT_COMMAND), None)
    if command is None or trimmed(heard.without(mentions, end=command.offset), _EDGES_OF_MENTION):
        return HeardText(trimmed(kept, _EDGES_OF_MENTION if is_mention else _EDGES), "", is_mention)
    name, _, target = heard.cut_out(command).removeprefix("/").lower().partition("@")
    argument = trimmed(heard.without(mentions, start=command.offset + command.length))
    is_named = bool(target) and target == _name(me)
    return HeardText(argument, name, is_mention, bool(target) and not is_named, is_named)


def code_in(text: str, entities: Sequence[MessageEntity]) -> str:
    """What stands in the text as code, a block a paragraph."""
    heard = _Utf16(text)
    ordered = sorted(entities, key=lambda entity: entity.offset)
    return "\n".join(heard.cut_out(entity) for entity in ordered if entity.type in _CODE)


def trimmed(text: str, edges: re.Pattern[str] = _EDGES) -> str:
    """The text without blanks and invisible characters around it; within, they may matter."""
    start = edges.match(text)
    text = text[start.end() :] if start else text
    end = len(text)
    while end and edges.fullmatch(text[end - 1]):
        end -= 1
    return text[:end]


def _name(me: User) -> str:
    return (me.username or "").lower()


def _is_mention(text: str, entity: MessageEntity, me: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    is_named = entity.type == MessageEntity.MENTION and text.lower() == f"@{_name(me)}"
    return is_named and bool(me.username)


class _Utf16:
    """A text that is cut at UTF-16 offsets."""

    def __init__(self, text: str) -> None:
        self._units = text.encode("utf-16-le", "surrogatepass")

    def cut_out(self, entity: MessageEntity) -> str:
        return self._between(entity.offset, entity.offset + entity.length)

    def without(self, entities: Sequence[MessageEntity], start: int = 0, end: int | None = None) -> str:
        """Give the text between two offsets without the entities, closing the blanks up."""
        last = len(self._units) // 2 if end is None else end
        kept, at = "", start
        for entity in sorted(entities, key=lambda entity: entity.offset):
            if not at <= entity.offset < last:
                continue
            kept = _joined(kept, self._between(at, entity.offset))
            at = entity.offset + entity.length
        return _joined(kept, self._between(at, max(at, last)))

    def _between(self, start: int, end: int) -> str:
        return self._units[start * 2 : end * 2].decode("utf-16-le", "replace")


def _joined(left: str, right: str) -> str:
    if right.startswith(" ") and (not left or left.endswith(" ")):
        right = right.removeprefix(" ") if left else right
    return left + right
