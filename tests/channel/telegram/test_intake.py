"""Updates as they are read: who, where, what, and whether it is for the bot."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update, User

from bot.channel.telegram.intake import Arrival, Ear, FilePress, Place, SentFile
from bot.dialogue.exchange import Command, Press, Question, Refused
from tests.fakes.bot_api.entities import find_entities

ME = User(1, "ims-doctor", is_bot=True, username="ims_doctor_bot")
EAR = Ear(ME, {"help", "ask"}, 1000)
ANNA = {"id": 7, "is_bot": False, "first_name": "Anna", "language_code": "sv"}
US = {"id": 1, "is_bot": True, "first_name": "ims-doctor", "username": "ims_doctor_bot"}
OTHER_BOT = {"id": 8, "is_bot": True, "first_name": "Other", "username": "other_bot"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Anna"}
GROUP = {"id": -100, "type": "supergroup", "title": "Team", "is_forum": True}
CHANNEL = {"id": -200, "type": "channel", "title": "News"}


def _message(chat: dict[str, Any], text: Any = None, **more: Any) -> dict[str, Any]:
    message = {"message_id": 5, "date": 0, "chat": chat, "from": ANNA, **more}
    if text is not None:
        message |= {"text": text, "entities": find_entities(text)}
    return message


def _listen(kind: str, content: dict[str, Any]) -> Arrival | None:
    return EAR.listen(Update.de_json({"update_id": 1, kind: content}, None))


def test_a_private_message() -> None:
    """Answered plainly, in the language of the app."""
    assert _listen("message", _message(PRIVATE, "Hej")) == Arrival(
        "telegram:7", "sv", Place(7), Question("Hej"), asked=5
    )


def test_a_mention_in_a_topic() -> None:
    """Answered as a reply in the same topic."""
    asked = _message(GROUP, "@ims_doctor_bot hej", message_thread_id=3, is_topic_message=True)
    place = Place(-100, 3, 5)
    assert _listen("message", asked) == Arrival("telegram:7", "sv", place, Question("hej"), asked=5)


def test_a_thread_of_replies_is_no_topic() -> None:
    """Outside forums a thread id belongs to a chain of replies; sending to it is refused."""
    asked = _message(GROUP, "@ims_doctor_bot hej", message_thread_id=3)
    arrival = _listen("message", asked)
    assert arrival is not None
    assert arrival.place.thread_id is None


@pytest.mark.parametrize(
    ("text", "more", "is_addressed"),
    [
        ("hej", {}, False),
        ("/help", {}, True),
        ("/help@ims_doctor_bot", {}, True),
        ("/weather", {}, False),
        ("/weather@ims_doctor_bot", {}, True),
        ("hej", {"reply_to_message": _message(GROUP, "hello", **{"from": US})}, True),
        ("/weather", {"reply_to_message": _message(GROUP, "hello", **{"from": US})}, True),
        ("hej", {"reply_to_message": _message(GROUP, "hello")}, False),
        (
            "hej",
            {
                "reply_to_message": _message(
                    GROUP, **{"from": US}, forum_topic_created={"name": "IMS", "icon_color": 1}
                )
            },
            False,
        ),
    ],
    ids=[
        "plain",
        "bare-command",
        "named-command",
        "unknown-bare-command",
        "unknown-named-command",
        "reply-to-us",
        "unknown-command-to-us",
        "reply-to-another",
        "first-in-a-topic-of-ours",
    ],
)
def test_who_is_addressed_in_a_group(text: str, more: dict[str, Any], is_addressed: bool) -> None:
    """Commands, mentions and replies are for the bot, everything else is not."""
    arrival = _listen("message", _message(GROUP, text, **more))
    assert arrival is not None
    assert arrival.is_addressed is is_addressed


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(_message(PRIVATE, "hej", **{"from": OTHER_BOT}), id="another-bot"),
        pytest.param(_message(PRIVATE, "hej", **{"from": US}), id="ourselves"),
        pytest.param(_message(PRIVATE, "hej", via_bot=US), id="posted-through-us"),
        pytest.param(
            _message(PRIVATE, "hej", forward_origin={"type": "user", "date": 0, "sender_user": US}),
            id="forward-from-us",
        ),
        pytest.param(
            _message(GROUP, "@ims_doctor_bot", sender_chat=CHANNEL, is_automatic_forward=True),
            id="linked-channel",
        ),
        pytest.param(_message(GROUP, new_chat_members=[ANNA]), id="somebody-joined"),
        pytest.param(_message(GROUP, pinned_message=_message(GROUP, "x")), id="pinned"),
        pytest.param(_message(GROUP, "/help@other_bot"), id="command-for-another"),
        pytest.param(_message(CHANNEL, "@ims_doctor_bot", sender_chat=CHANNEL), id="channel"),
    ],
)
def test_what_is_never_answered(content: dict[str, Any]) -> None:
    """Bots, service messages, what is meant for others."""
    assert _listen("message", content) is None


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_other_updates_are_not_answered(kind: str) -> None:
    """Channels are not answered."""
    assert _listen(kind, _message(PRIVATE, "hej")) is None


def test_an_edited_question_is_known_as_such() -> None:
    """Whether there is an answer to change is not for the ear to know."""
    edited = _listen("edited_message", _message(PRIVATE, "hej"))
    assert edited == Arrival("telegram:7", "sv", Place(7), Question("hej"), asked=5, is_edit=True)
    edited = _listen("edited_message", _message(GROUP, "hej"))
    assert edited is not None
    assert not edited.is_addressed


def test_an_anonymous_administrator_is_answered() -> None:
    """They write in the group's name; Telegram shows a bot as the sender."""
    robot = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    asked = _message(GROUP, "@ims_doctor_bot hej", sender_chat=GROUP, **{"from": robot})
    arrival = _listen("message", asked)
    assert arrival is not None
    assert (arrival.person, arrival.what) == ("telegram:-100", Question("hej"))


