"""The command menu that Telegram shows, in every language."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TypeAlias

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.channel.telegram.patience import explain
from bot.model import LOCALES, Message
from bot.translate import SOURCE_LOCALE, translator

Commands: TypeAlias = Sequence[tuple[str, Message]]
"""Names without slash, and what each does, in the order of the menu."""

MAX_DESCRIPTION_CHARS = 256
_log = logging.getLogger(__name__)


async def register_commands(bot: Bot, commands: Commands) -> None:
    """Register the menu per language, English for everybody else; a refusal is logged only."""
    if not commands:
        return
    try:
        for locale in LOCALES:
            menu = [BotCommand(name, _describe(does, locale)) for name, does in commands]
            language = None if locale == SOURCE_LOCALE else locale
            await bot.set_my_commands(menu, language_code=language)
    except TelegramError as error:
        _log.warning("the command menu could not be set: %s", explain(error))


def _describe(does: Message, locale: str) -> str:
    return translator(locale).text(does)[:MAX_DESCRIPTION_CHARS]
