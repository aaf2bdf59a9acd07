"""Who may use the bot, and how often."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot

from bot.channel.rate import TooFast
from bot.channel.telegram.answering.gate import MEMBERSHIP_S, TYPED, Gate
from bot.channel.telegram.incoming.arrival import Arrival, ChatPlace
from bot.dialogue.exchange import Overheard, Question
from bot.settings import SecretStr, Settings
from tests.fakes.bot_api import BotApiServer

ANNA, BEA, TEAM = 7, 8, -100


class _Clock:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    """A bot without anything around it."""
    async with Bot(server.token, base_url=server.base_url) as bot:
        yield bot


def _gate(bot: Bot, clock: _Clock | None = None, **settings: Any) -> Gate:
    return Gate(bot, Settings(token=SecretStr("1:a"), **settings), clock or _Clock())


def _said(user_id: int | None, chat_id: int | None = None, what: Any = None) -> Arrival:
    chat_id = user_id if chat_id is None else chat_id
    assert chat_id is not None
    person = f"telegram:{user_id or chat_id}"
    place, is_private = ChatPlace(chat_id), chat_id > 0
    return Arrival(person, None, place, what or Question("why?"), is_private=is_private, user_id=user_id)


@pytest.mark.parametrize(
    ("settings", "admitted"),
    [
        ({}, {"anna", "bea", "anna-in-team", "bea-in-team", "bea-elsewhere", "team-itself"}),
        ({"people": {ANNA}}, {"anna", "anna-in-team"}),
        ({"chats": {TEAM}}, {"anna-in-team", "bea-in-team", "team-itself"}),
        (
            {"chats": {TEAM}, "people": {BEA}},
            {"bea", "anna-in-team", "bea-in-team", "bea-elsewhere", "team-itself"},
        ),
        ({"people": {99}, "owners": {ANNA}}, {"anna", "anna-in-team"}),
        ({"owners": {ANNA}}, {"anna", "bea", "anna-in-team", "bea-in-team", "bea-elsewhere", "team-itself"}),
    ],
    ids=["nobody-listed", "a-person", "a-chat", "both", "an-owner-always", "owners-are-no-list"],
)
async def test_who_is_admitted(bot: Bot, settings: dict[str, Any], admitted: set[str]) -> None:
    """Everybody, or who is listed, in a chat that is listed, and the owners."""
    listed: dict[str, Any] = {name: frozenset(ids) for name, ids in settings.items()}
    gate = _gate(bot, **listed)
    said = {
        "anna": _said(ANNA),
        "bea": _said(BEA),
        "anna-in-team": _said(ANNA, TEAM),
        "bea-in-team": _said(BEA, TEAM),
        "bea-elsewhere": _said(BEA, -101),
        "team-itself": _said(None, TEAM),
    }
    assert {who for who, arrival in said.items() if await gate.admits(arrival)} == admitted


async def test_members_of_a_listed_chat_are_admitted_in_private(server: BotApiServer, bot: Bot) -> None:
    """Telegram is asked once in ten minutes; who left is a stranger then."""
    anna, bea = server.user("Anna"), server.user("Bea")
    team, lost = server.group("Team"), server.group("Lost", with_bot=False)
    team.adds(anna)
    clock = _Clock()
    gate = _gate(bot, clock, chats=frozenset({team.id, lost.id}))
    for _time in range(3):
        assert await gate.admits(_said(anna.id))
        assert not await gate.admits(_said(bea.id))
    assert not await gate.admits(_said(anna.id, -555))
    asked = len(server.calls_to("getChatMember"))
    assert asked <= 2 * 2
    team.removes(anna)
    assert await gate.admits(_said(anna.id))
    clock.now_s += MEMBERSHIP_S
    assert not await gate.admits(_said(anna.id))
    assert len(server.calls_to("getChatMember")) > asked


async def test_people_and_chats_are_counted(bot: Bot) -> None:
    """Each person, and all of them together in a chat of many."""
    gate = _gate(bot, person_per_minute=2, chat_per_minute=3)
    assert [gate.pace(_said(ANNA, TEAM), n) for n in (1, 2)] == [None, None]
    assert gate.pace(_said(ANNA, TEAM), 3) == TooFast(60, is_news=True)
    assert gate.pace(_said(ANNA), 4) == TooFast(60, is_news=False)
    assert gate.pace(_said(BEA, TEAM), 5) is None
    assert gate.pace(_said(BEA, TEAM), 6) == TooFast(60, is_news=True)
    assert gate.pace(_said(9, TEAM), 7) == TooFast(60, is_news=False)
    assert gate.pace(_said(9), 8) is None


async def test_owners_are_not_counted(bot: Bot) -> None:
    """Nor do they use up what the others have."""
    gate = _gate(bot, person_per_minute=1, chat_per_minute=1, owners=frozenset({ANNA}))
    assert [gate.pace(_said(ANNA, TEAM), n) for n in range(5)] == [None] * 5
    assert gate.pace(_said(BEA, TEAM), 6) is None
    assert all(gate.paces_typing(ANNA, n) for n in range(9))


async def test_talk_among_people_uses_nothing_up(bot: Bot) -> None:
    """What is overheard counts apart."""
    gate = _gate(bot, person_per_minute=1, chat_per_minute=2)
    chatter = [gate.pace(_said(ANNA, TEAM, Overheard("so")), n) for n in range(3)]
    assert chatter == [None, None, TooFast(60, is_news=True)]
    assert gate.pace(_said(ANNA, TEAM), 4) is None


async def test_typing_is_counted_apart(bot: Bot) -> None:
    """Inline mode asks more often than people do."""
    gate = _gate(bot, person_per_minute=2)
    assert [gate.paces_typing(ANNA, n) for n in range(2 * TYPED + 1)] == [True] * 2 * TYPED + [False]
    assert gate.pace(_said(ANNA), 99) is None