def _file(size: int | None = 10, name: str | None = "a.yaml") -> dict[str, Any]:
    return {"document": {"file_id": "F", "file_unique_id": "U", "file_size": size, "file_name": name}}


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param(_file(), SentFile("F", "a.yaml"), id="document"),
        pytest.param(_file(size=None, name=None), SentFile("F", ""), id="nameless"),
        pytest.param(_file(1000), SentFile("F", "a.yaml"), id="just-within"),
        pytest.param(_file(1001), Refused("file-too-big", 1000), id="too-big"),
        pytest.param(_file() | {"caption": "is this right?"}, SentFile("F", "a.yaml"), id="caption"),
        pytest.param(
            _file() | {"animation": _file()["document"] | {"width": 1, "height": 1, "duration": 1}},
            Refused("not-text"),
            id="animation",
        ),
        pytest.param({"location": {"latitude": 1, "longitude": 2}}, Refused("not-text"), id="location"),
        pytest.param({"dice": {"emoji": "🎲", "value": 1}}, Refused("not-text"), id="dice"),
        pytest.param(
            {
                "photo": [{"file_id": "P", "file_unique_id": "U", "width": 1, "height": 1}],
                "caption": "Jag hamnar på adobe.com",
            },
            Question("Jag hamnar på adobe.com"),
            id="question-under-a-picture",
        ),
        pytest.param(
            {"text": "/start check_scopes", "entities": find_entities("/start check_scopes")},
            Command("start", "check_scopes"),
            id="deep-link",
        ),
    ],
)
def test_what_was_sent(content: dict[str, Any], what: object) -> None:
    """Files, pictures and other things in a private chat."""
    arrival = _listen("message", _message(PRIVATE, **content))
    assert arrival is not None
    assert arrival.what == what


