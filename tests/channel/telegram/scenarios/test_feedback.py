"""8. Feedback: 👍 and 👎 by button and reaction, one question, and what the owner reads of it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.store import Store
from tests.channel.telegram.scenarios.setting import ASKED, BOT, REDIRECTED, team_bot
from tests.fakes.bot_api import BotApiServer

LANGUAGES = pytest.mark.parametrize("language", ["fr", "ko"])


async def _ratings(store: Store) -> list[tuple[str, int, int]]:
    return [(f.item, f.good, f.bad) for f in (await store.records(0)).feedback]


@LANGUAGES
async def test_by_button(server: BotApiServer, desk: Desk, language: str) -> None:
    """👍 is thanked in passing; 👎 asks one question; another rating replaces the first."""
    async with team_bot(server, desk) as store:
        anna, team = server.user("Anna", language_code=language), server.group("Team")
        anna.sends(f"{BOT} {ASKED[language]}", team)
        reply = await server.next_reply(team)
        thanks = await server.next_answer(anna.presses_data(reply, f"good:{REDIRECTED}:{language}"))
        assert thanks["text"]
        assert not thanks.get("show_alert")
    assert await _ratings(store) == [(REDIRECTED, 1, 0)]
    async with team_bot(server, desk, store):
        anna.presses_data(reply, f"bad:{REDIRECTED}:{language}")
        why = await server.next_reply(team)
        assert (len(why.labels), why.reply_to) == (3, reply)
        thanked = await server.next_answer(anna.presses(why, f"missing:{REDIRECTED}:{language}"))
        assert thanked["text"]
    assert why.edits == []
    (feedback,) = (await store.records(0)).feedback
    assert (feedback.good, feedback.bad, feedback.complaints) == (0, 1, (("missing", 1),))


@LANGUAGES
@pytest.mark.parametrize("where", ["private", "group"])
async def test_by_reaction(server: BotApiServer, desk: Desk, language: str, where: str) -> None:
    """In groups the bot hears of them as an administrator; what is taken back counts for nothing."""
    async with team_bot(server, desk) as store:
        anna, team = server.user("Anna", language_code=language), server.supergroup("Team")
        team.promotes_bot(anna)
        chat = team if where == "group" else anna.chat
        asked = anna.sends(f"{BOT} {ASKED[language]}", chat)
        reply = await server.next_reply(chat)
        anna.reacts(asked, "👎")
        anna.reacts(reply, "❤")
        anna.reacts(reply, "👍")
        anna.reacts(reply)
        anna.reacts(reply, "👎")
        why = await server.next_reply(chat)
        assert (why.reply_to, len(why.labels)) == (reply, 3)
        await server.next_answer(anna.presses(why, why.labels[0]))
    assert bool(why.edits) == (where == "private")  # in a group it stays, for others may press, too
    assert await _ratings(store) == [(REDIRECTED, 0, 1)]
    assert len(server.replies(chat)) == 2


async def test_two_people_rate_one_answer(server: BotApiServer, desk: Desk) -> None:
    """Also after it was shown in another language: it is still that answer."""
    async with team_bot(server, desk) as store:
        anna, jisoo = server.user("Anna", language_code="sv"), server.user("지수", language_code="ko")
        team = server.supergroup("Team")
        team.promotes_bot(anna)
        anna.sends(f"{BOT} {ASKED['sv']}", team)
        reply = await server.next_reply(team)
        jisoo.presses(reply, "KO")
        await server.next_edit(reply)
        jisoo.reacts(reply, "👍")
        anna.reacts(reply, "👎")
        await server.next_reply(team)
    assert await _ratings(store) == [(REDIRECTED, 1, 1)]


@LANGUAGES
async def test_what_the_owner_reads(server: BotApiServer, desk: Desk, language: str) -> None:
    """Unanswered questions as a draft for the catalogue, without names and secrets."""
    owner, anna = server.user("Owner", language_code=language), server.user("Anna", language_code=language)
    words = {"fr": "comment changer la couleur du logo pour anna.svensson@example.com ?"}
    question = words.get(language, "anna.svensson@example.com 로고 색상은 어떻게 바꾸나요?")
    async with team_bot(server, desk, owners=frozenset({owner.id})):
        anna.sends(question)
        await server.next_reply(anna)
        owner.sends("/unanswered")
        answer = await server.next_reply(owner)
        assert "anna.svensson" not in answer.text
        for document in server.documents:
            assert b"anna.svensson" not in document.content
        owner.sends("/stats")
        assert (await server.next_reply(owner)).text


@LANGUAGES
async def test_being_forgotten(server: BotApiServer, desk: Desk, language: str) -> None:
    """With a confirmation that only the person may give; ratings go, too."""
    async with team_bot(server, desk) as store:
        anna, bea = server.user("Anna", language_code="en"), server.user("Bea", language_code="en")
        team = server.group("Team")
        anna.sends(f"/language {language}")
        await server.next_reply(anna)
        anna.sends(ASKED[language])
        reply = await server.next_reply(anna)
        await server.next_answer(anna.presses_data(reply, f"good:{REDIRECTED}:{language}"))
    assert await _ratings(store)
    async with team_bot(server, desk, store):
        anna.sends(f"/forget{BOT}", team)
        question = await server.next_reply(team)
        assert (await server.next_answer(bea.presses(question, question.labels[0])))["show_alert"]
        anna.presses(question, question.labels[0])
        await server.next_edit(question)
    assert await _ratings(store) == []
    assert (await store.session(f"telegram:{anna.id}")).chosen is None
