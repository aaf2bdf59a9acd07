"""Presses, reactions, and the bot's coming to a chat, as they are read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from telegram import Update

from bot.channel.telegram.incoming.arrival import Arrival, ChatPlace, FilePress, Reaction, SentFile
from bot.dialogue.exchange import Added, Press
from tests.channel.telegram.incoming.simple_updates import ANNA, CHANNEL, GROUP, PRIVATE, READER, US
from tests.fakes.bot_api.accounts import ADMINISTRATOR_RIGHTS, PERMISSIONS

BEA = {"id": 9, "is_bot": False, "first_name": "Bea"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
FIX = "fix:file:sv"


def _message(chat: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 60, "chat": chat, "from": US, "text": "x", **more}


def _sent(chat: dict[str, Any], size: int = 10, sender: dict[str, Any] | None = ANNA) -> dict[str, Any]:
    document = {"file_id": "F", "file_unique_id": "U", "file_size": size, "file_name": "a.yaml"}
    sent = {"message_id": 3, "date": 0, "chat": chat, "document": document}
    return sent | ({"from": sender} if sender else {"sender_chat": chat})


def _listen(kind: str, content: dict[str, Any]) -> Arrival | None:
    return READER.listen(Update.de_json({"update_id": 1, kind: content}, None))


BUTTONS = {"inline_keyboard": [[{"text": "Do it", "callback_data": "do:it"}]]}
WALK = {"inline_keyboard": [[{"text": "Next", "callback_data": "step:TOKEN.3.next:sv"}]]}


def _press(data: str = "do:it", **more: Any) -> dict[str, Any]:
    return {"id": "q", "from": ANNA, "chat_instance": "c", "data": data, **more}


@pytest.mark.parametrize(
    ("chat", "place"),
    [(PRIVATE, ChatPlace(7)), (GROUP, ChatPlace(-100, None, 5)), (CHANNEL, ChatPlace(-200, None, 5))],
    ids=["private", "group", "channel"],
)
def test_a_pressed_button(chat: dict[str, Any], place: ChatPlace) -> None:
    """It knows under which message it stood, even of one that is gone."""
    there = _listen("callback_query", _press(message=_message(chat, reply_markup=BUTTONS)))
    assert there is not None
    assert (there.person, there.client, there.user_id) == ("telegram:7", "sv", 7)
    assert (there.place, there.what, there.pressed) == (place, Press("do:it"), 5)
    assert (there.is_private, there.is_channel) == (chat is PRIVATE, chat is CHANNEL)
    gone = {"chat": chat, "message_id": 5, "date": 0}
    assert _listen("callback_query", _press(message=gone)) == replace(there, is_standing=False)


@pytest.mark.parametrize(
    ("data", "markup", "is_standing"),
    [
        ("do:it", BUTTONS, True),
        ("do:else", BUTTONS, False),
        ("do:it", None, False),
        ("step:TOKEN.2.next:sv", WALK, True),
        ("step:OTHER.3.next:sv", WALK, False),
        ("do:it", WALK, False),
    ],
    ids=["there", "not-there", "no-button", "a-moment-ago", "of-another-walk", "of-another-answer"],
)
def test_a_key_belongs_to_its_message(data: str, markup: dict[str, Any] | None, *, is_standing: bool) -> None:
    """Whatever an app that is not Telegram's own says was pressed."""
    more = {"reply_markup": markup} if markup else {}
    arrival = _listen("callback_query", _press(data, message=_message(GROUP, **more)))
    assert arrival is not None
    assert arrival.is_standing is is_standing


def test_a_button_under_a_posted_inline_result() -> None:
    """The bot put none there that calls back."""
    assert _listen("callback_query", _press(inline_message_id="I")) is None


def test_a_button_in_a_topic() -> None:
    """What it leads to stays there."""
    message = _message(GROUP, message_thread_id=3, is_topic_message=True)
    arrival = _listen("callback_query", _press(message=message))
    assert arrival is not None
    assert arrival.place == ChatPlace(-100, 3, 5)


@pytest.mark.parametrize(
    ("chat", "sender", "in_name_of"),
    [(GROUP, None, "telegram:-100/itself"), (CHANNEL, None, "telegram:-200/itself"), (GROUP, ANNA, "")],
    ids=["anonymous-administrator", "channel", "person"],
)
def test_a_button_under_an_answer_to_the_chat_itself(
    chat: dict[str, Any], sender: dict[str, Any] | None, in_name_of: str
) -> None:
    """Telegram tells who pressed even where it did not tell who asked."""
    message = _message(chat, reply_to_message=_sent(chat, sender=sender))
    arrival = _listen("callback_query", _press(message=message))
    assert arrival is not None
    assert arrival.in_name_of == in_name_of


