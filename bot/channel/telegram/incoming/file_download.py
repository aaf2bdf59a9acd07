"""Files that people sent: fetched when they are needed, never kept."""

from __future__ import annotations

import logging
from contextlib import suppress

import msgspec
from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.channel.telegram.api.refusals import is_passing
from bot.channel.telegram.api.retry import explain
from bot.channel.telegram.incoming.arrival import (
    Arrival,
    ChatPlace,
    FileCommand,
    FilePress,
    SentFile,
    SentFiles,
)
from bot.dialogue.exchange import Attachment, Attachments, Command, Event, Press, Question, Refused

FILES = (SentFile, SentFiles, FileCommand, FilePress)
"""Arrivals for which a file has to be fetched."""
_LONG = 4096
"""Characters of an ordinary message, as Telegram allows them; a longer one may be a whole file."""
_log = logging.getLogger(__name__)


async def fetch(bot: Bot, sent: SentFile, limit_bytes: int) -> Attachment | Refused:
    """Fetch a file; one over the limit not at all if Telegram tells its size.

    Raises TelegramError where Telegram is out of reach.
    """
    try:
        file = await bot.get_file(sent.file_id)
        if (file.file_size or 0) > limit_bytes:
            return Refused("file-too-big", limit_bytes)
        data = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        if is_passing(error):
            raise
        if "too big" in str(error).lower():
            return Refused("file-too-big", limit_bytes)
        _log.warning("a file could not be fetched: %s", explain(error))
        return Refused("file-unavailable", limit_bytes)
    return Refused("file-too-big", limit_bytes) if len(data) > limit_bytes else Attachment(sent.name, data)


async def event_of(
    bot: Bot, arrival: Arrival, limit_bytes: int, ready: Attachment | None = None
) -> Event | None:
    """What the dialogue is told, with the file if there is one; None if there is nothing to tell.

    `ready` is the file, where it has been fetched already.
    """
    match arrival.what:
        case SentFile() as sent:
            await _show_work(bot, arrival.place, ChatAction.TYPING)
            return ready or await fetch(bot, sent, limit_bytes)
        case SentFiles(parts):
            await _show_work(bot, arrival.place, ChatAction.TYPING)
            return Attachments(tuple([await _fetched(bot, part, limit_bytes) for part in parts]))
        case FileCommand(command, sent):
            await _show_work(bot, arrival.place, ChatAction.TYPING)
            file = ready or await fetch(bot, sent, limit_bytes)
            return msgspec.structs.replace(command, about=file) if isinstance(file, Attachment) else file
        case FilePress(action, None):
            return Press(action)
        case FilePress(action, SentFile() as sent):
            await _show_work(bot, arrival.place, ChatAction.UPLOAD_DOCUMENT)
            file = await fetch(bot, sent, limit_bytes)
            return Press(action, file if isinstance(file, Attachment) else None)
        case msgspec.Struct() as event:
            return event
        case _:
            return None


async def _fetched(bot: Bot, part: SentFile | Refused, limit_bytes: int) -> Attachment | Refused:
    if isinstance(part, Refused):
        return part
    file = await fetch(bot, part, limit_bytes)
    return msgspec.structs.replace(file, name=part.name) if isinstance(file, Refused) else file


def has_file(event: Event | None) -> bool:
    """Whether the dialogue has a file to read, which may take a while."""
    match event:
        case Attachment() | Attachments() | Press(attachment=Attachment()):
            return True
        case Command(about=Attachment(name=name)):
            return bool(name)
    return False


def is_long(event: Event | None) -> bool:
    """Whether the dialogue may have settings to read that somebody pasted: no file, but no mere question."""
    match event:
        case Command(about=Attachment()):
            return True
        case Question(text=text, code=code):
            return bool(code) or len(text) > _LONG
    return False


async def _show_work(bot: Bot, place: ChatPlace, action: ChatAction) -> None:
    with suppress(TelegramError):
        await bot.send_chat_action(place.chat_id, action, message_thread_id=place.thread_id)
