"""Inline mode: what somebody types behind the bot's name in any chat → results, each a whole answer."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from bot.dialogue import button_data
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import place_titles, show_reply
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Button, InlineResult
from bot.dialogue.session import Session, supported
from bot.matcher.normalise import words
from bot.model import Block, BlockKind, Outcome
from bot.translate import _, translator

LIMIT_RESULTS = 20
"""A choice: nobody scrolls further; Telegram takes 50."""
_LIMIT_CHARS = 256
"""Telegram's limit (Bot API, InlineQuery)."""
_LINE_CHARS = 120
"""A choice: what a telephone shows of a result in two lines."""
_KINDS = ("symptom", "check")


def inline_results(query: str, session: Session, desk: Desk, address: str = "") -> tuple[InlineResult, ...]:
    """At most 20 answers, likeliest first, in the language of the query, else the person's.

    Without a query, everything to look at, in the order of the documents. A message that is posted this way
    has no buttons, for pressed ones could not tell where; with `address` (`t.me/name`) one that opens the
    chat with the bot.
    """
    asked = query[:_LIMIT_CHARS].strip()
    items, locale = list(desk.documents.in_order(*_KINDS)), session.locale
    if words(asked):
        prior = session.chosen or session.spoken or supported(session.client) or session.usual
        verdict = desk.ask(asked, prior=prior)
        locale = verdict.locale
        found = [match.id for match in verdict.matches]
        named = list(_begun(asked, desk.documents, locale))
        items = found + named if verdict.outcome is Outcome.ANSWER else named + found
    results = (_result(desk.documents, item, locale, address) for item in dict.fromkeys(items))
    return tuple(result for result in results if result)[:LIMIT_RESULTS]


def _begun(asked: str, documents: Documents, locale: str) -> Iterator[str]:
    """Entries with a heading or an id in which each word of a half-typed query begins a word."""
    starts = words(asked)
    for item in documents.in_order(*_KINDS, "topic"):
        known = words(f"{documents.title(item, locale)} {item.rpartition('/')[2]}")
        if all(any(word.startswith(start) for word in known) for start in starts):
            yield item


def _result(documents: Documents, item: str, locale: str, address: str) -> InlineResult | None:
    answer = show_reply(documents, item, locale)
    titles = place_titles(documents, item, locale)
    if answer is None or titles is None:
        return None
    place, title = titles
    reply = msgspec.structs.replace(answer, keyboard=_ask_me(documents, item, locale, address), footer=())
    short = documents.short(item)
    return InlineResult(f"{short}:{locale}", title, _first_line(place.section.blocks), reply)


def _ask_me(documents: Documents, item: str, locale: str, address: str) -> tuple[tuple[Button, ...], ...]:
    if not address:
        return ()
    label = translator(locale).text(_("Ask me"))
    return ((Button(label, url=button_data.deep_link(address, documents.short(item))),),)


def _first_line(section: tuple[Block, ...]) -> str:
    """The words that a section opens with, cut at a blank where there are many."""
    paragraphs = (block.inline for block in section if block.kind is BlockKind.PARAGRAPH)
    line = " ".join("".join(span.text for span in next(paragraphs, ())).split())
    return line if len(line) <= _LINE_CHARS else line[: _LINE_CHARS - 1].rsplit(" ", 1)[0] + "…"
