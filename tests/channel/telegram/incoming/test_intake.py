"""Messages as they are read: who, where, what, and whether it is for the bot."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.channel.telegram.incoming.arrival import Arrival, ChatPlace, FileCommand, SentFile
from bot.channel.telegram.incoming.intake import ALLOWED_UPDATES, moved
from bot.dialogue.exchange import Attachment, Command, Question, Refused
from tests.channel.telegram.incoming.simple_updates import (
    ANNA,
    CHANNEL,
    GROUP,
    OTHER_BOT,
    PHOTO,
    PRIVATE,
    READER,
    US,
)
from tests.fakes.bot_api.entities import find_entities


def _message(chat: dict[str, Any], text: Any = None, **more: Any) -> dict[str, Any]:
    message = {"message_id": 5, "date": 60, "chat": chat, "from": ANNA, **more}
    if text is not None:
        message |= {"text": text, "entities": [*find_entities(text), *more.get("entities", ())]}
    return message


def _post(text: str, **more: Any) -> dict[str, Any]:
    post = _message(CHANNEL, text, sender_chat=CHANNEL, **more)
    del post["from"]
    return post


def _listen(kind: str, content: dict[str, Any]) -> Arrival | None:
    return READER.listen(Update.de_json({"update_id": 1, kind: content}, None))


def _heard(kind: str, content: dict[str, Any]) -> Arrival:
    arrival = _listen(kind, content)
    assert arrival is not None
    return arrival


def test_a_private_message() -> None:
    """Answered plainly, in the language of the app."""
    assert _listen("message", _message(PRIVATE, "Hej")) == Arrival(
        "telegram:7", "sv", ChatPlace(7), Question("Hej"), user_id=7, words="Hej", asked=5, asked_at=60
    )


def test_in_private_nobody_else_is_spoken_to() -> None:
    """A command that names another bot was copied from somewhere: silence would tell nobody."""
    arrival = _heard("message", _message(PRIVATE, "/help@other_bot"))
    assert (arrival.what, arrival.is_addressed) == (Command("help"), True)


def test_a_mention_in_a_topic() -> None:
    """Answered as a reply in the same topic."""
    text = "@ims_doctor_bot hej"
    asked = _message(GROUP, text, message_thread_id=3, is_topic_message=True)
    assert _listen("message", asked) == Arrival(
        "telegram:7",
        "sv",
        ChatPlace(-100, 3, 5),
        Question("hej"),
        is_private=False,
        user_id=7,
        title="Team",
        words=text,
        asked=5,
        asked_at=60,
    )


def test_a_thread_of_replies_is_no_topic() -> None:
    """Outside forums, as under a channel's post, a thread id belongs to a chain of replies."""
    asked = _message(GROUP, "@ims_doctor_bot hej", message_thread_id=3)
    assert _heard("message", asked).place == ChatPlace(-100, None, 5)


