"""The driver: what people do becomes the update that Telegram would send, to those who may see it."""

import pytest

from tests.fakes.bot_api import BotApiServer, ManualClock, NothingHappened
from tests.test_fakes.client import Client

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


def test_a_private_message(server: BotApiServer, call: Client, clock: ManualClock) -> None:
    """A message names its sender, their language, and its entities in UTF-16 units."""
    anna = server.user("Anna", last_name="Ek", language_code="sv", username="anna")
    anna.sends("👋 /start@ims_doctor_bot")
    person = {"id": anna.id, "first_name": "Anna", "last_name": "Ek", "username": "anna"}
    message = call.last()["message"]
    assert message.pop("message_id") > 0
    assert message == {
        "date": int(clock.now()),
        "chat": {**person, "type": "private"},
        "from": {**person, "is_bot": False, "language_code": "sv"},
        "text": "👋 /start@ims_doctor_bot",
        "entities": [{"type": "bot_command", "offset": 3, "length": 21}],
    }


def test_a_stranger_is_not_found(server: BotApiServer, call: Client) -> None:
    """The bot cannot write to someone who never wrote to it."""
    anna = server.user("Anna")
    refused = (400, "Bad Request: chat not found")
    assert call.refusal("sendMessage", chat_id=anna.id, text="x") == refused
    anna.sends("/start")
    assert call("sendMessage", chat_id=anna.id, text="x")


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("hello all", False),
        ("/help", True),
        ("/help@ims_doctor_bot", True),
        ("/help@other_bot", False),
        ("👋 @ims_doctor_bot help", True),
        ("@IMS_doctor_bot help", True),
        ("@anna help", False),
        ("see /help", False),
    ],
)
def test_privacy_mode_hides_what_is_not_meant_for_the_bot(
    server: BotApiServer, text: str, *, is_seen: bool
) -> None:
    """In groups only commands and mentions of the bot reach it."""
    group = server.supergroup("Team")
    assert (server.user("Anna").sends(text, group).update_id is not None) is is_seen


def test_privacy_mode_lets_replies_through_and_can_be_off(server: BotApiServer, call: Client) -> None:
    """Replies to the bot are seen; everything is without privacy mode or as an administrator."""
    group = server.group("Team")
    anna = server.user("Anna")
    call("sendMessage", chat_id=group.id, text="x")
    answer = server.replies(group)[0]
    assert anna.sends("thanks", reply_to=answer).update_id
    assert anna.sends("hello", group).update_id is None
    server.bot.privacy_mode = False
    assert anna.sends("hello", group).update_id
    assert call("getMe")["can_read_all_group_messages"]
    server.bot.privacy_mode = True
    group.promotes_bot(anna)
    assert anna.sends("hello", group).update_id


def test_edits_reach_the_bot(server: BotApiServer, call: Client, clock: ManualClock) -> None:
    """An edited message comes again as such."""
    anna = server.user("Anna")
    message = anna.sends("hej")
    clock.advance(60)
    anna.edits(message, "/start")
    edited = call.last()["edited_message"]
    assert edited["text"] == "/start"
    assert edited["edit_date"] == edited["date"] + 60
    assert message.edits == ["hej"]


def test_other_content(server: BotApiServer, call: Client) -> None:
    """Files, photos, voice, stickers and places have their own keys and a file to fetch."""
    anna = server.user("Anna")
    anna.sends_document(b"x", "a.xml", caption="see <b>", mime_type="text/xml")
    anna.sends_photo(caption="/ask")
    anna.sends_voice()
    anna.sends_sticker()
    anna.sends_location()
    document, photo, voice, sticker, place = [u["message"] for u in call.taken()]
    assert document["document"]["file_name"] == "a.xml"
    assert document["caption"] == "see <b>"
    assert photo["caption_entities"][0]["type"] == "bot_command"
    assert call("getFile", file_id=photo["photo"][-1]["file_id"])
    assert voice["voice"]["duration"] == 3
    assert sticker["sticker"]["type"] == "regular"
    assert set(place["location"]) == {"latitude", "longitude"}


