"""Files that people sent: fetched when they are needed, never kept."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.channel.telegram.intake import SentFile
from bot.channel.telegram.patience import explain
from bot.dialogue.exchange import Attachment, Refused

_log = logging.getLogger(__name__)


async def fetch(bot: Bot, sent: SentFile, limit_bytes: int) -> Attachment | Refused:
    """Fetch a file; one over the limit not at all if Telegram tells its size."""
    try:
        file = await bot.get_file(sent.file_id)
        if (file.file_size or 0) > limit_bytes:
            return Refused("file-too-big", limit_bytes)
        data = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        if "too big" in str(error).lower():
            return Refused("file-too-big", limit_bytes)
        _log.warning("a file could not be fetched: %s", explain(error))
        return Refused("file-unavailable", limit_bytes)
    return Refused("file-too-big", limit_bytes) if len(data) > limit_bytes else Attachment(sent.name, data)
