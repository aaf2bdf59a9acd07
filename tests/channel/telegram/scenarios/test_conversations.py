"""12. Conversations: in private, in a group and its topics, two people in one chat, across a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.dialogue.desk import Desk
from bot.languages import LOCALES
from bot.store import SqlStore
from tests.channel.telegram.scenarios.setting import ASKED, BOT, is_in, team_bot
from tests.fakes.bot_api import BotApiServer
from tests.said import in_each

NAME = in_each("name")
WHERE = in_each("where")
STILL = in_each("still")
LANGUAGES = pytest.mark.parametrize("language", LOCALES)


@LANGUAGES
async def test_in_private(server: BotApiServer, desk: Desk, language: str) -> None:
    """A follow-up is answered from the page at hand, then the next check comes."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        anna.sends(ASKED[language])
        assert is_in(desk, language, await server.next_reply(anna))
        anna.sends(WHERE[language])
        assert is_in(desk, language, await server.next_reply(anna))
        anna.sends(STILL[language])
        assert desk.documents.title("check/server-restart", language) in (await server.next_reply(anna)).text


@LANGUAGES
async def test_two_people_and_two_topics(server: BotApiServer, desk: Desk, language: str) -> None:
    """Nobody is answered from what somebody else was told, nor from another topic."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        bea = server.user("Bea", language_code=language)
        team = server.supergroup("Team")
        login, other = team.topic("Login", by=anna), team.topic("Other", by=anna)
        anna.sends(f"{BOT} {ASKED[language]}", topic=login)
        assert is_in(desk, language, await server.next_reply(team))
        bea.sends(f"{BOT} {NAME[language]}", topic=login)
        assert is_in(desk, language, await server.next_reply(team), "check/internal-name")
        anna.sends(f"{BOT} {WHERE[language]}", topic=login)
        assert is_in(desk, language, await server.next_reply(team))
        anna.sends(f"{BOT} {WHERE[language]}", topic=other)
        assert not is_in(desk, language, await server.next_reply(team))


async def test_a_reply_to_an_old_answer(server: BotApiServer, desk: Desk) -> None:
    """Its subject counts, not the latest."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code="en")
        team = server.group("Team")
        anna.sends(f"{BOT} {ASKED['en']}", team)
        old = await server.next_reply(team)
        anna.sends(f"{BOT} {NAME['en']}", team)
        assert is_in(desk, "en", await server.next_reply(team), "check/internal-name")
        anna.sends(WHERE["en"], team, reply_to=old)
        assert is_in(desk, "en", await server.next_reply(team))


async def test_across_a_restart(server: BotApiServer, desk: Desk, tmp_path: Path) -> None:
    """The conversation goes on where it was."""
    url = f"sqlite:///{tmp_path}/bot.sqlite3"
    anna = server.user("Anna", language_code="en")
    async with await SqlStore.open(url) as store, team_bot(server, desk, store):
        anna.sends(NAME["en"])
        assert is_in(desk, "en", await server.next_reply(anna), "check/internal-name")
    async with await SqlStore.open(url) as store, team_bot(server, desk, store):
        anna.sends(WHERE["en"])
        assert is_in(desk, "en", await server.next_reply(anna), "check/internal-name")
