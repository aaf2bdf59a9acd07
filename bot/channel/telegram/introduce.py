"""What Telegram shows of the bot in every language: the command menus, what it is for, its name.

Telegram limits how often these may be set, so each is set only where it differs.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.channel.telegram.api.retry import explain
from bot.dialogue.commands import BotCommand as Listed
from bot.dialogue.notices import NAME, SHORT, purpose
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.translate import translator

MenuCommands: TypeAlias = Sequence[Listed]
"""The commands, in the order of the menu."""

MAX_DESCRIPTION_CHARS = 256
"""Telegram's limit (Bot API, BotCommand)."""
_MAX_NAME, _MAX_SHORT, _MAX_LONG = 64, 120, 512
"""Telegram's limits (Bot API, setMyName, setMyShortDescription, setMyDescription)."""
_log = logging.getLogger(__name__)


async def introduce(
    bot: Bot, commands: MenuCommands, owners: Collection[int] = (), *, renames: bool = False
) -> None:
    """Have Telegram show all of it; English for everybody whose language the bot does not speak."""
    await register_commands(bot, commands, owners)
    try:
        for locale in LOCALES:
            await _describe(bot, locale)
        for locale in LOCALES if renames else ():  # last: this is what Telegram refuses soonest
            await _name(bot, locale)
    except TelegramError as error:
        _log.warning("the bot's name or description could not be set: %s", explain(error))


async def register_commands(bot: Bot, commands: MenuCommands, owners: Collection[int] = ()) -> None:
    """Register the menus per scope and language; a refusal is logged only."""
    for scope, listed in _menus(commands, owners):
        try:
            for locale in LOCALES:
                await _register(bot, scope, listed, locale)
        except TelegramError as error:
            _log.warning("the command menu of %s could not be set: %s", scope.type, explain(error))


def _menus(commands: MenuCommands, owners: Collection[int]) -> Iterator[tuple[BotCommandScope, list[Listed]]]:
    """Who sees which commands; Telegram shows only the narrowest menu that there is for somebody."""
    of = {
        audience: [command for command in commands if command.audience == audience]
        for audience in ("everyone", "chat-admin", "owner")
    }
    if not commands:
        return
    yield BotCommandScopeDefault(), of["everyone"]
    if of["chat-admin"]:
        yield BotCommandScopeAllChatAdministrators(), of["everyone"] + of["chat-admin"]
    if of["owner"]:
        for owner in sorted(owners):
            yield BotCommandScopeChat(owner), of["everyone"] + of["owner"]


async def _register(bot: Bot, scope: BotCommandScope, listed: Sequence[Listed], locale: str) -> None:
    say = translator(locale)
    menu = tuple(BotCommand(c.name, say.text(c.summary)[:MAX_DESCRIPTION_CHARS]) for c in listed)
    language = _language(locale)
    if await bot.get_my_commands(scope, language) != menu:
        await bot.set_my_commands(menu, scope, language)


async def _describe(bot: Bot, locale: str) -> None:
    say, language = translator(locale), _language(locale)
    short, long = say.text(SHORT)[:_MAX_SHORT], say.text(purpose(locale))[:_MAX_LONG]
    if (await bot.get_my_short_description(language)).short_description != short:
        await bot.set_my_short_description(short, language)
    if (await bot.get_my_description(language)).description != long:
        await bot.set_my_description(long, language)


async def _name(bot: Bot, locale: str) -> None:
    name, language = translator(locale).text(NAME)[:_MAX_NAME], _language(locale)
    if (await bot.get_my_name(language)).name != name:
        await bot.set_my_name(name, language)


def _language(locale: str) -> str | None:
    return None if locale == SOURCE_LOCALE else locale.partition("-")[0]
