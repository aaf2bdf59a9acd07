"""Updates as Telegram sent them → updates for the inbox, without reading more of them than is needed.

One that nobody can make sense of becomes an update, too, as long as it has a number: it is set aside in its
turn.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Annotated, Any, NamedTuple

import msgspec
from telegram.error import TelegramError

from bot.store import QueuedUpdate

STRAY_QUEUE = "other"
"""Where updates wait that belong to no chat and no person."""


_GREATEST = (1 << 63) - 1
"""What a database keeps as a number."""
_MARKS = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_NUMBER = re.compile(rb'\s*\{\s*"update_id"\s*:\s*(\d{1,18})\s*[,}]')
"""Telegram writes an update's number first."""


class NotAnUpdateError(ValueError):
    """It has no number, or is no JSON; says so without quoting it."""


class Incoming(NamedTuple):
    """An update, and the kind of update in it (`message`, `callback_query` …; empty if it has none).

    `message` are the chat and the number of what somebody wrote, and when Telegram took it in.
    """

    queued: QueuedUpdate
    kind: str
    message: tuple[int, int, int] | None = None


class _Id(msgspec.Struct):
    id: int


class _InChat(msgspec.Struct):
    chat: _Id
    message_id: int = 0
    date: int = 0


class _ByPerson(msgspec.Struct, rename={"person": "from"}):
    person: _Id


class _Press(msgspec.Struct, rename={"person": "from"}):
    person: _Id
    message: _InChat | None = None


class _Update(msgspec.Struct):
    """What tells where an update belongs."""

    update_id: Annotated[int, msgspec.Meta(ge=0, le=_GREATEST)]
    message: _InChat | None = None
    edited_message: _InChat | None = None
    channel_post: _InChat | None = None
    edited_channel_post: _InChat | None = None
    message_reaction: _InChat | None = None
    my_chat_member: _InChat | None = None
    callback_query: _Press | None = None
    inline_query: _ByPerson | None = None
    chosen_inline_result: _ByPerson | None = None


class _Answer(msgspec.Struct):
    result: list[msgspec.Raw]


_read_update = msgspec.json.Decoder(_Update).decode
_read_answer = msgspec.json.Decoder(_Answer).decode


def updates_in(payload: bytes) -> list[bytes]:
    """The updates in what Telegram answered to getUpdates, each as it is written there.

    Raises:
        TelegramError: it is no such answer.
    """
    with suppress(Exception):  # half a surrogate pair, for one: the standard library is more lenient
        return [bytes(update) for update in _read_answer(payload).result]
    try:
        return [_written(update) for update in json.loads(payload.decode("utf-8", "replace"))["result"]]
    except RecursionError:
        return list(_apart(payload))
    except Exception:
        raise TelegramError("Invalid server response") from None


def _apart(payload: bytes) -> Iterator[bytes]:
    """The same without reading them: one that is nested deeper than parsers go must not hide the others."""
    depth = begin = 0
    for mark in _MARKS.finditer(payload, payload.index(b"[", payload.index(b'"result"')) + 1):
        if mark[0] in b"[{":
            begin = begin if depth else mark.start()
            depth += 1
        elif mark[0] in b"]}":
            depth -= 1
            if not depth:
                yield payload[begin : mark.end()]
            if depth < 0:
                return


def incoming(update: bytes, source: str, now: int) -> Incoming:
    """An update as an update in the queue of its chat, or else of its person. `now` is in seconds.

    Raises:
        NotAnUpdateError: it is none.
    """
    try:
        known = _read_update(update)
    except Exception:
        return _stray(update, source, now)
    kind, queue = _place(known)
    message = _message(known)
    number = message[1] if message else 0
    queued = QueuedUpdate(source, known.update_id, f"{source}/{queue}", update, now, message=number)
    return Incoming(queued, kind or _kind_in(update), message)


def _place(update: _Update) -> tuple[str, str]:
    for kind in _KINDS:
        body = getattr(update, kind)
        if isinstance(body, _InChat):
            return kind, str(body.chat.id)
        if isinstance(body, _Press):
            return kind, str(body.message.chat.id if body.message else body.person.id)
        if isinstance(body, _ByPerson):
            return kind, f"inline:{body.person.id}"
    return "", STRAY_QUEUE


def _message(update: _Update) -> tuple[int, int, int] | None:
    written = update.message or update.channel_post
    return (written.chat.id, written.message_id, written.date) if written else None


_KINDS = tuple(name for name in _Update.__struct_fields__ if name != "update_id")


def _stray(update: bytes, source: str, now: int) -> Incoming:
    try:
        found = json.loads(update.decode("utf-8", "replace"))
        number, body = found["update_id"], _written(found)
    except RecursionError:
        return _unread(update, source, now)
    except Exception:
        raise NotAnUpdateError("no update") from None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= _GREATEST:
        raise NotAnUpdateError("no update")
    try:
        kind, queue = _place(_read_update(body))
    except Exception:
        kind, queue = "", STRAY_QUEUE
    return Incoming(QueuedUpdate(source, number, f"{source}/{queue}", body, now), kind or _kind_of(found))


def _unread(update: bytes, source: str, now: int) -> Incoming:
    """An update that no parser goes through to its end: its number is all that is looked for in it."""
    number = _NUMBER.match(update)
    if number is None:
        raise NotAnUpdateError("no update")
    return Incoming(QueuedUpdate(source, int(number[1]), f"{source}/{STRAY_QUEUE}", b"{}", now), "")


def _written(update: Any) -> bytes:
    """JSON that every parser takes; what is no character is a question mark."""
    return json.dumps(update, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _kind_in(update: bytes) -> str:
    """The kind of an update that this program does not know."""
    try:
        return _kind_of(json.loads(update.decode("utf-8", "replace")))
    except (ValueError, RecursionError):
        return ""


def _kind_of(update: Any) -> str:
    return next((name for name in update if name != "update_id"), "") if isinstance(update, dict) else ""
