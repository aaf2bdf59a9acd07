"""Inline mode: what is kept, and what Telegram would refuse."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.channel.telegram.answering.inline_query import CACHE_S
from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import Button, Command, Event, InlineResult, Reply
from bot.dialogue.notes import Reload
from bot.dialogue.session import Session
from bot.model import Block, BlockKind, Span
from bot.validator import engine
from tests.channel.telegram.running import running
from tests.channel.telegram.tiny_dialogue import converse
from tests.fakes.bot_api import BotApiServer


def _result(text: str, result_id: str = "1", *rows: Sequence[Button], title: str = "Title") -> InlineResult:
    block = Block(BlockKind.PARAGRAPH, inline=(Span(text),))
    return InlineResult(
        result_id, title, "First line", Reply("en", (block,), tuple(tuple(row) for row in rows))
    )


class _Search:
    """Counts how often it is asked."""

    def __init__(self, *results: InlineResult) -> None:
        self.results = results
        self.asked: list[tuple[str, str]] = []

    def __call__(self, query: str, session: Session, address: str) -> tuple[InlineResult, ...]:
        assert address == "t.me/ims_doctor_bot"
        self.asked.append((query, session.locale))
        return self.results


async def test_lists_are_kept_per_language(server: BotApiServer) -> None:
    """Update case and blanks make no other question."""
    search = _Search(_result("x"))
    async with running(server, search=search):
        anna, bea = server.user("Anna", language_code="sv"), server.user("Bea", language_code="sv")
        jisoo = server.user("지수", language_code="ko")
        for person, words in ((anna, "mask"), (bea, " Mask "), (jisoo, "mask"), (anna, "MASK")):
            query = person.asks_inline(words)
            await server.next_answer(query)
            assert [result["id"] for result in query.results] == ["1"]
    assert [locale for _query, locale in search.asked] == ["sv", "ko"]


async def test_changed_knowledge_is_searched_anew(server: BotApiServer) -> None:
    """After the owner's /reload."""
    search = _Search(_result("x"))

    def reload(event: Event, session: Session, context: Context) -> Turn:
        if isinstance(event, Command):
            return Turn((), session, notes=(Reload(),))
        return converse(event, session, context)

    async with running(server, converse=reload, search=search):
        anna = server.user("Anna", language_code="sv")
        for _time in range(2):
            await server.next_answer(anna.asks_inline("mask"))
        anna.sends("/reload")
        anna.sends("done?")
        await server.next_reply(anna)
        await server.next_answer(anna.asks_inline("mask"))
    assert len(search.asked) == 2


async def test_what_telegram_would_refuse_is_left_out(server: BotApiServer) -> None:
    """Ids that are too long, results without words; the others are shown."""
    found = (
        _result("x", "a" * 65),
        _result("x", ""),
        _result(" ", "blank"),
        _result("x", "untitled", title="\u202e"),
        _result("<b>&", "가" * 21, title="<i>&amp;\n"),
    )
    async with running(server, search=_Search(*found)):
        query = server.user("Anna").asks_inline("x")
        await server.next_answer(query)
    (shown,) = query.results
    assert (shown["title"], shown["message_content"]["text"]) == ("<i>&amp;", "<b>&")
    assert "reply_markup" not in shown


async def test_a_long_answer_ends_after_its_first_piece(server: BotApiServer) -> None:
    """Its buttons are those that open something."""
    rows = ([Button("Here", "show:x:en"), Button("Ask me", url="https://t.me/ims_doctor_bot?start=x")],)
    async with running(server, search=_Search(_result("word " * 2000, "1", *rows))):
        query = server.user("Anna").asks_inline("x")
        await server.next_answer(query)
    (shown,) = query.results
    assert 4000 < len(shown["message_content"]["text"]) <= 4096
    assert [[button["text"] for button in row] for row in shown["reply_markup"]["inline_keyboard"]] == [
        ["Ask me"]
    ]


@pytest.mark.parametrize("language", ["fr", "sv", "ko", "en", None])
async def test_the_way_to_the_private_chat(server: BotApiServer, language: str | None) -> None:
    """Also where nothing was found, which is kept as long."""
    async with running(server):
        query = server.user("Anna", language_code=language).asks_inline("x")
        answer = await server.next_answer(query)
    assert answer["results"] == []
    assert answer["button"]["start_parameter"] == "setup"
    assert answer["cache_time"] == CACHE_S


async def test_what_could_not_be_looked_through_is_not_looked_for(
    server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may hold a secret; who types on is answered, and nobody waits for another attempt."""

    def fails(*_anything: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(engine, "read", fails)
    search = _Search(_result("x"))
    async with running(server, search=search):
        query = server.user("Anna").asks_inline('{"client_secret": ')
        await server.next_answer(query)
    assert query.results == []
    assert not search.asked
