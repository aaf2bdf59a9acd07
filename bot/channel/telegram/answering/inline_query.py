"""Inline mode: `@bot words` in any chat → a list of answers, of which the person posts one.

Telegram keeps a list for the person who asked, for their language is not their neighbour's; lists are kept
here per language, since many people begin to type the same.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TypeAlias

import msgspec
from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.channel.rate import Clock
from bot.channel.telegram.answering.gate import Gate
from bot.channel.telegram.api.client import NO_PREVIEW
from bot.channel.telegram.api.retry import explain
from bot.channel.telegram.incoming.arrival import key
from bot.channel.telegram.outgoing.inline_keyboard import arrange
from bot.channel.telegram.outgoing.render import clean, render
from bot.dialogue.exchange import Button, InlineResult, Reply
from bot.dialogue.message_secrets import may_contain_secret
from bot.dialogue.notices import SETUP
from bot.dialogue.session import Session, supported
from bot.store import Store
from bot.translate import translator

InlineSearch: TypeAlias = Callable[[str, Session, str], Sequence[InlineResult]]
"""Gives results for typed words, for a person, with the bot's address (`t.me/name`) for links to it."""

CACHE_S = 300
"""Telegram's own default (Bot API, answerInlineQuery, cache_time)."""
KEPT = 500
"""A choice: people type letter by letter, and ask the same again."""
START = "setup"
_MAX_RESULTS = 50
"""Telegram's limit (Bot API, answerInlineQuery)."""
_MAX_ID_BYTES = 64
"""Telegram's limit (Bot API, InlineQueryResult, id)."""
_log = logging.getLogger(__name__)
_Key: TypeAlias = tuple[str | None, str | None, str | None, str]


class InlineMode:
    """Answers inline queries."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        gate: Gate,
        search: InlineSearch,
        *,
        address: str,
        clock: Clock = time.monotonic,
    ) -> None:
        self._bot = bot
        self._store = store
        self._search = search
        self._gate = gate
        self._address = address
        self._clock = clock
        self._kept: OrderedDict[_Key, tuple[float, list[InlineQueryResultArticle]]] = OrderedDict()

    async def answer(self, query: InlineQuery, number: int) -> None:
        """Answer the query that came with the update `number`; one that is too old is passed over."""
        user = query.from_user
        session = msgspec.structs.replace(
            await self._store.session(key(user.id)), client=user.language_code, usual=None
        )
        is_paced = self._gate.paces_typing(user.id, number)
        is_admitted = await self._gate.admits_person(user.id)
        # a secret that was typed there by mistake is neither looked for nor kept
        is_searched = is_paced and is_admitted and not may_contain_secret(query.query)
        results = self._results(query.query, session) if is_searched else []
        label = translator(session.locale).text(SETUP)
        try:
            await self._bot.answer_inline_query(
                query.id,
                results,
                cache_time=CACHE_S if is_paced else 1,
                is_personal=True,
                button=InlineQueryResultsButton(label, start_parameter=START) if is_admitted else None,
            )
        except TelegramError as error:
            is_late = "query is too old" in str(error).lower()
            _log.log(logging.INFO if is_late else logging.ERROR, "inline query: %s", explain(error))

    def forget(self) -> None:
        """The knowledge has changed."""
        self._kept.clear()

    def _results(self, query: str, session: Session) -> list[InlineQueryResultArticle]:
        now, asked = self._clock(), " ".join(query.lower().split())
        wanted = (session.chosen, session.spoken, supported(session.client), asked)
        kept_at, results = self._kept.get(wanted, (-CACHE_S, []))
        if now - kept_at >= CACHE_S:
            found = self._search(query, session, self._address)
            results = [article for result in found if (article := _article(result))][:_MAX_RESULTS]
            self._kept[wanted] = now, results
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return results


def _article(result: InlineResult) -> InlineQueryResultArticle | None:
    """One result; None where it cannot be one. What is longer than a message ends after its first piece."""
    pieces = render(result.reply.blocks)
    title = " ".join(clean(result.title).split())
    if not pieces or not title or not 0 < len(result.id.encode()) <= _MAX_ID_BYTES:
        _log.error("left out an inline result without text, or with an id over %d bytes", _MAX_ID_BYTES)
        return None
    return InlineQueryResultArticle(
        result.id,
        title,
        InputTextMessageContent(pieces[0], ParseMode.HTML, link_preview_options=NO_PREVIEW),
        description=" ".join(clean(result.description).split()) or None,
        reply_markup=_links(result.reply),
    )


def _links(reply: Reply) -> InlineKeyboardMarkup | None:
    """The buttons that open something; others would not know where they were pressed."""
    rows: list[list[Button]] = [[button for button in row if button.url] for row in reply.keyboard]
    return arrange(rows).markup()
