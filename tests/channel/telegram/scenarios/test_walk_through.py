"""4. Guided walk-through: check after check or step after step, in one message, by the one who asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.dialogue.desk import Desk
from bot.store import SqlStore
from tests.channel.telegram.scenarios.setting import ASKED, BOT, hurried, is_in, team_bot
from tests.fakes.bot_api import BotApiServer, Message

LANGUAGES = pytest.mark.parametrize("language", ["sv", "ko"])


def _data(message: Message, said: str) -> str:
    """The data of the button that says something: ok, no, fixed, unknown, back, stop."""
    found: Iterator[str] = (
        button["callback_data"]
        for row in message.buttons
        for button in row
        if f".{said}:" in button.get("callback_data", "")
    )
    return next(found)


def _progress(message: Message) -> str:
    return message.text.partition(" ")[0]


@LANGUAGES
async def test_only_who_asked_may_press(server: BotApiServer, desk: Desk, language: str) -> None:
    """Others are told so in a window, in their own language; nothing else changes."""
    async with team_bot(server, desk):
        anna, bea = server.user("Anna", language_code=language), server.user("Bea", language_code="fr")
        team = server.supergroup("Team")
        login = team.topic("Login", by=anna)
        anna.sends(f"/walk{BOT} no-matching-right", topic=login)
        step = await server.next_reply(team)
        before = step.text
        press = bea.presses(step, _data(step, "ok"))
        answer = await server.next_answer(press)
        assert answer["show_alert"]
        assert "/walk" in answer["text"]
        assert step.text == before
        anna.presses(step, _data(step, "ok"))
        assert _progress(await server.next_edit(step)).startswith("2/")
    assert len(server.replies(team)) == 1


@LANGUAGES
async def test_from_a_symptom_to_the_restart(server: BotApiServer, desk: Desk, language: str) -> None:
    """Not OK shows the remedy, fixed leads on, back leads back, and the end reminds of the restart."""
    async with team_bot(server, desk):
        anna = server.user("Anna", language_code=language)
        anna.sends(ASKED[language])
        answer = await server.next_reply(anna)
        anna.presses(
            answer,
            next(b["callback_data"] for row in answer.buttons for b in row if "guide" in b["callback_data"]),
        )
        step = await server.next_reply(anna)
        first = _progress(step)
        anna.presses(step, _data(step, "no"))
        remedy = await server.next_edit(step)
        assert _progress(remedy) == first
        anna.presses(step, _data(step, "fixed"))
        await server.next_edit(step)
        anna.presses(step, _data(step, "back"))
        assert _progress(await server.next_edit(step)) == first
        for _step in range(20):
            said = "fixed" if any(".fixed:" in str(row) for row in step.buttons) else "no"
            if not any(f".{said}:" in str(row) for row in step.buttons):
                said = "ok" if any(".ok:" in str(row) for row in step.buttons) else ""
            if not said:
                break
            anna.presses(step, _data(step, said))
            await server.next_edit(step)
        assert not any("step:" in str(row) for row in step.buttons)
        assert "🔧" in step.text
    assert len(server.replies(anna)) == 2


@LANGUAGES
async def test_it_survives_a_restart(server: BotApiServer, desk: Desk, language: str, tmp_path: Path) -> None:
    """And an old press of it changes nothing."""
    url = f"sqlite:///{tmp_path}/bot.sqlite3"
    anna = server.user("Anna", language_code=language)
    async with await SqlStore.open(url) as store, team_bot(server, desk, store):
        anna.sends("/walk no-matching-right")
        step = await server.next_reply(anna)
        old = _data(step, "ok")
        anna.presses(step, old)
        await server.next_edit(step)
    async with await SqlStore.open(url) as store, team_bot(server, desk, store):
        press = anna.presses_data(step, old)
        assert (await server.next_answer(press))["text"]
        anna.presses(step, _data(step, "unknown"))
        assert _progress(await server.next_edit(step)).startswith("3/")
        anna.presses(step, _data(step, "stop"))
        assert "❓" in (await server.next_edit(step)).text


@LANGUAGES
async def test_the_steps_of_a_topic(server: BotApiServer, desk: Desk, language: str, tmp_path: Path) -> None:
    """In a topic of a group: begun from the answer, done, stuck, restarted meanwhile, to the last step."""
    url, title = f"sqlite:///{tmp_path}/bot.sqlite3", desk.documents.title("topic/tenant-name", language)
    anna, bea = server.user("Anna", language_code=language), server.user("Bea", language_code="fr")
    team = server.supergroup("Team")
    setup = team.topic("IMS", by=anna)
    async with await SqlStore.open(url) as store, team_bot(server, desk, store):
        anna.sends(f"/walk{BOT} {title}", topic=setup)
        step = await server.next_reply(team)
        assert step.text.startswith(f"1/4 · {title}")
        press = bea.presses(step, _data(step, "ok"))
        assert (await server.next_answer(press))["show_alert"]
        old = _data(step, "ok")
        anna.presses(step, old)
        assert _progress(await server.next_edit(step)) == "2/4"
    async with await SqlStore.open(url) as store, team_bot(server, desk, store):
        stale = anna.presses_data(step, old)
        assert (await server.next_answer(stale))["text"]
        anna.presses(step, _data(step, "no"))
        stuck = await server.next_edit(step)
        assert _progress(stuck) == "2/4"
        assert any("ticket:" in str(row) for row in stuck.buttons)
        for said in ("open", "ok"):
            anna.presses(step, _data(step, said))
            await server.next_edit(step)
        restart = desk.documents.title("check/server-restart", language)
        assert step.text.startswith(f"4/4 · {restart}")
        anna.presses(step, _data(step, "ok"))
        ended = await server.next_edit(step)
        assert {"✅", "❌"} <= set(ended.text)
        assert not any("step:" in str(row) for row in ended.buttons)
    assert len(server.replies(team)) == 1


async def test_two_walk_throughs_in_one_group(server: BotApiServer, desk: Desk) -> None:
    """Each in its person's language; neither disturbs the other."""
    async with team_bot(server, desk):
        anna, jisoo = server.user("Anna", language_code="sv"), server.user("지수", language_code="ko")
        team = server.group("Team")
        anna.sends(f"/walk{BOT} callback-url", team)
        hers = await server.next_reply(team)
        jisoo.sends(f"/walk{BOT} callback-url", team)
        his = await server.next_reply(team)
        title = desk.documents.title
        assert title("check/callback-url", "sv") in hers.text
        assert title("check/callback-url", "ko") in his.text
        anna.presses(hers, _data(hers, "no"))
        await server.next_edit(hers)
        jisoo.presses(his, _data(his, "no"))
        await server.next_edit(his)


@LANGUAGES
async def test_an_idle_one_ends(server: BotApiServer, desk: Desk, language: str) -> None:
    """Whoever comes back to it is told, with what was found so far."""
    async with team_bot(server, hurried(desk, walk_idle_s=-1)):
        anna = server.user("Anna", language_code=language)
        anna.sends("/walk callback-url")
        step = await server.next_reply(anna)
        press = anna.presses(step, _data(step, "ok"))
        assert "/walk" in (await server.next_answer(press))["text"]
        assert not any("step:" in str(row) for row in step.buttons)
        anna.sends("/check scopes")
        assert is_in(desk, language, await server.next_reply(anna), "check/scopes")
