"""9. Who may use it: lists, limits, and the greeting of a newcomer."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.dialogue import notices
from bot.dialogue.desk import Desk
from bot.store import SqlStore
from tests.channel.telegram.scenarios.setting import ASKED, BOT, is_in, said, team_bot
from tests.fakes.bot_api import BotApiServer

LANGUAGES = pytest.mark.parametrize("language", ["fr", "ko"])


@LANGUAGES
async def test_a_stranger_gets_one_line_once(
    server: BotApiServer, desk: Desk, language: str, tmp_path: Path
) -> None:
    """In their language, also across a restart; those on the list are answered."""
    anna, eve = server.user("Anna", language_code=language), server.user("Eve", language_code=language)
    url, people = f"sqlite:///{tmp_path}/bot.sqlite3", frozenset({anna.id})
    for start in range(2):
        async with await SqlStore.open(url) as store, team_bot(server, desk, store, people=people):
            for words in (ASKED[language], "/help", "/start"):
                eve.sends(words)
            eve.sends_document(b"a: 1", "a.yaml")
            if start == 0:
                line = await server.next_reply(eve)
                assert line.text == said(notices.turned_away(), language)
            anna.sends(ASKED[language])
            assert is_in(desk, language, await server.next_reply(anna))
            await server.confirmed()
            eve.sends("please")
            anna.sends("/about")
            await server.next_reply(anna)
    assert len(server.replies(eve)) == 1
    assert server.calls_to("getFile") == []


@LANGUAGES
async def test_a_group_that_is_not_listed(server: BotApiServer, desk: Desk, language: str) -> None:
    """One line for all; who is on the list, and the owner, are answered there too."""
    server.bot.privacy_mode = False
    eve, mal = server.user("Eve", language_code=language), server.user("Mal", language_code="en")
    owner = server.user("Owner", language_code=language)
    team, others = server.group("Team"), server.group("Others")
    async with team_bot(server, desk, chats=frozenset({team.id}), owners=frozenset({owner.id})):
        eve.sends("just talking", others)
        eve.sends(f"{BOT} {ASKED[language]}", others)
        line = await server.next_reply(others)
        assert line.text == said(notices.turned_away(), language)
        mal.sends(f"{BOT} {ASKED['en']}", others)
        eve.sends("/help", others)
        owner.sends(f"{BOT} {ASKED[language]}", others)
        answer = await server.next_reply(others)
        assert is_in(desk, language, answer)
        assert (await server.next_answer(mal.presses(answer, answer.labels[0]))).get("text") is None
        mal.sends(f"{BOT} {ASKED['en']}", team)
        assert is_in(desk, "en", await server.next_reply(team))
        mal.sends(ASKED["en"])
        assert is_in(desk, "en", await server.next_reply(mal))  # a member of the team
        eve.sends(ASKED[language])
        assert (await server.next_reply(eve)).text == said(notices.turned_away(), language)
    assert len(server.replies(others)) == 2


@LANGUAGES
async def test_who_asks_too_fast_is_told_once(server: BotApiServer, desk: Desk, language: str) -> None:
    """Messages and presses count; the owner may ask as fast as they like."""
    owner, anna = server.user("Owner", language_code=language), server.user("Anna", language_code=language)
    async with team_bot(server, desk, person_per_minute=2, owners=frozenset({owner.id})):
        anna.sends(ASKED[language])
        reply = await server.next_reply(anna)
        await server.next_answer(anna.presses(reply, reply.labels[0]))
        await server.next_reply(anna)
        anna.sends(ASKED[language])
        line = await server.next_reply(anna)
        assert any(character.isdigit() for character in line.text)
        assert not is_in(desk, language, line)
        press = anna.presses(reply, reply.labels[0])
        assert (await server.next_answer(press)).get("text") is None
        for _time in range(5):
            anna.sends(ASKED[language])
            owner.sends(ASKED[language])
            assert is_in(desk, language, await server.next_reply(owner))
    assert len(server.replies(anna)) == 3


async def test_a_press_that_is_too_fast(server: BotApiServer, desk: Desk) -> None:
    """Is told in a window, for a message would only add to the noise."""
    async with team_bot(server, desk, person_per_minute=1):
        anna = server.user("Anna", language_code="sv")
        anna.sends(ASKED["sv"])
        reply = await server.next_reply(anna)
        answer = await server.next_answer(anna.presses(reply, reply.labels[0]))
        assert answer["show_alert"]
    assert len(server.replies(anna)) == 1


async def test_a_crowd_in_one_chat(server: BotApiServer, desk: Desk) -> None:
    """All together may ask so often; one notice, and other chats notice nothing."""
    async with team_bot(server, desk, chat_per_minute=2):
        team = server.group("Team")
        people = [
            server.user(f"P{n}", language_code=locale) for n, locale in enumerate(("sv", "ko", "fr", "en"))
        ]
        for person in people:
            person.sends(f"/check{BOT} scopes", team)
        for locale in ("sv", "ko"):
            assert is_in(desk, locale, await server.next_reply(team), "check/scopes")
        assert not is_in(desk, "fr", await server.next_reply(team), "check/scopes")
        people[3].sends("/check scopes")
        assert is_in(desk, "en", await server.next_reply(people[3]), "check/scopes")
    assert len(server.replies(team)) == 3


@LANGUAGES
async def test_a_newcomer_is_greeted(server: BotApiServer, desk: Desk, language: str) -> None:
    """In the language of who added the bot, once; not when it is promoted or removed."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        team = server.supergroup("Team", with_bot=False)
        team.adds_bot(anna)
        greeting = await server.next_reply(team)
        assert greeting.text == "\n\n".join(
            "".join(span.text for span in block.inline) for block in notices.joined(language).blocks
        )
        team.promotes_bot(anna)
        team.demotes_bot(anna)
        news = server.channel("News", with_bot=False)
        news.adds_bot(anna)
        assert (await server.next_reply(news)).text == greeting.text
        silent = server.channel("Silent", with_bot=False)
        silent.promotes_bot(anna, can_post_messages=False)
        team.kicks_bot(anna)
        anna.sends("/about")
        await server.next_reply(anna)
    assert len(server.replies(team)) == 1
    assert server.replies(silent) == []


async def test_a_stranger_who_adds_the_bot(server: BotApiServer, desk: Desk) -> None:
    """The chat is told once that the bot is not for it."""
    owner, eve = server.user("Owner", language_code="sv"), server.user("Eve", language_code="fr")
    async with team_bot(server, desk, people=frozenset({owner.id})):
        others = server.group("Others", with_bot=False)
        others.adds_bot(eve)
        assert (await server.next_reply(others)).text == said(notices.turned_away(), "fr")
        eve.sends(f"{BOT} {ASKED['fr']}", others)
        ours = server.group("Ours", with_bot=False)
        ours.adds_bot(owner)
        assert (await server.next_reply(ours)).text != said(notices.turned_away(), "sv")
    assert len(server.replies(others)) == 1
