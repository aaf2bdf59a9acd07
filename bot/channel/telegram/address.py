"""Whom a text is for: mentions of the bot, commands, and what remains of the words without them.

Entity offsets count UTF-16 units, so texts are cut as UTF-16.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import MessageEntity, User

_BESIDE_MENTION = " ,:;\n\t"


@dataclass(frozen=True, slots=True)
class Said:
    """A text without the mentions of the bot.

    `command` is in lower case, without slash; `is_for_other` if it names another bot.
    """

    text: str
    command: str = ""
    is_mention: bool = False
    is_for_other: bool = False


def hear(text: str, entities: Sequence[MessageEntity], me: User) -> Said:
    """Find what the text says to the bot `me`; a command counts at the beginning only."""
    heard = _Utf16(text)
    mentions = [entity for entity in entities if _is_mention(heard.cut_out(entity), entity, me)]
    kept = heard.without(mentions)
    is_mention = bool(mentions)
    command = next((e for e in entities if e.type == MessageEntity.BOT_COMMAND), None)
    if command is None or heard.without(mentions, end=command.offset).strip(_BESIDE_MENTION):
        return Said(kept.strip(_BESIDE_MENTION) if is_mention else kept.strip(), "", is_mention)
    name, _, target = heard.cut_out(command).removeprefix("/").lower().partition("@")
    argument = heard.without(mentions, start=command.offset + command.length).strip()
    is_for_other = bool(target) and target != _name(me)
    return Said(argument, name, is_mention, is_for_other)


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
