"""What the dialogue is told of the circumstances, and what that costs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot
from telegram.error import NetworkError

from bot.channel.telegram.answering.contexts import Contexts
from bot.channel.telegram.answering.gate import Gate
from bot.channel.telegram.incoming.arrival import Arrival, ChatPlace, itself, key
from bot.dialogue.exchange import Command, Event, Press, Question
from bot.dialogue.session import ChatSettings, Session, Walk
from bot.settings import SecretStr, Settings
from bot.store import Done
from tests.fakes.bot_api import BotApiServer, Chat, Refuse, ServerError, User
from tests.fakes.memory_store import MemoryStore

NOW = 2_000_000_000
SETTINGS = Command("settings")


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    """A bot without anything around it."""
    async with Bot(server.token, base_url=server.base_url) as bot:
        yield bot


def _contexts(bot: Bot, store: MemoryStore | None = None, owners: frozenset[int] = frozenset()) -> Contexts:
    gate = Gate(bot, Settings(token=SecretStr("1:a"), owners=owners))
    return Contexts(bot, store or MemoryStore(), gate, "t.me/ims_doctor_bot", 90)


def _said(what: Event, chat: Chat | User, by: User | None = None, **more: Any) -> Arrival:
    place = ChatPlace(chat.id)
    person = key(by.id) if by else itself(chat.id)
    is_private = isinstance(chat, User)
    return Arrival(person, "sv", place, what, is_private, user_id=by.id if by else None, **more)


async def _is_admin(contexts: Contexts, arrival: Arrival, event: Event) -> bool:
    context = await contexts.context(event, arrival, await contexts.known(arrival), NOW)
    return context.is_chat_admin


async def test_telegram_is_asked_who_administers_only_where_that_matters(
    server: BotApiServer, bot: Bot
) -> None:
    """For commands and buttons of administrators, in chats of many."""
    anna, bea, team = server.user("Anna"), server.user("Bea"), server.group("Team")
    team.promotes(anna)
    team.adds(bea)
    contexts = _contexts(bot)
    for event in (Question("why?"), Command("help"), Press("topics:all:sv")):
        assert not await _is_admin(contexts, _said(event, team, anna), event)
    assert not await _is_admin(contexts, _said(SETTINGS, anna, anna), SETTINGS)
    assert await _is_admin(contexts, _said(SETTINGS, team), SETTINGS)
    assert server.calls_to("getChatMember") == []
    assert await _is_admin(contexts, _said(SETTINGS, team, anna), SETTINGS)
    assert not await _is_admin(contexts, _said(SETTINGS, team, bea), SETTINGS)
    press = Press("unasked:on:sv")
    assert await _is_admin(contexts, _said(press, team, anna), press)
    assert len(server.calls_to("getChatMember")) == 3


async def test_what_telegram_does_not_tell(server: BotApiServer, bot: Bot) -> None:
    """A refusal is no; in an outage the update waits."""
    anna, team = server.user("Anna"), server.group("Team")
    team.promotes(anna)
    arrival = _said(SETTINGS, team, anna)
    server.faults.add(Refuse(400, "Bad Request: member list is inaccessible"), "getChatMember", count=1)
    assert not await _is_admin(_contexts(bot), arrival, SETTINGS)
    server.faults.add(ServerError(502), "getChatMember", count=1)
    with pytest.raises(NetworkError):
        await _is_admin(_contexts(bot), arrival, SETTINGS)


@pytest.mark.parametrize(
    ("is_owner", "name", "has_records"),
    [(True, "stats", True), (True, "help", False), (False, "stats", False)],
)
async def test_figures_are_summed_up_for_the_owner_only(
    server: BotApiServer, bot: Bot, name: str, *, is_owner: bool, has_records: bool
) -> None:
    """And only for the commands that show them; as far back as they are kept."""
    anna = server.user("Anna")
    contexts = _contexts(bot, owners=frozenset({anna.id} if is_owner else ()))
    command = Command(name)
    arrival = _said(command, anna, anna)
    context = await contexts.context(command, arrival, await contexts.known(arrival), NOW)
    assert (context.is_owner, context.records is not None) == (is_owner, has_records)
    if context.records:
        assert context.records.since == NOW - 90 * 86_400
    assert (context.person, context.now, context.address) == (
        f"telegram:{anna.id}",
        NOW,
        "t.me/ims_doctor_bot",
    )


async def test_a_channel_has_no_language_of_its_own(server: BotApiServer, bot: Bot) -> None:
    """But what was chosen for it, and its default; a person keeps what they spoke last."""
    store, news, anna = MemoryStore(), server.channel("News"), server.user("Anna")
    for person in (itself(news.id), key(anna.id)):
        await store.finish(Done(person=person, session=Session(spoken="ko", hosting="hybrid")))
    await store.finish(Done(chat=key(news.id), settings=ChatSettings("fr")))
    contexts = _contexts(bot, store)
    post = await contexts.known(_said(Question("?"), news, is_channel=True))
    assert (post.session.spoken, post.session.usual, post.session.hosting) == (None, "fr", "hybrid")
    comment = await contexts.known(_said(Question("?"), news, anna, is_channel=True))
    assert (comment.session.spoken, comment.session.client) == ("ko", "sv")


async def test_whose_press_it_is(server: BotApiServer, bot: Bot) -> None:
    """Of an administrator under an answer to the chat itself, or in its walk-through: the chat's."""
    store, anna, bea = MemoryStore(), server.user("Anna"), server.user("Bea")
    team = server.group("Team")
    team.promotes(anna)
    team.adds(bea)
    chat = itself(team.id)
    await store.finish(Done(person=chat, session=Session(walk=Walk("abcd", "check/x", ("check/x",)))))
    contexts = _contexts(bot, store)

    async def presser(by: User, action: str, **more: Any) -> str:
        return (await contexts.as_heard(_said(Press(action), team, by, **more))).person

    assert await presser(anna, "topics:all:sv") == key(anna.id)
    assert server.calls_to("getChatMember") == []
    assert await presser(anna, "topics:all:sv", in_name_of=chat) == chat
    assert await presser(anna, "step:abcd.0.ok:sv") == chat
    assert await presser(bea, "step:abcd.0.ok:sv") == key(bea.id)
    assert await presser(bea, "topics:all:sv", in_name_of=chat) == key(bea.id)


async def test_the_page_that_checks_files(server: BotApiServer, bot: Bot) -> None:
    """Telegram takes buttons to Mini Apps in private chats only; elsewhere one leads there."""
    anna, team = server.user("Anna"), server.group("Team")
    gate = Gate(bot, Settings(token=SecretStr("1:a")))
    for web_url, pages in (
        ("https://d.example.com", ["https://d.example.com/mini-app", "https://t.me/b?start=validate"]),
        (None, ["", ""]),
    ):
        contexts = Contexts(bot, MemoryStore(), gate, "t.me/b", 90, web_url=web_url)
        event = Command("validate")
        found = []
        for chat in (anna, team):
            arrival = _said(event, chat, anna)
            found.append(
                (await contexts.context(event, arrival, await contexts.known(arrival), NOW)).check_page
            )
        assert found == pages
