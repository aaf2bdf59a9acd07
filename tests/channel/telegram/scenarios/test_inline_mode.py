"""5. Inline mode: answers to be posted in any chat."""

from __future__ import annotations

import pytest

from bot.channel.telegram.answering.inline_query import CACHE_S
from bot.dialogue.desk import Desk
from tests.channel.telegram.scenarios.setting import team_bot
from tests.fakes.bot_api import BotApiServer, Refuse

WORDS = {"fr": "masque", "sv": "internt namn", "ko": "내부 이름", "en": "callback"}
ITEM = {"en": "check/callback-url", "sv": "check/internal-name", "ko": "check/internal-name"}
LANGUAGES = pytest.mark.parametrize("language", WORDS)


@LANGUAGES
async def test_results_in_the_persons_language(server: BotApiServer, desk: Desk, language: str) -> None:
    """With title and first line; kept for the person only, for the language is theirs."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        query = anna.asks_inline(WORDS[language])
        answer = await server.next_answer(query)
        assert answer["is_personal"] is True
        assert answer["cache_time"] == CACHE_S
        assert 0 < len(query.results) <= 20
        first = query.results[0]
        assert first["title"] == desk.documents.title(ITEM.get(language, "check/association-mask"), language)
        assert first["description"]
        assert first["message_content"]["text"].startswith(first["title"])
        assert all(len(result["id"].encode()) <= 64 for result in query.results)
        assert answer["button"]["start_parameter"] == "setup"
        assert answer["button"]["text"]


@LANGUAGES
async def test_choosing_one_posts_the_check(server: BotApiServer, desk: Desk, language: str) -> None:
    """With one button, which opens the chat with the bot there; the bot does not answer its own post."""
    async with team_bot(server, desk):
        anna, team = server.user("Anna", language_code=language), server.group("Team")
        query = anna.asks_inline(WORDS[language], chat=team)
        await server.next_answer(query)
        posted = anna.chooses(query, query.results[0]["id"], team)
        ((button,),) = posted.buttons
        start = button["url"].partition("?start=")[2]
        anna.sends(f"/start {start}")
        opened = await server.next_reply(anna)
        assert opened.text.startswith(query.results[0]["title"])
        anna.presses_data(posted, "show:check/scopes:en")
        anna.sends("/start setup")
        assert await server.next_reply(anna)
    assert server.replies(team) == []


@LANGUAGES
async def test_nothing_typed_yet(server: BotApiServer, desk: Desk, language: str) -> None:
    """Everything there is to look at."""
    async with team_bot(server, desk):
        query = server.user("Anna", language_code=language).asks_inline("")
        await server.next_answer(query)
        titles = [result["title"] for result in query.results]
        assert desk.documents.title("check/callback-url", language) in titles
        assert len(titles) <= 20


async def test_two_people_type_the_same(server: BotApiServer, desk: Desk) -> None:
    """Each in their language, however often."""
    async with team_bot(server, desk):
        anna, jisoo = server.user("Anna", language_code="sv"), server.user("지수", language_code="ko")
        for _time in range(2):
            for person, locale in ((anna, "sv"), (jisoo, "ko")):
                query = person.asks_inline("")
                await server.next_answer(query)
                assert query.results[0]["title"] == desk.documents.title(
                    desk.documents.in_order("symptom", "check")[0], locale
                )


async def test_a_query_that_is_too_old(
    server: BotApiServer, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody waits for it any more; nothing is logged as an error."""
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    server.faults.add(Refuse(400, late), "answerInlineQuery", count=1)
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code="sv")
        anna.asks_inline("mask")
        await server.next_call("answerInlineQuery")
        query = anna.asks_inline("mask")
        await server.next_answer(query)
        assert query.results
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


async def test_strangers_and_the_hasty_get_an_empty_list(server: BotApiServer, desk: Desk) -> None:
    """Nothing that could be posted, and no way in."""
    anna, bea = server.user("Anna", language_code="sv"), server.user("Bea", language_code="sv")
    async with team_bot(server, desk, people=frozenset({anna.id}), person_per_minute=1):
        stranger = bea.asks_inline("mask")
        answer = await server.next_answer(stranger)
        assert stranger.results == []
        assert "button" not in answer
        queries = [anna.asks_inline("mask") for _time in range(4)]
        for query in queries:
            await server.next_answer(query)
        assert [bool(query.results) for query in queries][-1] is False
        assert queries[-1].answers[0]["cache_time"] == 1
        assert queries[0].results
