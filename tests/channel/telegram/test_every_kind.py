"""docs/telegram.md says what comes of each kind of update and of message; here one of each is played."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from telegram import Message, Update

from bot.channel.telegram.api.service_messages import SERVICE as KNOWN_SERVICE
from bot.channel.telegram.incoming.intake import ALLOWED_UPDATES
from bot.dialogue.desk import Desk
from tests.channel.telegram.running import running
from tests.channel.telegram.scenarios.setting import ASKED, BOT, team_bot
from tests.fakes.bot_api import BotApiServer
from tests.fakes.bot_api.every_kind import SENT, SERVICE, UPDATES
from tests.fakes.bot_api.updates import KINDS
from tests.fakes.memory_store import MemoryStore

PAGE = Path(__file__).resolve().parents[3] / "docs" / "telegram.md"
NAMES = re.compile(r"`(\w+)`")
_NO_CONTENT = {
    "author_signature",
    "business_connection_id",
    "caption",
    "caption_entities",
    "chat",
    "date",
    "direct_messages_topic",
    "edit_date",
    "effect_id",
    "entities",
    "external_reply",
    "forward_origin",
    "from_user",
    "guest_bot_caller_chat",
    "guest_bot_caller_user",
    "guest_query_id",
    "has_media_spoiler",
    "has_protected_content",
    "is_automatic_forward",
    "is_from_offline",
    "is_paid_post",
    "is_topic_message",
    "link_preview_options",
    "media_group_id",
    "message_id",
    "message_thread_id",
    "paid_star_count",
    "quote",
    "reply_markup",
    "reply_to_checklist_task_id",
    "reply_to_message",
    "reply_to_poll_option_id",
    "reply_to_story",
    "sender_boost_count",
    "sender_business_bot",
    "sender_chat",
    "sender_tag",
    "show_caption_above_media",
    "suggested_post_info",
    "via_bot",
}
"""What goes along with a message."""
HEARD = {
    "an answer": "hej",
    "findings": "a.yaml, 4 bytes",
    "a line that pictures cannot be read": "picture 0",
    "a line that words and files can be read": "not-text 0",
}
"""What the small dialogue of these tests says where the page says this."""


def _table(head: str) -> dict[str, list[str]]:
    """The rows under a heading of columns: other cells by the name in the first."""
    rows = PAGE.read_text("utf-8").partition(f"| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return {name: rest for first, *rest in cells for name in NAMES.findall(first)}


KIND_ROWS, SENT_ROWS = _table("kind"), _table("what people send")
SERVICE_ROWS = _table("what Telegram says of itself")


def test_the_page_lists_what_there_is() -> None:
    """All of the Bot API's version, and all that the library knows: a newer one may bring more."""
    assert list(KIND_ROWS) == list(KINDS)
    assert {str(kind) for kind in Update.ALL_TYPES} <= KIND_ROWS.keys()
    assert SENT_ROWS.keys() == SENT.keys()
    assert SERVICE_ROWS.keys() == SERVICE.keys() == KNOWN_SERVICE
    known = {slot for slot in Message.__slots__ if not slot.startswith("_")}
    assert known - _NO_CONTENT <= SENT.keys() | SERVICE.keys()


def test_what_is_asked_for() -> None:
    """No more and no less."""
    assert {kind for kind, (asked, _does) in KIND_ROWS.items() if asked == "yes"} == set(ALLOWED_UPDATES)
    assert {asked for asked, _does in KIND_ROWS.values()} == {"yes", "no"}
    assert all(bool(does) == (asked == "yes") for asked, does in KIND_ROWS.values())