def test_pressing_needs_the_button(server: BotApiServer, call: Client) -> None:
    """Only a button that is there now can be pressed; an old app may press any."""
    anna = server.user("Anna")
    anna.sends("hej")
    sent = call("sendMessage", chat_id=anna.id, text="x", reply_markup=GO)
    message = server.replies(anna)[0]
    press = anna.presses(message, "Go")
    query = call.last()["callback_query"]
    assert (query["id"], query["data"]) == (press.id, "go")
    assert query["message"]["reply_markup"] == GO
    where = {"chat_id": anna.id, "message_id": sent["message_id"]}
    call("editMessageReplyMarkup", **where)
    with pytest.raises(AssertionError, match="no button 'Go'"):
        anna.presses(message, "Go")
    anna.presses_data(message, "old")
    assert call.last()["callback_query"]["data"] == "old"
    call("deleteMessage", **where)
    anna.presses_data(message, "old")
    assert call.last()["callback_query"]["message"]["date"] == 0


def test_inline_mode(server: BotApiServer, call: Client) -> None:
    """A chosen result is posted in the person's name, via the bot, and can be edited."""
    server.inline_feedback = True
    group = server.supergroup("Team", with_bot=False)
    anna = server.user("Anna")
    asked = anna.asks_inline("url", chat=group)
    assert call.last()["inline_query"]["chat_type"] == "supergroup"
    said = {"message_text": "<b>x</b>", "parse_mode": "HTML"}
    result = {"type": "article", "id": "1", "title": "t", "input_message_content": said}
    results = [{**result, "reply_markup": GO}]
    call("answerInlineQuery", inline_query_id=asked.id, results=results)
    message = anna.chooses(asked, "1", group)
    assert message.marked("bold") == ["x"]
    chosen = call.last()["chosen_inline_result"]
    anna.presses(message, "Go")
    assert call.last()["callback_query"]["inline_message_id"] == chosen["inline_message_id"]
    inline_id = chosen["inline_message_id"]
    assert call("editMessageText", inline_message_id=inline_id, text="y") is True
    assert message.text == "y"


def test_forwards_name_their_origin(server: BotApiServer, call: Client) -> None:
    """People, hidden people, the bot itself and channels are told apart."""
    anna = server.user("Anna")
    message = anna.sends("hej")
    post = server.channel("News").posts("news")
    call("sendMessage", chat_id=anna.id, text="x")
    anna.forwards(message)
    anna.forwards(message, hidden=True)
    anna.forwards(server.replies(anna)[0])
    anna.forwards(post)
    origins = [u["message"]["forward_origin"] for u in call.taken()[2:]]
    assert [origin["type"] for origin in origins] == ["user", "hidden_user", "user", "channel"]
    assert origins[2]["sender_user"]["id"] == server.bot.id
    assert origins[3]["message_id"] == post.message_id


def test_reactions(server: BotApiServer, call: Client) -> None:
    """Reactions come with what was there before; the bot may leave one of Telegram's."""
    call("getUpdates", allowed_updates=["message", "message_reaction"])
    anna = server.user("Anna")
    message = anna.sends("hej")
    anna.reacts(message, "👍")
    anna.reacts(message, "👎")
    reaction = call.last()["message_reaction"]
    assert reaction["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert reaction["new_reaction"] == [{"type": "emoji", "emoji": "👎"}]
    where = {"chat_id": anna.id, "message_id": message.message_id}
    assert call("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👀"}])
    assert message.reactions[server.bot.id][0]["emoji"] == "👀"
    wrong = [{"type": "emoji", "emoji": "🦊"}]
    refused = (400, "Bad Request: REACTION_INVALID")
    assert call.refusal("setMessageReaction", **where, reaction=wrong) == refused


def test_any_update_can_be_pushed(server: BotApiServer, call: Client) -> None:
    """Even one that lacks what it needs."""
    server.push("message", {"text": "no chat"})
    assert call.last()["message"] == {"text": "no chat"}


def test_waiting_tells_what_the_bot_did_instead(call: Client, server: BotApiServer) -> None:
    """A wait that ends in vain names the last calls."""
    server.patience_s = 0.01
    call.refusal("sendMessage", chat_id=1, text="x")
    with pytest.raises(NothingHappened, match=r"(?s)a reply in 'Anna'.*400 Bad Request: chat not"):
        server.wait_next_reply(server.user("Anna"))
