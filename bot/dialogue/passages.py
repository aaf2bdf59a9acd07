"""The best sections of added documentation, for a question that no catalogue entry answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.dialogue import blocks
from bot.dialogue.answer import foreign_notice, onward_button, place_titles, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.shelf import Shelf
from bot.matcher.normalise import words
from bot.model import Block, BlockKind, Span, Style, Verdict
from bot.translate import _, translator

_SHOWN = 3
_EXCERPT_CHARS = 350


def passages_reply(shelf: Shelf, question: str, verdict: Verdict) -> Reply:
    """Up to three sections: heading with link, the passage nearest to the question, a button to read on."""
    say = translator(verdict.locale)
    body: list[Block] = [blocks.paragraph(say, _("This comes closest in the documentation:"))]
    shown = [match.id for match in verdict.matches[:_SHOWN]]
    wanted = set(words(question))
    foreign = None
    for item in shown:
        found = place_titles(shelf, item, verdict.locale)
        if found is None:
            continue
        place, heading = found
        if place.page.locale != verdict.locale:
            foreign = place.page.locale
        body.append(Block(BlockKind.HEADING, inline=(Span(heading, Style.LINK, place.page.url),), level=2))
        if excerpt := _excerpt(place.section.blocks, wanted):
            body.append(Block(BlockKind.PARAGRAPH, inline=blocks.text(excerpt)))
    if foreign:
        body.insert(1, foreign_notice(say, foreign))
    rows = tuple((onward_button(shelf, item, verdict.locale),) for item in shown)
    return Reply(verdict.locale, tuple(body), (*rows, (topics_button(verdict.locale),)))


def _excerpt(section: Iterable[Block], wanted: set[str]) -> str:
    """The paragraph or list item that shares most words with the question, the first where none does."""
    texts = [text for text in _texts(section) if text]
    if not texts:
        return ""
    best = max(texts, key=lambda text: len(wanted & set(words(text))))
    return best if len(best) <= _EXCERPT_CHARS else best[: _EXCERPT_CHARS - 1].rsplit(" ", 1)[0] + "…"


def _texts(section: Iterable[Block]) -> Iterator[str]:
    for block in section:
        if block.inline:
            yield "".join(span.text for span in block.inline).strip()
        if block.kind is BlockKind.CODE:
            continue
        for item in block.items:
            yield from _texts(item)