@pytest.mark.parametrize(
    ("text", "more", "is_addressed"),
    [
        ("hej", {}, False),
        ("/help", {}, True),
        ("/help@ims_doctor_bot", {}, True),
        ("/help@other_bot", {}, False),
        ("/weather", {}, False),
        ("/weather@ims_doctor_bot", {}, True),
        ("\u200f/help@ims_doctor_bot", {}, True),
        ("hej", {"reply_to_message": _message(GROUP, "hello", **{"from": US})}, True),
        ("/weather", {"reply_to_message": _message(GROUP, "hello", **{"from": US})}, True),
        ("hej", {"reply_to_message": _message(GROUP, "hello")}, False),
        ("hej", {"reply_to_message": _message(GROUP, "hello", via_bot=US)}, False),
        (
            "hej",
            {
                "reply_to_message": _message(
                    GROUP, **{"from": US}, forum_topic_created={"name": "IMS", "icon_color": 1}
                )
            },
            False,
        ),
        ("Doctor, hej", {"entities": [{"type": "text_mention", "offset": 0, "length": 6, "user": US}]}, True),
    ],
    ids=[
        "plain",
        "bare-command",
        "named-command",
        "command-for-another",
        "unknown-bare-command",
        "unknown-named-command",
        "right-to-left-mark-first",
        "reply-to-us",
        "unknown-command-to-us",
        "reply-to-another",
        "reply-to-what-somebody-posted-through-us",
        "first-in-a-topic-of-ours",
        "mention-by-id",
    ],
)
def test_who_is_addressed_in_a_group(text: str, more: dict[str, Any], is_addressed: bool) -> None:
    """Commands, mentions and replies are for the bot, everything else is not."""
    assert _heard("message", _message(GROUP, text, **more)).is_addressed is is_addressed


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(_message(GROUP, "@ims_doctor_bot hej", **{"from": OTHER_BOT}), id="another-bot"),
        pytest.param(
            _message(GROUP, "@ims_doctor_bot hej", sender_chat=CHANNEL, is_automatic_forward=True),
            id="linked-channel",
        ),
    ],
)
def test_what_is_only_looked_at(content: dict[str, Any]) -> None:
    """Others can read it, so it is searched for secrets; nobody waits for an answer."""
    arrival = _listen("message", content)
    assert arrival is not None
    assert not arrival.is_addressed
    assert arrival.what == Refused("not-text")
    assert arrival.words == "@ims_doctor_bot hej"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(_message(PRIVATE, "hej", **{"from": US}), id="ourselves"),
        pytest.param(_message(PRIVATE, "hej", via_bot=US), id="posted-through-us"),
        pytest.param(
            _message(PRIVATE, "hej", forward_origin={"type": "user", "date": 0, "sender_user": US}),
            id="forward-from-us",
        ),
        pytest.param(_message(GROUP, new_chat_members=[ANNA]), id="somebody-joined"),
        pytest.param(_message(GROUP, pinned_message=_message(GROUP, "x")), id="pinned"),
    ],
)
def test_what_is_never_answered(content: dict[str, Any]) -> None:
    """Bots, service messages, what was heard elsewhere."""
    assert _listen("message", content) is None


def test_a_comment_under_a_channel_post_is_a_question_like_others() -> None:
    """In the discussion group; the post itself was heard in the channel."""
    post = _message(GROUP, "@ims_doctor_bot", sender_chat=CHANNEL, is_automatic_forward=True, message_id=2)
    comment = _message(GROUP, "@ims_doctor_bot hej", reply_to_message=post, message_thread_id=2)
    arrival = _heard("message", comment)
    assert (arrival.place, arrival.what, arrival.is_addressed) == (
        ChatPlace(-100, None, 5),
        Question("hej"),
        True,
    )


@pytest.mark.parametrize(
    ("text", "is_addressed"),
    [
        ("hej", False),
        ("@ims_doctor_bot hej", True),
        ("/help", False),
        ("/help@ims_doctor_bot", True),
        ("/help@other_bot", False),
    ],
)
def test_a_channel_post_must_name_the_bot(text: str, is_addressed: bool) -> None:
    """Everything there is said in the channel's name, so that nothing else tells."""
    arrival = _heard("channel_post", _post(text))
    assert arrival.is_addressed is is_addressed
    assert (arrival.person, arrival.user_id, arrival.client) == ("telegram:-200/itself", None, None)
    assert (arrival.is_channel, arrival.is_chat_itself, arrival.place) == (
        True,
        True,
        ChatPlace(-200, None, 5),
    )
    edited = _heard("edited_channel_post", _post(text))
    assert (edited.is_edit, edited.is_addressed) == (True, is_addressed)


def test_an_edited_question_is_known_as_such() -> None:
    """Whether there is an answer to change is not for the reader to know."""
    edited = _heard("edited_message", _message(PRIVATE, "hej"))
    assert (edited.is_edit, edited.asked, edited.what) == (True, 5, Question("hej"))
    assert not _heard("edited_message", _message(GROUP, "hej")).is_addressed


