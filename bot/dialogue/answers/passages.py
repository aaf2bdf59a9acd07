"""The best sections of added documentation, for a question that no catalogue entry answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.dialogue import blocks
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.entry import foreign_notice, onward_button, place_titles, topics_button
from bot.dialogue.exchange import Reply
from bot.matcher.normalise import words
from bot.model import Block, BlockKind, Verdict
from bot.translate import _, translator

_SHOWN = 3
"""A choice: three sections are looked through, more are searched."""
_EXCERPT_CHARS = 400
"""A choice: a section this short is quoted whole."""
_WEAK = 0.6
"""A section less likely than this share of the best one is not shown."""


def passages_reply(documents: Documents, question: str, verdict: Verdict) -> Reply:
    """Up to three sections: heading with link, the passage nearest to the question, a button to read on."""
    say, locale = translator(verdict.locale), verdict.locale
    likely = verdict.matches[0].score * _WEAK
    shown = [match.id for match in verdict.matches[:_SHOWN] if match.score >= likely]
    closest = blocks.paragraph(say, _("This comes closest in the documentation:"))
    body = (closest, *passages(documents, question, shown, locale, verdict.spoken))
    rows = tuple((onward_button(documents, item, locale),) for item in shown)
    return Reply(locale, body, (*rows, (topics_button(locale),)))


def passages(
    documents: Documents, question: str, items: Iterable[str], locale: str, spoken: str = ""
) -> Iterator[Block]:
    """Of each section its heading with link, and the passage nearest to the question."""
    wanted = set(words(question))
    for item in items:
        found = place_titles(documents, item, locale, spoken)
        if found is None:
            continue
        place, heading = found
        yield Block(BlockKind.HEADING, inline=(blocks.link(heading, place.page.url),), level=2)
        if place.page.locale not in (locale, spoken):
            yield foreign_notice(translator(locale), place.page.locale)
        yield from _excerpt(place.section.blocks, wanted)


def _excerpt(section: Sequence[Block], wanted: set[str]) -> tuple[Block, ...]:
    """The block that shares most words with the question, whole if it is short, else its nearest text."""
    if not section:
        return ()
    best = max(section, key=lambda block: _shared(_texts([block]), wanted))
    texts = [text for text in _texts([best]) if text]
    if sum(map(len, texts)) <= _EXCERPT_CHARS:
        return (best,)
    nearest = max(texts, key=lambda text: len(wanted & set(words(text))))
    if len(nearest) > _EXCERPT_CHARS:
        nearest = nearest[: _EXCERPT_CHARS - 1].rsplit(" ", 1)[0] + "…"
    return (Block(BlockKind.PARAGRAPH, inline=blocks.text(nearest)),)


def _shared(texts: Iterable[str], wanted: set[str]) -> int:
    return len(wanted & {word for text in texts for word in words(text)})


def _texts(section: Iterable[Block]) -> Iterator[str]:
    for block in section:
        if block.inline:
            yield "".join(span.text for span in block.inline).strip()
        if block.kind is BlockKind.CODE:
            continue
        for item in block.items:
            yield from _texts(item)
