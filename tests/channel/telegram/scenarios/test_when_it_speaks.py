"""1. When it speaks: to whom it is spoken to, once, where that was."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from tests.channel.telegram.scenarios.setting import ASKED, BOT, MASK, is_in, team_bot
from tests.fakes.bot_api import BotApiServer, Channel, Supergroup, User

LANGUAGES = pytest.mark.parametrize("language", ["fr", "ko"])


@LANGUAGES
async def test_in_private_always(server: BotApiServer, desk: Desk, language: str) -> None:
    """No mention, no command; zero-width and right-to-left marks around the words change nothing."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        for words in (ASKED[language], f"\u200f\u202b{ASKED[language]}\u202c\u200b"):
            anna.sends(words)
            assert is_in(desk, language, await server.next_reply(anna))
    assert len(server.replies(anna)) == 2


@LANGUAGES
async def test_in_a_topic_when_addressed(server: BotApiServer, desk: Desk, language: str) -> None:
    """By mention, by command with and without its name, by reply; answered there, as a reply."""
    server.bot.privacy_mode = False
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        login = team.topic("Login", by=anna)
        anna.sends(ASKED[language], topic=login)
        anna.sends(f"/ask@other_bot {ASKED[language]}", topic=login)
        for words in (f"{BOT} {ASKED[language]}", f"/ask {ASKED[language]}", f"/ask{BOT} {ASKED[language]}"):
            asked = anna.sends(words, topic=login)
            reply = await server.next_reply(team)
            assert (reply.topic, reply.reply_to) == (login, asked)
            assert is_in(desk, language, reply)
        anna.sends(MASK[language], topic=login, reply_to=reply)
        assert is_in(desk, language, await server.next_reply(team), "check/association-mask")
    assert len(server.replies(team)) == 4


@LANGUAGES
async def test_unasked_where_the_administrators_wish_it(
    server: BotApiServer, desk: Desk, language: str
) -> None:
    """When it is very sure, once per question; commands, other bots and small talk are passed over."""
    server.bot.privacy_mode = False
    async with team_bot(server, desk):
        anna, bea = server.user("Anna", language_code=language), server.user("Bea", language_code="en")
        team = server.supergroup("Team")
        team.promotes(anna)
        bea.sends(ASKED[language], team)
        bea.sends("/settings", team)
        refused = await server.next_reply(team)
        assert refused.buttons == [] or not any("unasked" in str(row) for row in refused.buttons)
        anna.sends("/settings", team)
        settings = await server.next_reply(team)
        (help_unasked,) = [
            b for row in settings.buttons for b in row if "unasked" in b.get("callback_data", "")
        ]
        denied = await server.next_answer(bea.presses(settings, help_unasked["callback_data"]))
        assert denied["text"]
        anna.presses(settings, help_unasked["callback_data"])
        await server.next_edit(settings)
        robot = server.user("Robot", is_bot=True)
        robot.sends(ASKED[language], team)
        bea.sends("/weather", team)
        bea.sends("Lunch?", team)
        asked = bea.sends(ASKED[language], team)
        reply = await server.next_reply(team)
        assert reply.reply_to is asked
        assert desk.documents.title("symptom/redirected-to-adobe", language) in reply.text
        assert asked.update_id
        server.redeliver(asked.update_id)
        bea.sends(f"{BOT} {MASK[language]}", team)
        assert is_in(desk, language, await server.next_reply(team), "check/association-mask")
    assert len(server.replies(team)) == 4


@LANGUAGES
async def test_an_edited_question_has_its_answer_edited(
    server: BotApiServer, desk: Desk, language: str
) -> None:
    """There is never a second one."""
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code=language), server.group("Team")
        asked = anna.sends(f"{BOT} {ASKED[language]}", team)
        reply = await server.next_reply(team)
        anna.edits(asked, f"{BOT} {MASK[language]}")
        assert is_in(desk, language, await server.next_edit(reply), "check/association-mask")
    assert server.replies(team) == [reply]


def _channel(server: BotApiServer, anna: User) -> tuple[Channel, Supergroup]:
    news, talk = server.channel("News"), server.supergroup("News talk")
    news.is_discussed_in(talk)
    talk.adds(anna)
    return news, talk


@LANGUAGES
async def test_in_a_channel_when_mentioned(server: BotApiServer, desk: Desk, language: str) -> None:
    """In the language of the post; its edit changes the answer; the copy in the linked group is nothing."""
    server.bot.privacy_mode = False
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code="en")
        news, talk = _channel(server, anna)
        news.posts(ASKED[language])
        news.posts("/help")
        post = news.posts(f"{BOT} {ASKED[language]}")
        reply = await server.next_reply(news)
        assert reply.reply_to is post
        assert is_in(desk, language, reply)
        news.edits(post, f"{BOT} {MASK[language]}")
        assert is_in(desk, language, await server.next_edit(reply), "check/association-mask")
        copy = next(message for message in server.messages(talk) if message.text == post.edits[0])
        comment = anna.sends(f"{BOT} {ASKED[language]}", talk, reply_to=copy)
        answer = await server.next_reply(talk)
        assert (answer.reply_to, answer.thread_id) == (comment, copy.message_id)
    assert (server.replies(news), server.replies(talk)) == ([reply], [answer])


async def test_never_to_itself(server: BotApiServer, desk: Desk) -> None:
    """Neither to its words passed on, nor to what somebody posted through it."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code="sv")
        anna.sends(ASKED["sv"])
        reply = await server.next_reply(anna)
        anna.forwards(reply)
        query = anna.asks_inline("mask")
        await server.next_answer(query)
        anna.chooses(query, query.results[0]["id"], anna.chat)
        anna.sends(MASK["sv"])
        assert is_in(desk, "sv", await server.next_reply(anna), "check/association-mask")
    assert len(server.replies(anna)) == 2


@LANGUAGES
async def test_an_anonymous_administrator_is_a_person_like_others(
    server: BotApiServer, desk: Desk, language: str
) -> None:
    """Whose buttons work for whoever administers the group, and for nobody else."""
    async with team_bot(server, desk):
        anna, bea = server.user("Anna", language_code=language), server.user("Bea", language_code="en")
        team = server.supergroup("Team")
        team.promotes(anna)
        team.adds(bea)
        asked = team.says(f"{BOT} {ASKED[language]}")
        reply = await server.next_reply(team)
        assert reply.reply_to is asked
        assert is_in(desk, language, reply)
        team.says(f"/walk{BOT} redirected-to-adobe")
        step = await server.next_reply(team)
        ok = step.labels[0]
        assert (await server.next_answer(bea.presses(step, ok)))["show_alert"]
        anna.presses(step, ok)
        await server.next_edit(step)
        anna.presses_data(reply, f"guide:symptom/redirected-to-adobe:{language}")
        step = await server.next_reply(team)
        assert step.reply_to is reply
        assert (await server.next_answer(bea.presses(step, step.labels[0])))["show_alert"]
        anna.presses(step, step.labels[0])
        await server.next_edit(step)