def test_an_anonymous_administrator_is_answered() -> None:
    """They write in the group's name; Telegram shows a bot as the sender."""
    robot = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    asked = _message(GROUP, "@ims_doctor_bot hej", sender_chat=GROUP, **{"from": robot})
    arrival = _heard("message", asked)
    assert (arrival.person, arrival.user_id, arrival.what) == ("telegram:-100/itself", None, Question("hej"))
    assert arrival.is_chat_itself
    assert not arrival.is_channel


def test_a_person_who_writes_as_their_channel_is_answered() -> None:
    """They are that channel, and not the group."""
    asked = _message(GROUP, "@ims_doctor_bot hej", sender_chat=CHANNEL)
    arrival = _heard("message", asked)
    assert (arrival.person, arrival.user_id, arrival.is_chat_itself) == ("telegram:-200", None, False)


def _file(size: int | None = 10, name: str | None = "a.yaml") -> dict[str, Any]:
    return {"document": {"file_id": "F", "file_unique_id": "U", "file_size": size, "file_name": name}}


def _captioned(caption: str) -> dict[str, Any]:
    return _file() | {"caption": caption, "caption_entities": find_entities(caption)}


FILE = SentFile("F", "a.yaml")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        pytest.param(_file(), FILE, id="document"),
        pytest.param(_file(size=None, name=None), SentFile("F", "file"), id="nameless"),
        pytest.param(_file(1000), FILE, id="just-within"),
        pytest.param(_file(1001), Refused("file-too-big", 1000), id="too-big"),
        pytest.param(_file() | {"caption": "is this right?"}, FILE, id="caption"),
        pytest.param(_captioned("/ask is it right?"), FILE, id="caption-with-another-command"),
        pytest.param(
            _captioned("/validate now"), FileCommand(Command("validate", "now"), FILE), id="validate"
        ),
        pytest.param(
            _file() | {"animation": _file()["document"] | {"width": 1, "height": 1, "duration": 1}},
            Refused("not-text"),
            id="animation",
        ),
        pytest.param(PHOTO, Refused("picture"), id="photo"),
        pytest.param(
            {"document": _file(9999)["document"] | {"mime_type": "image/png"}},
            Refused("picture"),
            id="picture-as-a-file",
        ),
        pytest.param({"location": {"latitude": 1, "longitude": 2}}, Refused("not-text"), id="location"),
        pytest.param({"dice": {"emoji": "🎲", "value": 1}}, Refused("not-text"), id="dice"),
        pytest.param(
            PHOTO | {"caption": "Jag hamnar på adobe.com"},
            Question("Jag hamnar på adobe.com"),
            id="question-under-a-picture",
        ),
        pytest.param(
            {"text": "/start check_scopes", "entities": find_entities("/start check_scopes")},
            Command("start", "check_scopes"),
            id="deep-link",
        ),
        pytest.param(
            {"text": "\u202b\u200b hej\u200d\u2069 ", "entities": []}, Question("hej"), id="invisible-edges"
        ),
        pytest.param({"text": "\u200b\u200f", "entities": []}, Question(""), id="nothing-to-be-seen"),
        pytest.param(
            {
                "text": "👍 is a: 1 right, or b: 2?",
                "entities": [
                    {"type": "pre", "offset": 21, "length": 4},
                    {"type": "code", "offset": 6, "length": 4},
                ],
            },
            Question("👍 is a: 1 right, or b: 2?", "a: 1\nb: 2"),
            id="code",
        ),
        pytest.param(
            {"text": "/validate a: 1\nb: 2", "entities": find_entities("/validate")},
            Command("validate", "a: 1\nb: 2"),
            id="pasted",
        ),
        pytest.param(
            {
                "text": "/validate this: a: 1",
                "entities": [*find_entities("/validate"), {"type": "pre", "offset": 16, "length": 4}],
            },
            Command("validate", "this: a: 1", Attachment("", b"a: 1")),
            id="pasted-as-code",
        ),
    ],
)
def test_what_was_sent(content: dict[str, Any], what: object) -> None:
    """Files, pictures, code and other things in a private chat."""
    assert _heard("message", _message(PRIVATE, **content)).what == what


