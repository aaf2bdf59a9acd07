"""A script is the same to both databases: what it asks, and what it is sent."""

from __future__ import annotations

import pytest

from bot.store.postgresql import Postgresql
from bot.store.sql_script import Query, SqlScript, rows, scalar
from bot.store.sqlite import Sqlite

PUT = "INSERT INTO chats (chat, locale, helps_unasked) VALUES (:chat, :locale, :is_on) RETURNING chat"
ALL = "SELECT chat, locale, helps_unasked FROM chats ORDER BY chat"


def _put(*chats: str) -> SqlScript[list[str]]:
    added = yield Query(PUT, [{"chat": chat, "locale": None, "is_on": True, "more": "x"} for chat in chats])
    return [chat for (chat,) in added]


@pytest.mark.parametrize("is_small", [False, True], ids=["large", "small"])
async def test_a_statement_is_run_with_each_of_its_values(
    backend: Sqlite | Postgresql, is_small: bool
) -> None:
    """It gives the rows of all, in their order; values that it does not name do not matter."""
    assert await backend.write(lambda: _put("b", "a", "c"), is_small=is_small) == ["b", "a", "c"]
    assert await backend.write(lambda: _put("d"), is_small=is_small) == ["d"]
    assert await backend.write(_put, is_small=is_small) == []
    found = await backend.read(lambda: rows(ALL), is_small=is_small)
    assert [(chat, locale, bool(is_on)) for chat, locale, is_on in found] == [
        (chat, None, True) for chat in "abcd"
    ]


async def test_a_value_may_be_named_twice(backend: Sqlite | Postgresql) -> None:
    """And a statement may give nothing."""
    await backend.write(lambda: _put("a", "b"))
    changed = "UPDATE chats SET locale = :chat WHERE chat = :chat"
    assert not await backend.write(lambda: rows(changed, chat="b"))
    assert await backend.read(lambda: scalar("SELECT locale FROM chats WHERE chat = :chat", chat="b")) == "b"
    assert await backend.read(lambda: scalar("SELECT locale FROM chats WHERE chat = :chat", chat="z")) is None


@pytest.mark.parametrize("is_small", [False, True], ids=["large", "small"])
async def test_what_fails_leaves_nothing(backend: Sqlite | Postgresql, is_small: bool) -> None:
    """Be it a statement or the script itself; what comes next is well."""

    def fails() -> SqlScript[None]:
        yield from _put("a")
        raise LookupError("of the script")

    with pytest.raises(LookupError):
        await backend.write(fails, is_small=is_small)
    with pytest.raises(Exception, match=r"chats_pkey|UNIQUE"):
        await backend.write(lambda: _put("a", "a"), is_small=is_small)
    assert not await backend.read(lambda: rows(ALL), is_small=is_small)
    assert await backend.write(lambda: _put("a"), is_small=is_small) == ["a"]
