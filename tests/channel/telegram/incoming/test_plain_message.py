"""Plain messages, read from their bytes: the same comes of them as of python-telegram-bot's objects."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update, User

from bot.channel.telegram.incoming.intake import UpdateReader
from bot.channel.telegram.incoming.plain_message import plain_arrival

READER = UpdateReader(User(99, "IMS Doctor", True, username="ims_doctor_bot"), {"help"}, 1000)
PERSON = {"id": 7, "is_bot": False, "first_name": "Anna"}
CHAT = {"id": 7, "type": "private", "first_name": "Anna"}
NAMES = st.text(max_size=8)
MARKS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["url", "email", "phone_number", "hashtag", "cashtag"]),
        "offset": st.integers(0, 9),
        "length": st.integers(1, 9),
    }
)


def _update(**changes: Any) -> dict[str, Any]:
    message = {"message_id": 5, "from": PERSON, "chat": CHAT, "date": 60, "text": "hej"} | changes
    return {"update_id": 1, "message": {name: part for name, part in message.items() if part is not None}}


def _bytes(update: dict[str, Any]) -> bytes:
    return json.dumps(update, ensure_ascii=False).encode()


@given(
    st.text(st.characters(exclude_categories=["Cs"])) | st.text("/@ \n,\u200b안녕a"),
    st.fixed_dictionaries(
        {},
        optional={"username": NAMES, "last_name": NAMES, "language_code": NAMES, "is_premium": st.just(True)},
    ),
    st.integers(1, 2**31 - 1),
    st.integers(1, 2**31 - 1),
    st.none() | st.lists(MARKS, max_size=3),
)
def test_the_same_as_of_the_whole_update(
    text: str, more: dict[str, Any], number: int, date: int, marks: list[dict[str, Any]] | None
) -> None:
    """Whatever is written, whatever Telegram finds in it, and whatever is known of the person."""
    update = _update(text=text, message_id=number, date=date, entities=marks, **{"from": PERSON | more})
    arrival = plain_arrival(json.dumps(update).encode())
    assert arrival is not None
    assert arrival == READER.listen(Update.de_json(update, None))


@pytest.mark.parametrize(
    "changes",
    [
        {"entities": [{"type": "bold", "offset": 0, "length": 3}]},
        {"entities": [{"type": "mention", "offset": 0, "length": 3}]},
        {"entities": [{"type": "url", "offset": 0, "length": 3, "url": "https://elsewhere.example"}]},
        {"reply_to_message": {"message_id": 1, "chat": CHAT, "date": 1}},
        {"text": None, "photo": []},
        {"something_new": True},
        {"chat": {"id": -7, "type": "group", "title": "Team"}},
        {"chat": CHAT | {"is_forum": True}},
        {"from": PERSON | {"is_bot": True}},
        {"from": PERSON | {"id": 8}},
        {"from": None},
    ],
    ids=str,
)
def test_whatever_holds_more_is_read_as_a_whole(changes: dict[str, Any]) -> None:
    """A mark may be a command, a reply has a file, and what is new nobody knows."""
    assert plain_arrival(_bytes(_update(**changes))) is None


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"no JSON",
        b'{"update_id":1,"edited_message":{}}',
        _bytes(_update()).replace(b"hej", rb"\ud83d"),
        _bytes(_update()).replace(b"hej", b"\xff"),
    ],
    ids=["empty", "none", "edited", "half a pair", "no UTF-8"],
)
def test_what_is_no_plain_message_is_left_to_others(body: bytes) -> None:
    """Nothing is refused here."""
    assert plain_arrival(body) is None