async def test_kinds_that_nobody_asked_for(server: BotApiServer, caplog: pytest.LogCaptureFixture) -> None:
    """Telegram leaves them out; those that come all the same are done with, in silence."""
    anna = server.user("Anna")
    unasked = [kind for kind, (asked, _does) in KIND_ROWS.items() if asked == "no"]
    assert set(unasked) == UPDATES.keys()
    async with running(server):
        for kind in unasked:
            assert server.push(kind, UPDATES[kind]) is None
            server.push(kind, UPDATES[kind], unasked=True)
        anna.sends("hej")
        await server.next_reply(anna)
        await server.confirmed()
    assert [call.method for call in server.calls if call.method.startswith(("send", "answer"))] == [
        "sendMessage"
    ]
    assert [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")] == []


@pytest.mark.parametrize("name", SENT_ROWS)
async def test_what_people_send(server: BotApiServer, name: str) -> None:
    """In private."""
    anna = server.user("Anna")
    content = SENT[name]
    if name == "document":
        content = {"document": anna.sends_document(b"a: 1", "a.yaml").content["document"]}
    said = next(words for words in HEARD if SENT_ROWS[name][0].startswith(words))
    async with running(server):
        anna.sends_content(content)
        await server.until(lambda: len(server.replies(anna)) == len(anna.chat.messages) / 2)
    assert {reply.text for reply in server.replies(anna)} == {f"Heard: {HEARD[said]}"}


async def test_what_people_send_each_other(server: BotApiServer) -> None:
    """In a group nothing is said to what is not for the bot, which may hear all."""
    server.bot.privacy_mode = False
    anna, team = server.user("Anna"), server.supergroup("Team")
    async with running(server):
        for content in SENT.values():
            anna.sends_content(content, team)
        anna.sends(f"{BOT} hej", team)
        assert (await server.next_reply(team)).text == "Heard: hej"
    assert len(server.replies(team)) == 1


@pytest.mark.parametrize("where", ["private", "group"])
async def test_what_telegram_says_of_itself(server: BotApiServer, where: str) -> None:
    """Nobody waits for an answer."""
    anna, team = server.user("Anna"), server.supergroup("Team")
    chat = anna.chat if where == "private" else team
    moves = {name for name, (does,) in SERVICE_ROWS.items() if does != "nothing"}
    assert moves == {"migrate_to_chat_id", "migrate_from_chat_id"}
    async with running(server):
        for name in SERVICE.keys() - moves:
            assert anna.sends_content(SERVICE[name], chat).update_id
        anna.sends("/ask hej", chat)
        assert (await server.next_reply(chat)).text == "Heard: /ask hej"
    assert len(server.replies(chat)) == 1


async def test_a_group_that_moves(server: BotApiServer) -> None:
    """Its settings do, too; nothing is said."""
    moves, store = [], MemoryStore()

    async def move_chat(old: str, new: str) -> None:
        moves.append((old, new))

    store.move_chat = move_chat  # type: ignore[method-assign]
    anna, team = server.user("Anna"), server.group("Team")
    async with running(server, store=store):
        anna.sends_content(SERVICE["migrate_to_chat_id"], team)
        anna.sends_content(SERVICE["migrate_from_chat_id"], team)
        anna.sends("/ask hej", team)
        await server.next_reply(team)
    here, there = f"telegram:{team.id}", "telegram:-1008"
    assert moves == [(here, there), (there, here)]
    assert len(server.replies(team)) == 1


Scene: TypeAlias = Callable[[BotApiServer], Awaitable[None]]


async def _message(server: BotApiServer) -> None:
    anna = server.user("Anna")
    anna.sends(ASKED["en"])
    assert (await server.next_reply(anna)).labels


async def _edited_message(server: BotApiServer) -> None:
    anna = server.user("Anna")
    asked = anna.sends(ASKED["en"])
    reply = await server.next_reply(anna)
    anna.edits(asked, "what should the association mask look like?")
    await server.next_edit(reply)
    server.push(
        "edited_message", anna.sends_content({}).as_json() | {"text": ASKED["en"], "edit_date": 1}, anna.id
    )
    assert await server.next_reply(anna)


async def _channel_post(server: BotApiServer) -> None:
    news = server.channel("News")
    news.posts(ASKED["en"])
    post = news.posts(f"{BOT} {ASKED['en']}")
    reply = await server.next_reply(news)
    assert reply.reply_to is post
    news.edits(post, f"{BOT} what should the association mask look like?")
    await server.next_edit(reply)
    assert len(server.replies(news)) == 1


async def _message_reaction(server: BotApiServer) -> None:
    anna = server.user("Anna")
    anna.sends(ASKED["en"])
    reply = await server.next_reply(anna)
    anna.reacts(reply, "👍")
    anna.reacts(reply, "👎")
    assert (await server.next_reply(anna)).reply_to is reply


async def _inline_query(server: BotApiServer) -> None:
    query = server.user("Anna").asks_inline("callback")
    await server.next_answer(query)
    assert query.results


async def _callback_query(server: BotApiServer) -> None:
    anna = server.user("Anna")
    anna.sends(ASKED["en"])
    reply = await server.next_reply(anna)
    anna.presses(reply, "FR")
    await server.next_edit(reply)
    reply.is_deleted = True
    anna.presses_data(reply, reply.button("EN")["callback_data"])
    assert (await server.next_reply(anna)) is not reply


async def _my_chat_member(server: BotApiServer) -> None:
    anna, team = server.user("Anna"), server.group("Team", with_bot=False)
    team.adds_bot(anna)
    assert await server.next_reply(team)
    team.kicks_bot(anna)
    anna.sends("/start")
    await server.next_reply(anna)
    anna.blocks_bot()
    await server.confirmed()
    assert len(server.replies(team)) == len(server.replies(anna)) == 1


SCENES: dict[str, Scene] = {
    "message": _message,
    "edited_message": _edited_message,
    "channel_post": _channel_post,
    "edited_channel_post": _channel_post,
    "message_reaction": _message_reaction,
    "inline_query": _inline_query,
    "callback_query": _callback_query,
    "my_chat_member": _my_chat_member,
}


@pytest.mark.parametrize("kind", [kind for kind, (asked, _does) in KIND_ROWS.items() if asked == "yes"])
async def test_kinds_that_are_asked_for(server: BotApiServer, desk: Desk, kind: str) -> None:
    """By the whole bot."""
    async with team_bot(server, desk):
        await SCENES[kind](server)
