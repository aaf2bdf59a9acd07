"""The command menu."""

from __future__ import annotations

from bot.model import LOCALES
from bot.translate import translator
from tests.channel.telegram.running import COMMANDS, running
from tests.fakes.bot_api import BotApiServer, Refuse


async def test_the_menu_is_registered_in_every_language(server: BotApiServer) -> None:
    """English is for everybody whose language the bot does not speak."""
    async with running(server):
        await server.until(lambda: len(server.menus) == len(LOCALES) or None)
    for locale in LOCALES:
        menu = server.menus["default", "" if locale == "en" else locale]
        assert [command["command"] for command in menu] == [name for name, _ in COMMANDS]
        said = [translator(locale).text(does) for _, does in COMMANDS]
        assert [command["description"] for command in menu] == said


async def test_a_refused_menu_is_no_reason_to_stop(server: BotApiServer) -> None:
    """People are answered all the same."""
    server.faults.add(Refuse(400, "Bad Request: BOT_COMMAND_INVALID"), "setMyCommands")
    async with running(server):
        anna = server.user("Anna")
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