def test_a_picture_in_a_group_is_nobodys_business() -> None:
    """Only an addressed one is refused."""
    photo = {"photo": [{"file_id": "P", "file_unique_id": "U", "width": 1, "height": 1}]}
    arrival = _listen("message", _message(GROUP, **photo))
    assert arrival is not None
    assert not arrival.is_addressed
    caption = "@ims_doctor_bot"
    named = photo | {"caption": caption, "caption_entities": find_entities(caption)}
    arrival = _listen("message", _message(GROUP, **named))
    assert arrival is not None
    assert (arrival.is_addressed, arrival.what) == (True, Refused("not-text"))


@pytest.mark.parametrize(
    ("chat", "place"),
    [(PRIVATE, Place(7)), (GROUP, Place(-100, None, 5))],
    ids=["private", "group"],
)
def test_a_pressed_button(chat: dict[str, Any], place: Place) -> None:
    """It knows under which message it stood, even of one that is gone."""
    query = {"id": "q", "from": ANNA, "chat_instance": "c", "data": "do:it"}
    there = _listen("callback_query", query | {"message": _message(chat, "x", **{"from": US})})
    assert there == Arrival("telegram:7", "sv", place, Press("do:it"), pressed=5)
    gone = {"chat": chat, "message_id": 5, "date": 0}
    assert _listen("callback_query", query | {"message": gone}) == there
    assert _listen("callback_query", query) is None


FIX = "fix:file:sv"
BEA = {"id": 9, "is_bot": False, "first_name": "Bea"}


@pytest.mark.parametrize(
    ("chat", "answered", "place", "what"),
    [
        pytest.param(
            PRIVATE,
            _message(PRIVATE, **_file(), message_id=3),
            Place(7, None, 3),
            FilePress(FIX, SentFile("F", "a.yaml"), is_own=True, is_private=True),
            id="private",
        ),
        pytest.param(
            GROUP,
            _message(GROUP, **_file(), message_id=3),
            Place(-100, None, 3),
            FilePress(FIX, SentFile("F", "a.yaml"), is_own=True, is_private=False),
            id="own-in-a-group",
        ),
        pytest.param(
            GROUP,
            _message(GROUP, **_file(), message_id=3, **{"from": BEA}),
            Place(-100, None, 3),
            FilePress(FIX, SentFile("F", "a.yaml"), is_own=False, is_private=False),
            id="of-another",
        ),
        pytest.param(
            CHANNEL,
            {"message_id": 3, "date": 0, "chat": CHANNEL, "sender_chat": CHANNEL, **_file()},
            Place(-200, None, 3),
            FilePress(FIX, SentFile("F", "a.yaml"), is_own=False, is_private=False),
            id="of-nobody-in-a-channel",
        ),
        pytest.param(
            PRIVATE,
            _message(PRIVATE, **_file(1001)),
            Place(7),
            FilePress(FIX, None, is_own=False, is_private=True),
            id="too-big",
        ),
        pytest.param(
            GROUP,
            _message(GROUP, "words", message_id=3),
            Place(-100, None, 5),
            FilePress(FIX, None, is_own=False, is_private=False),
            id="no-file",
        ),
        pytest.param(
            GROUP, None, Place(-100, None, 5), FilePress(FIX, None, is_own=False, is_private=False), id="gone"
        ),
    ],
)
def test_a_button_about_a_file(chat: Any, answered: Any, place: Place, what: FilePress) -> None:
    """The file is that of the message which the pressed one answers, and so is its owner."""
    pressed = _message(chat, "x", **{"from": US})
    if answered:
        pressed["reply_to_message"] = answered
    query = {"id": "q", "from": ANNA, "chat_instance": "c", "data": FIX, "message": pressed}
    assert _listen("callback_query", query) == Arrival("telegram:7", "sv", place, what, pressed=5)


def test_a_file_is_answered_as_such_in_private_too() -> None:
    """Or the buttons under the answer would not find it again."""
    arrival = _listen("message", _message(PRIVATE, **_file()))
    assert arrival is not None
    assert arrival.place == Place(7, None, 5)
