"""Parts that python-telegram-bot cannot read do not take the question along."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import ChatMember

from bot.channel.telegram.api.salvage import completed, salvaged
from tests.channel.telegram.running import running
from tests.fakes.bot_api import BotApiServer, User
from tests.fakes.bot_api.entities import JsonObject

OLD_POLL = {
    "id": "1",
    "question": "my-secret-words?",
    "options": [{"text": "yes", "voter_count": 0}, {"text": "no", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}
"""As servers before 10.0 send it: its options lack what they have since."""
BROKEN: list[JsonObject] = [
    {"poll": OLD_POLL},
    {"giveaway": {"winner_count": 1}},
    {"rich_message": {"blocks": []}},
    {"sticker": {"file_id": "S"}},
    {"document": {"file_name": "a.yaml"}},
]


@pytest.fixture
async def anna(server: BotApiServer) -> User:
    """Somebody to whom the bot may write."""
    anna = server.user("Anna")
    async with running(server):
        anna.sends("before")
        await server.next_reply(anna)
        await server.confirmed()  # else the next bot, which remembers nothing, answers it once more
    return anna


def _written(person: User, **content: Any) -> JsonObject:
    """Somebody's private message with any content."""
    who = {"id": person.id, "is_bot": False, "first_name": "Anna", "language_code": "en"}
    return {"date": 0, "chat": {"id": person.id, "type": "private"}, "from": who} | content


@pytest.mark.parametrize("content", BROKEN, ids=lambda content: next(iter(content)))
async def test_what_nobody_can_read_gets_the_line_for_what_is_no_text(
    server: BotApiServer, anna: User, content: JsonObject
) -> None:
    """In private, whatever people will be able to send."""
    async with running(server):
        server.push("message", _written(anna, message_id=900, **content), anna.id)
        assert (await server.next_reply(anna)).text == "Heard: not-text 0"


@pytest.mark.parametrize("beside", ["reply_to_message", "external_reply", "quote", "pinned"])
async def test_a_question_about_a_poll_is_answered(server: BotApiServer, anna: User, beside: str) -> None:
    """It replies to one, or quotes one of another chat."""
    about: dict[str, JsonObject] = {
        "reply_to_message": _written(anna, message_id=900, poll=OLD_POLL),
        "external_reply": {"origin": {"type": "strange"}, "poll": OLD_POLL},
        "quote": {"text": 5},
        "pinned": {"poll": OLD_POLL},
    }
    async with running(server):
        asked = _written(anna, message_id=901, text="hej", **{beside: about[beside]})
        server.push("message", asked, anna.id)
        assert (await server.next_reply(anna)).text == "Heard: hej"


@pytest.mark.parametrize(
    "beside",
    [
        {"reply_to_message": {"message_id": 3}},
        {"via_bot": {"id": 5}},
        {"sender_chat": {"title": "of some kind"}},
        {"direct_messages_topic": {"name": "no number"}},
        {"entities": [{"offset": 0, "length": 3}, {"type": "bold", "offset": 0, "length": 3}]},
        {"caption_entities": [{}]},
        {"document": {"file_name": "a.yaml"}},
        {"edit_date": "yesterday"},
        {"date": 60, "edit_date": 10**30, "poll": OLD_POLL},
    ],
    ids=str,
)
async def test_a_broken_part_that_is_needed_takes_nothing_else_along(
    server: BotApiServer, anna: User, beside: JsonObject
) -> None:
    """What is left of the message is answered."""
    async with running(server):
        server.push("message", _written(anna, message_id=900, text="Where?") | beside, anna.id)
        assert (await server.next_reply(anna)).text == "Heard: Where?"


async def test_an_answer_to_a_poll_is_sent_once(server: BotApiServer) -> None:
    """Telegram gives back what was sent, with the message that it answers."""
    anna, team = server.user("Anna"), server.supergroup("Team")
    async with running(server):
        asked = anna.sends_photo(team, caption="@ims_doctor_bot hej")
        with server.world.changing():
            asked.content["poll"] = OLD_POLL | {"options": [{}]}
        reply = await server.next_reply(team)
        anna.sends("@ims_doctor_bot once", team)
        await server.next_reply(team)
    assert [message.text for message in server.replies(team)] == [reply.text, "Heard: once"]