@pytest.mark.parametrize(
    ("chat", "answered", "place", "what"),
    [
        pytest.param(
            PRIVATE,
            _sent(PRIVATE),
            ChatPlace(7, None, 3),
            FilePress(FIX, SentFile("F", "a.yaml"), is_own=True, is_private=True),
            id="private",
        ),
        pytest.param(
            GROUP,
            _sent(GROUP),
            ChatPlace(-100, None, 3),
            FilePress(FIX, SentFile("F", "a.yaml"), is_own=True, is_private=False),
            id="own-in-a-group",
        ),
        pytest.param(
            GROUP,
            _sent(GROUP, sender=BEA),
            ChatPlace(-100, None, 3),
            FilePress(FIX, SentFile("F", "a.yaml"), is_own=False, is_private=False),
            id="of-another",
        ),
        pytest.param(
            CHANNEL,
            _sent(CHANNEL, sender=None),
            ChatPlace(-200, None, 3),
            FilePress(FIX, SentFile("F", "a.yaml"), is_own=False, is_private=False),
            id="of-nobody-in-a-channel",
        ),
        pytest.param(
            PRIVATE,
            _sent(PRIVATE, 1001),
            ChatPlace(7),
            FilePress(FIX, None, is_own=False, is_private=True),
            id="too-big",
        ),
        pytest.param(
            GROUP,
            _message(GROUP, message_id=3),
            ChatPlace(-100, None, 5),
            FilePress(FIX, None, is_own=False, is_private=False),
            id="no-file",
        ),
        pytest.param(
            GROUP,
            None,
            ChatPlace(-100, None, 5),
            FilePress(FIX, None, is_own=False, is_private=False),
            id="gone",
        ),
    ],
)
def test_a_button_about_a_file(chat: Any, answered: Any, place: ChatPlace, what: FilePress) -> None:
    """The file is that of the message which the pressed one answers, and so is its owner."""
    pressed = _message(chat) | ({"reply_to_message": answered} if answered else {})
    arrival = _listen("callback_query", _press(FIX, message=pressed))
    assert arrival is not None
    assert (arrival.place, arrival.what, arrival.pressed) == (place, what, 5)


def _reaction(old: str = "", new: str = "", **more: Any) -> dict[str, Any]:
    def listed(emoji: str) -> list[dict[str, str]]:
        return [{"type": "emoji", "emoji": one} for one in emoji.split()]

    told = {"chat": GROUP, "message_id": 9, "user": ANNA, "date": 0}
    return told | {"old_reaction": listed(old), "new_reaction": listed(new)} | more


@pytest.mark.parametrize(
    ("old", "new", "is_good"),
    [
        ("", "👍", True),
        ("", "👎", False),
        ("👍", "👎", False),
        ("👎", "👍", True),
        ("❤", "❤ 👍", True),
        ("", "👍🏽", True),
    ],
)
def test_a_reaction(old: str, new: str, is_good: bool) -> None:
    """What is new in it counts."""
    arrival = _listen("message_reaction", _reaction(old, new))
    assert arrival is not None
    assert (arrival.person, arrival.client, arrival.what) == ("telegram:7", "sv", Reaction(9, is_good))
    assert arrival.place == ChatPlace(-100, None, 9)


@pytest.mark.parametrize(
    ("old", "new"), [("👍", ""), ("👎", ""), ("", "❤"), ("👍", "👍 ❤"), ("", "👍 👎"), ("", "")]
)
def test_a_reaction_that_says_nothing(old: str, new: str) -> None:
    """Taken back, of another kind, or of both kinds."""
    assert _listen("message_reaction", _reaction(old, new)) is None


def test_reactions_without_a_person() -> None:
    """An anonymous administrator reacts as the group; a custom emoji, or a bot, says nothing."""
    anonymous = _reaction(new="👍", actor_chat=GROUP)
    del anonymous["user"]
    arrival = _listen("message_reaction", anonymous)
    assert arrival is not None
    assert (arrival.person, arrival.user_id) == ("telegram:-100/itself", None)
    custom = _reaction() | {"new_reaction": [{"type": "custom_emoji", "custom_emoji_id": "5"}]}
    assert _listen("message_reaction", custom) is None
    assert _listen("message_reaction", _reaction(new="👍", user=US)) is None


def _member(status: str, **more: Any) -> dict[str, Any]:
    return {"user": US, "status": status, **more}


_RIGHTS = dict.fromkeys(("can_be_edited", "is_anonymous", *ADMINISTRATOR_RIGHTS), False)
_MUTED = dict.fromkeys(PERMISSIONS, False)
ADMINISTRATOR = _member("administrator", **_RIGHTS)


def _changed(chat: dict[str, Any], old: dict[str, Any], new: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = {"chat": chat, "from": ANNA, "date": 0, "old_chat_member": old, "new_chat_member": new}
    return told | more


@pytest.mark.parametrize(
    ("chat", "old", "new"),
    [
        (GROUP, _member("left"), _member("member")),
        (GROUP, _member("kicked", until_date=0), ADMINISTRATOR),
        (
            GROUP,
            _member("restricted", **_MUTED, until_date=0, is_member=False),
            _member("restricted", **_MUTED, until_date=0, is_member=True),
        ),
        (CHANNEL, _member("left"), ADMINISTRATOR | {"can_post_messages": True}),
    ],
    ids=["member", "administrator", "restricted", "channel"],
)
def test_the_bot_is_added(chat: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> None:
    """By a person, to a group or to a channel where it may post."""
    arrival = _listen("my_chat_member", _changed(chat, old, new))
    assert arrival is not None
    assert (arrival.person, arrival.client, arrival.what) == ("telegram:7", "sv", Added())
    assert (arrival.place, arrival.title) == (ChatPlace(chat["id"]), chat["title"])
    anonymous = _listen("my_chat_member", _changed(chat, old, new, **{"from": ANONYMOUS}))
    assert anonymous is not None
    assert (anonymous.person, anonymous.client) == (f"telegram:{chat['id']}/itself", None)


@pytest.mark.parametrize(
    ("chat", "old", "new"),
    [
        (GROUP, _member("member"), _member("left")),
        (GROUP, _member("member"), ADMINISTRATOR),
        (GROUP, ADMINISTRATOR, _member("member")),
        (GROUP, _member("member"), _member("kicked", until_date=0)),
        (PRIVATE, _member("kicked", until_date=0), _member("member")),
        (CHANNEL, _member("left"), ADMINISTRATOR | {"can_post_messages": False}),
    ],
    ids=["left", "promoted", "demoted", "kicked", "private", "silent-in-a-channel"],
)
def test_other_changes_are_nothing(chat: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> None:
    """Removed, promoted, started in private, or without the right to post in a channel."""
    assert _listen("my_chat_member", _changed(chat, old, new)) is None