@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
def test_validate_as_a_reply_to_a_file(chat: dict[str, Any]) -> None:
    """The answer replies to the file, or its buttons would not find it."""
    replied = _message(chat, **_file(), message_id=3)
    arrival = _heard("message", _message(chat, "/validate", reply_to_message=replied))
    assert arrival.what == FileCommand(Command("validate"), FILE)
    assert (arrival.place.reply_to, arrival.holder, arrival.asked) == (3, 3, 5)
    too_big = _message(chat, **_file(1001), message_id=3)
    arrival = _heard("message", _message(chat, "/validate", reply_to_message=too_big))
    assert arrival.what == Refused("file-too-big", 1000)


@pytest.mark.parametrize(
    ("replied", "about"),
    [
        (_message(GROUP, "a: 1"), b"a: 1"),
        (_message(GROUP, "@ims_doctor_bot here: a: 1"), b"here: a: 1"),
        (
            _message(GROUP, "here: a: 1", entities=[{"type": "pre", "offset": 6, "length": 4}]),
            b"a: 1",
        ),
        (_message(GROUP, **PHOTO, caption="a: 1"), b"a: 1"),
        (_message(GROUP, **PHOTO), None),
    ],
    ids=["text", "mention", "code", "caption", "no-text"],
)
def test_validate_as_a_reply_to_text(replied: dict[str, Any], about: bytes | None) -> None:
    """The text is what is judged."""
    arrival = _heard("message", _message(GROUP, "/validate", reply_to_message=replied | {"message_id": 3}))
    assert arrival.what == Command("validate", "", None if about is None else Attachment("", about))
    assert arrival.holder == (None if about is None else 3)


def test_other_commands_do_not_take_what_they_reply_to() -> None:
    """They are about nothing."""
    replied = _message(GROUP, **_file(), message_id=3)
    arrival = _heard("message", _message(GROUP, "/ask why", reply_to_message=replied))
    assert (arrival.what, arrival.place.reply_to) == (Command("ask", "why"), 5)


def test_a_picture_in_a_group_is_nobodys_business() -> None:
    """Only an addressed one is refused."""
    assert not _heard("message", _message(GROUP, **PHOTO)).is_addressed
    caption = "@ims_doctor_bot"
    named = PHOTO | {"caption": caption, "caption_entities": find_entities(caption)}
    arrival = _heard("message", _message(GROUP, **named))
    assert (arrival.is_addressed, arrival.what) == (True, Refused("picture"))


def test_a_file_is_answered_as_such_in_private_too() -> None:
    """Or the buttons under the answer would not find it again."""
    arrival = _heard("message", _message(PRIVATE, **_file()))
    assert (arrival.place, arrival.holder) == (ChatPlace(7, None, 5), 5)


def test_a_group_that_moved() -> None:
    """Told in the old chat and in the new one; other messages move nothing."""
    old, new = {"id": -4, "type": "group", "title": "Team"}, GROUP
    keys = ("telegram:-4", "telegram:-100")
    for content in (_message(old, migrate_to_chat_id=-100), _message(new, migrate_from_chat_id=-4)):
        update = Update.de_json({"update_id": 1, "message": content}, None)
        assert moved(update) == keys
        assert READER.listen(update) is None
    assert moved(Update.de_json({"update_id": 1, "message": _message(GROUP, "hej")}, None)) is None


def test_what_is_asked_of_telegram() -> None:
    """Reactions are told only to who asks for them."""
    assert set(ALLOWED_UPDATES) == {
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "callback_query",
        "inline_query",
        "message_reaction",
        "my_chat_member",
    }


def test_other_updates_are_nothing() -> None:
    """Even if Telegram sends them."""
    left = {"user": ANNA, "status": "left"}
    told = {"chat": GROUP, "from": ANNA, "date": 0, "old_chat_member": left, "new_chat_member": left}
    assert _listen("chat_member", told) is None
