"""3. Commands: each answers, in each language, in private and in a group."""

from __future__ import annotations

import pytest

from bot.dialogue.commands import COMMANDS
from bot.dialogue.desk import Desk
from tests.channel.telegram.scenarios.setting import ASKED, BOT, is_in, team_bot
from tests.fakes.bot_api import BotApiServer

LANGUAGES = pytest.mark.parametrize("language", ["fr", "sv", "ko"])
EVERYONE = [name for name, command in COMMANDS.items() if command.audience == "everyone"]
OWNERS = [name for name, command in COMMANDS.items() if command.audience == "owner"]


@LANGUAGES
async def test_every_command_is_answered(server: BotApiServer, desk: Desk, language: str) -> None:
    """In private and, with the bot's name, in a group, where the answer is a reply."""
    async with team_bot(server, desk, person_per_minute=100):
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        for name in EVERYONE:
            anna.sends(f"/{name}")
            alone = await server.next_reply(anna)
            asked = anna.sends(f"/{name}{BOT}", team)
            together = await server.next_reply(team)
            assert alone.text
            assert together.reply_to is asked
            assert len(alone.buttons) <= 3


@LANGUAGES
@pytest.mark.parametrize(
    ("command", "item"),
    [
        ("/start check_callback-url", "check/callback-url"),
        ("/check scopes", "check/scopes"),
        ("/check callback_url", "check/callback-url"),
    ],
)
async def test_a_check_by_name_or_link(
    server: BotApiServer, desk: Desk, language: str, command: str, item: str
) -> None:
    """What follows the command is understood, whatever invisible marks surround it."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        for words in (command, f"\u200e{command}\u200b"):
            anna.sends(words)
            assert is_in(desk, language, await server.next_reply(anna), item)


@LANGUAGES
async def test_an_unknown_command_is_told_the_nearest(
    server: BotApiServer, desk: Desk, language: str
) -> None:
    """In private; in a group it is another bot's, unless it names ours."""
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code=language), server.group("Team")
        anna.sends("/valdiate")
        assert "/validate" in (await server.next_reply(anna)).text
        anna.sends("/valdiate", team)
        anna.sends(f"/valdiate{BOT}", team)
        assert "/validate" in (await server.next_reply(team)).text
    assert len(server.replies(team)) == 1


@LANGUAGES
async def test_the_owners_commands(server: BotApiServer, desk: Desk, language: str) -> None:
    """Figures of what was asked; to others they do not exist."""
    owner, anna = server.user("Owner", language_code=language), server.user("Anna", language_code=language)
    async with team_bot(server, desk, owners=frozenset({owner.id})):
        anna.sends(ASKED[language])
        await server.next_reply(anna)
        for name in OWNERS:
            owner.sends(f"/{name}")
            answer = await server.next_reply(owner)
            assert answer.text or answer.document
            anna.sends(f"/{name}")
            unknown = await server.next_reply(anna)
            assert unknown.text != answer.text
            assert not unknown.document


async def test_reload_is_told_when_it_is_done(server: BotApiServer, desk: Desk) -> None:
    """First that it is under way, then how it went."""
    owner = server.user("Owner", language_code="sv")
    async with team_bot(server, desk, owners=frozenset({owner.id})):
        owner.sends("/reload")
        under_way, done = await server.next_reply(owner), await server.next_reply(owner)
        assert under_way.text != done.text