def test_members_of_an_older_server() -> None:
    """What they lack is nothing that they may do."""
    for status in ("administrator", "restricted"):
        told = {"status": status, "user": {"id": 7, "is_bot": False, "first_name": "Anna"}, "until_date": 0}
        member = ChatMember.de_json(completed(told), None)
        assert (member.status, member.user.id) == (status, 7)
    assert completed({"status": "left"}) == {"status": "left"}
    assert completed("nonsense") == "nonsense"


async def test_a_button_under_an_answer_to_a_poll_works(server: BotApiServer) -> None:
    """The message with the button comes along, and what it answers."""
    anna = server.user("Anna")
    async with running(server):
        anna.sends("hej")
        reply = await server.next_reply(anna)
        shown = reply.as_json() | {"reply_to_message": _written(anna, message_id=900, poll=OLD_POLL)}
        shown["reply_markup"] = {"inline_keyboard": [[{"text": "Again", "callback_data": "again"}]]}
        who = _written(anna)["from"]
        press = {"id": "1", "from": who, "message": shown, "data": "again", "chat_instance": "1"}
        server.push("callback_query", press, anna.id)
        await server.next_edit(reply)
    assert reply.text == "Heard: pressed"


async def test_what_service_messages_say_is_not_answered(server: BotApiServer) -> None:
    """Also where they hold something that is new."""
    anna = server.user("Anna")
    async with running(server):
        told: list[JsonObject] = [
            {"pinned_message": _written(anna, message_id=3), "new_detail": 1},
            {"pinned_message": _written(anna, message_id=4, poll=OLD_POLL)},
            {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
            {"write_access_allowed": {}},
        ]
        for number, said in enumerate(told):
            server.push("message", _written(anna, message_id=900 + number, **said), anna.id)
        anna.sends("hej")
        assert (await server.next_reply(anna)).text == "Heard: hej"
    assert len(server.replies(anna)) == 1


async def test_in_a_channels_direct_messages_the_answer_goes_to_who_asked(server: BotApiServer) -> None:
    """All who write to a channel share one chat; each has a topic of their own."""
    anna, chat = server.user("Anna"), server.supergroup("News")
    asked = _written(anna, message_id=900, text="/ask hej", direct_messages_topic={"topic_id": 77})
    asked |= {
        "chat": {"id": chat.id, "type": "supergroup", "title": "News", "is_direct_messages": True},
        "entities": [{"type": "bot_command", "offset": 0, "length": 4}],
    }
    async with running(server):
        server.push("message", asked, chat.id)
        await server.next_reply(chat)
    (call,) = server.calls_to("sendMessage")
    assert int(call.params["direct_messages_topic_id"]) == 77


def test_what_is_kept() -> None:
    """Nothing that the bot has no use for; what is no message has no smaller form."""
    message = {
        "message_id": 5,
        "date": 1,
        "chat": {"id": 7, "type": "private", "photo": {}},
        "text": "hej",
        "entities": [{"type": "bold", "offset": 0, "length": 3, "new": 1}, 5],
        "forward_origin": {"type": "user", "sender_user": {"id": 7}},
        "reply_to_message": {"message_id": 4, "poll": {}, "reply_to_message": {"message_id": 3}},
    }
    assert salvaged({"update_id": 1, "edited_message": message}) == {
        "update_id": 1,
        "edited_message": {
            "message_id": 5,
            "date": 1,
            "chat": {"id": 7, "type": "private"},
            "text": "hej",
            "entities": [{"type": "bold", "offset": 0, "length": 3}],
            "forward_origin": {"type": "user", "sender_user": {"id": 7}},
            "reply_to_message": {"message_id": 4, "unread": True},
        },
    }
    others: list[JsonObject] = [{}, {"message": 5}, {"callback_query": []}]
    for other in others:
        assert salvaged({"update_id": 1, **other}) is None


def test_a_moving_picture_is_no_file() -> None:
    """Telegram repeats it as a document."""
    kept = salvaged(
        {"update_id": 1, "message": {"animation": {"file_id": "A"}, "document": {"file_id": "A"}}}
    )
    assert kept == {"update_id": 1, "message": {"unread": True}}
