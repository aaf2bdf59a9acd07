"""2. Whose language: each person's own, also within one group."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.languages import LOCALES
from tests.channel.telegram.scenarios.setting import ASKED, BOT, is_in, team_bot
from tests.fakes.bot_api import BotApiServer

LANGUAGES = pytest.mark.parametrize("language", ["fr", "sv", "ko"])


async def test_two_people_in_one_group(server: BotApiServer, desk: Desk) -> None:
    """Each is answered in the language that they write, whatever that of the other."""
    async with team_bot(server, desk):
        anna, jisoo = server.user("Anna", language_code="sv"), server.user("지수", language_code="ko")
        team = server.supergroup("Team")
        login = team.topic("Login", by=anna)
        for person, locale in ((anna, "sv"), (jisoo, "ko"), (anna, "sv"), (jisoo, "ko")):
            asked = person.sends(f"{BOT} {ASKED[locale]}", topic=login)
            reply = await server.next_reply(team)
            assert reply.reply_to is asked
            assert is_in(desk, locale, reply)


@LANGUAGES
async def test_the_language_that_is_written_then_that_of_the_app(
    server: BotApiServer, desk: Desk, language: str
) -> None:
    """Commands say nothing of a language; what was spoken last does, before the app."""
    async with team_bot(server, desk):
        anna, bea = server.user("Anna", language_code="en"), server.user("Bea", language_code=language)
        bea.sends("/check callback-url")
        assert is_in(desk, language, await server.next_reply(bea), "check/callback-url")
        anna.sends(ASKED[language])
        assert is_in(desk, language, await server.next_reply(anna))
        anna.sends("/check callback-url")
        assert is_in(desk, language, await server.next_reply(anna), "check/callback-url")


@LANGUAGES
async def test_a_choice_is_ones_own(server: BotApiServer, desk: Desk, language: str) -> None:
    """/language in a group offers native names; who presses has chosen for themselves, and it stays."""
    async with team_bot(server, desk):
        anna, bea = server.user("Anna", language_code="en"), server.user("Bea", language_code="en")
        team = server.group("Team")
        anna.sends(f"/language{BOT}", team)
        offer = await server.next_reply(team)
        assert {"Français", "Svenska", "한국어", "English"} <= set(offer.labels)
        noted = await server.next_answer(anna.presses(offer, f"language:{language}:en"))
        assert noted["text"]
        assert offer.edits == []
        for person, locale in ((anna, language), (bea, "en")):
            person.sends(f"/check{BOT} callback-url", team)
            assert is_in(desk, locale, await server.next_reply(team), "check/callback-url")


@LANGUAGES
async def test_the_chats_default(server: BotApiServer, desk: Desk, language: str) -> None:
    """For people of whom nothing is known, and for the channel's or group's own voice."""
    async with team_bot(server, desk):
        anna, tui = server.user("Anna", language_code="en"), server.user("Tui", language_code="mi")
        team = server.supergroup("Team")
        team.promotes(anna)
        anna.sends("/settings", team)
        settings = await server.next_reply(team)
        anna.presses(settings, f"chat-language:{language}:en")
        await server.next_edit(settings)
        tui.sends("/check callback-url", team)
        assert is_in(desk, language, await server.next_reply(team), "check/callback-url")
        team.says("/check callback-url")
        assert is_in(desk, language, await server.next_reply(team), "check/callback-url")


@LANGUAGES
async def test_the_channels_default(server: BotApiServer, desk: Desk, language: str) -> None:
    """Set by a post; what a post is written in comes first, and says nothing of the next."""
    other = "fr" if language == "sv" else "sv"
    async with team_bot(server, desk):
        news, anna = server.channel("News"), server.user("Anna", language_code="en")
        news.promotes(anna)
        news.posts(f"/settings{BOT}")
        settings = await server.next_reply(news)
        anna.presses(settings, f"chat-language:{language}:en")
        await server.next_edit(settings)
        news.posts(f"{BOT} {ASKED[other]}")
        assert is_in(desk, other, await server.next_reply(news))
        news.posts(f"/check{BOT} callback-url")
        assert is_in(desk, language, await server.next_reply(news), "check/callback-url")


@LANGUAGES
async def test_an_answer_is_shown_in_another_language_in_place(
    server: BotApiServer, desk: Desk, language: str
) -> None:
    """For the colleague who reads along; the question's edit still changes that answer."""
    others = [other for other in LOCALES if other != language]
    async with team_bot(server, desk):
        anna, bea = server.user("Anna", language_code=language), server.user("Bea", language_code="en")
        team = server.group("Team")
        asked = anna.sends(f"{BOT} {ASKED[language]}", team)
        reply = await server.next_reply(team)
        assert {other.upper() for other in others} <= set(reply.labels)
        assert len(reply.buttons) <= 3
        for other in others:
            bea.presses(reply, other.upper())
            assert is_in(desk, other, await server.next_edit(reply))
        bea.presses(reply, language.upper())
        assert is_in(desk, language, await server.next_edit(reply))
        anna.sends(f"/check{BOT} scopes", team)
        assert is_in(desk, language, await server.next_reply(team), "check/scopes")
        anna.edits(asked, f"/check{BOT} callback-url")
        assert is_in(desk, language, await server.next_edit(reply), "check/callback-url")
    assert len(server.replies(team)) == 2


async def test_menus_and_descriptions_are_there_in_every_language(server: BotApiServer, desk: Desk) -> None:
    """With every command; those of administrators and owners where they belong."""
    owner = server.user("Owner")
    owner.sends("/start")
    async with team_bot(server, desk, owners=frozenset({owner.id})):
        await server.until(lambda: len(server.world.profile.descriptions) >= 1 or None)
        await server.until(lambda: server.world.profile.descriptions.get("") or None)
    for locale in LOCALES:
        code = "" if locale == "en" else locale
        names = {command["command"] for command in server.menus["default", code]}
        assert {"start", "help", "ask", "check", "walk", "validate", "template", "language"} <= names
        assert {"hosting", "feedback", "forget", "about"} <= names
        assert not names & {"stats", "unanswered", "reload", "settings"}
        assert {"stats", "unanswered", "reload"} <= {
            c["command"] for c in server.menus[f"chat {owner.id}", code]
        }
        assert "settings" in {c["command"] for c in server.menus["all_chat_administrators", code]}
