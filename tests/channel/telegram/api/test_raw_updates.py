"""Updates as they are written → updates."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import TelegramError

from bot.channel.telegram.api.raw_updates import NotAnUpdateError, incoming, updates_in

_CHAT = {"chat": {"id": -100, "type": "group"}}
_PERSON = {"from": {"id": 7, "first_name": "Anna", "is_bot": False}}


@pytest.mark.parametrize(
    ("body", "queue", "kind"),
    [
        ({"message": _CHAT | {"text": "hej"}}, "-100", "message"),
        ({"edited_message": _CHAT}, "-100", "edited_message"),
        ({"channel_post": _CHAT}, "-100", "channel_post"),
        ({"edited_channel_post": _CHAT}, "-100", "edited_channel_post"),
        ({"message_reaction": _CHAT}, "-100", "message_reaction"),
        ({"my_chat_member": _CHAT | _PERSON}, "-100", "my_chat_member"),
        ({"callback_query": _PERSON | {"message": _CHAT}}, "-100", "callback_query"),
        ({"callback_query": _PERSON | {"inline_message_id": "x"}}, "7", "callback_query"),
        ({"inline_query": _PERSON | {"query": ""}}, "inline:7", "inline_query"),
        ({"chosen_inline_result": _PERSON}, "inline:7", "chosen_inline_result"),
        ({"message": {"text": "nowhere"}}, "other", "message"),
        ({"message": "nonsense"}, "other", "message"),
        ({"purchased_paid_media": _PERSON}, "other", "purchased_paid_media"),
        ({}, "other", ""),
    ],
    ids=lambda value: next(iter(value), "nothing") if isinstance(value, dict) else str(value),
)
def test_a_update_lies_in_the_queue_of_its_chat(body: dict[str, Any], queue: str, kind: str) -> None:
    """Or of its person; what nobody understands has a queue, too."""
    written = json.dumps({"update_id": 5, **body}).encode()
    queued, found, _message = incoming(written, "telegram:1", 1234)
    assert (queued.source, queued.number, queued.received) == ("telegram:1", 5, 1234)
    assert (queued.queue, found) == (f"telegram:1/{queue}", kind)
    assert json.loads(queued.body) == json.loads(written)


_DEEP = b"[" * 100_000 + b"]" * 100_000


def test_an_update_nested_deeper_than_parsers_go_is_an_update() -> None:
    """Its number is known, so that it is set aside in its turn and not brought again for ever."""
    queued, kind, _message = incoming(
        b'{"update_id": 7, "message": {"chat": {"id": 1}, "x": ' + _DEEP + b"}}", "t", 1
    )
    assert (queued.number, queued.queue, kind) == (7, "t/other", "")
    with pytest.raises(NotAnUpdateError):
        incoming(b'{"x": ' + _DEEP + b"}", "t", 1)


def test_a_deep_update_does_not_hide_the_others() -> None:
    """Polling asks for all of them again otherwise."""
    first, last = b'{"update_id":1,"x":"]}\\""}', b'{"update_id":3}'
    deep = b'{"update_id":2,"x":' + _DEEP + b"}"
    found = updates_in(b'{"ok":true,"result":[' + b",".join((first, deep, last)) + b"]}")
    assert [incoming(update, "t", 1).queued.number for update in found] == [1, 2, 3]


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"null",
        b"[]",
        b"5",
        b'{"message": {}}',
        b'{"update_id": "5"}',
        b'{"update_id": null}',
        b'{"update_id": true}',
        b'{"update_id": 5.5}',
        b'{"update_id": -5}',
        b'{"update_id": 99999999999999999999}',
        b'{"update_id": 5',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
    ids=lambda value: repr(value[:30]),
)
def test_what_has_no_number_is_no_update(written: bytes) -> None:
    """And is not quoted."""
    with pytest.raises(NotAnUpdateError, match=r"^no update$"):
        incoming(written, "telegram:1", 0)


@pytest.mark.parametrize("text", [b"\\ud83d half", b"\xff\xfe", b"\\ud83d\\ud83d"], ids=repr)
def test_half_characters_do_not_stop_anybody(text: bytes) -> None:
    """The rest is kept, readable for every parser."""
    written = b'{"update_id":5,"message":{"chat":{"id":7},"text":"a %s b"}}' % text
    payload = b'{"ok":true,"result":[{"update_id":4},%s,{"update_id":6}]}' % written
    before, update, after = updates_in(payload)
    assert (before, after) == (b'{"update_id":4}', b'{"update_id":6}')
    for body in (update, written):
        queued, kind, _message = incoming(body, "telegram:1", 0)
        assert (queued.queue, kind) == ("telegram:1/7", "message")
    assert json.loads(incoming(written, "x", 0).queued.body.decode("utf-8", "replace"))["message"]["chat"]


def test_updates_are_kept_as_they_are_written() -> None:
    """Numbers too long for anybody, and keys that nobody knows, included."""
    written = [b'{"update_id":1,"n":123456789012345678901234567890}', b'{"update_id":2, "x" : 1e999}']
    assert updates_in(b'{"ok":true,"result":[%s]}' % b",".join(written)) == written
    assert updates_in(b'{"ok":true,"result":[]}') == []
    for number, body in enumerate(written, 1):
        assert incoming(body, "x", 0).queued.number == number


@pytest.mark.parametrize("payload", [b"", b"<html>", b"[]", b'{"ok":true}', b'{"ok":true,"result":true}'])
def test_what_is_no_answer(payload: bytes) -> None:
    """One line, without what was answered."""
    with pytest.raises(TelegramError, match=r"^Invalid server response$"):
        updates_in(payload)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@settings(deadline=None)
@given(
    body=st.dictionaries(
        st.sampled_from(["message", "callback_query", "inline_query", "chat", "from", "id"]) | st.text(),
        _JSON | st.fixed_dictionaries({"chat": _JSON, "from": _JSON, "message": _JSON}),
        max_size=4,
    ),
    number=st.integers(0, 2**62),
)
def test_any_update_becomes_a_update(body: dict[str, Any], number: int) -> None:
    """As long as it has a number, and as it was."""
    update = body | {"update_id": number}
    queued, *_ = incoming(json.dumps(update).encode(), "telegram:1", 0)
    assert queued.number == number
    assert queued.queue.startswith("telegram:1/")
