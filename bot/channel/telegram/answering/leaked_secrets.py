"""Secrets in chats of many: found, taken away where the bot may, and the person told at once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import TypeAlias

import msgspec
from telegram import Bot
from telegram.error import TelegramError

from bot.channel.telegram.api.refusals import is_passing
from bot.channel.telegram.api.retry import explain
from bot.channel.telegram.incoming.arrival import Arrival, FileCommand
from bot.dialogue import button_data, notices
from bot.dialogue.exchange import Attachment, Attachments, Button, Command, Event, Reply
from bot.dialogue.message_secrets import contains_secret, file_contains_secret
from bot.dialogue.talking.secrets.secret_verdict import is_warning
from bot.model import Block, BlockKind
from bot.privacy.file_names import gives_away_in_name
from bot.translate import translator

ContainsSecret: TypeAlias = Callable[[str, bytes], bool]
"""Whether a file gives a secret away, by its name and what stands in it. May take long: for threads."""
_log = logging.getLogger(__name__)


def brings_secret(
    arrival: Arrival, event: Event | None, contains: ContainsSecret = file_contains_secret
) -> bool:
    """Whether a private message, or the file that came with it, holds a secret."""
    if arrival.parts:
        return any(brings_secret(part, file, contains) for part, file in _apart(arrival, event))
    return bool(arrival.asked) and (
        contains_secret(arrival.words)
        or any(map(gives_away_in_name, arrival.file_names))
        or _holds(event, contains)
    )


def with_word(replies: Sequence[Reply]) -> Sequence[Reply]:
    """The replies, in the first of them the word to who sent a secret in private."""
    if not replies:
        return replies
    first = replies[0]
    told = translator(first.locale).inline(notices.secret_in_private())
    note = Block(BlockKind.PARAGRAPH, inline=told)
    if any(note in reply.blocks or is_warning(reply) for reply in replies):
        return replies  # the dialogue has said it
    return (msgspec.structs.replace(first, blocks=(*first.blocks, note)), *replies[1:])


def leaking(
    arrival: Arrival, event: Event | None, contains: ContainsSecret = file_contains_secret
) -> tuple[int, ...]:
    """The messages in which many can read a secret: in words, files, their names, what a command is about."""
    if arrival.is_private:
        return ()
    if arrival.parts:
        each = (message for part, file in _apart(arrival, event) for message in leaking(part, file, contains))
        return tuple(dict.fromkeys(each))
    found = []
    if arrival.asked and (contains_secret(arrival.words) or any(map(gives_away_in_name, arrival.file_names))):
        found.append(arrival.asked)
    about = arrival.what.file.name if isinstance(arrival.what, FileCommand) else ""
    if arrival.holder and gives_away_in_name(about):
        found.append(arrival.holder)
    if arrival.holder and _holds(event, contains):
        found.append(arrival.holder)
    return tuple(dict.fromkeys(found))


def _holds(event: Event | None, contains: ContainsSecret) -> bool:
    """Whether a file that was sent, or that a command is about, gives a secret away.

    What was typed behind a command has no name: it is little, and looked at here.
    """
    match event:
        case Command(about=Attachment(name="", data=data)):
            return file_contains_secret("", data)
        case Attachment(name=name, data=data) | Command(about=Attachment(name=name, data=data)):
            return contains(name, data)
    return False


def _apart(arrival: Arrival, event: Event | None) -> Iterator[tuple[Arrival, Event | None]]:
    """The messages of an album, each with its file if these were fetched."""
    files = event.parts if isinstance(event, Attachments) else repeat(None)
    yield from zip(arrival.parts, files, strict=False)


async def take_away(bot: Bot, chat_id: int, messages: tuple[int, ...]) -> bool:
    """Delete the messages; False if one is still there, for the bot may not.

    Raises TelegramError where Telegram is out of reach.
    """
    are_gone = True
    for message_id in messages:
        try:
            await bot.delete_message(chat_id, message_id)
        except TelegramError as error:
            if is_passing(error):
                raise
            if "not found" in str(error).lower():
                continue  # somebody was quicker
            _log.warning("a message with a secret stays in chat %d: %s", chat_id, explain(error))
            are_gone = False
    return are_gone


def warning(locale: str, address: str, *, was_deleted: bool) -> Reply:
    """Say what happened and what to do, with the way to the private chat."""
    say = translator(locale)
    told = notices.secret_in_group(was_deleted, address)
    line = Block(BlockKind.PARAGRAPH, inline=say.inline(told))
    button = Button(say.text(notices.PRIVATE_CHAT), url=button_data.deep_link(address, "validate"))
    return Reply(locale, (line,), ((button,),))
