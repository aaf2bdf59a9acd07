"""Reply → Telegram HTML, ready to be sent: `<b> <i> <code> <pre> <a> <blockquote>`.

Everything that comes from outside is escaped, links lead to http(s) only, and each message is
within Telegram's limits. Headings, strong text and the console's labels are bold, exact values
`<code>`, notes quotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from bot.channel.telegram.outgoing.rich_text import (
    TELEGRAM,
    Break,
    MessageLimits,
    Tag,
    Tags,
    Word,
    split_words,
    utf16_length,
    write_html,
)
from bot.model import Block, BlockKind, Inline, Span, Style

BULLET = "•"
LONG_NOTE_UNITS = 400
"""A choice: above it a note takes half a telephone's screen, and is folded."""
SIGNS = {"NOTE": "ℹ️", "TIP": "💡", "IMPORTANT": "❗", "WARNING": "⚠️", "CAUTION": "⚠️"}
_NEVER_FOLDED = {"IMPORTANT", "WARNING", "CAUTION"}
_LISTS = {BlockKind.BULLETS, BlockKind.STEPS}
_INDENT = "   "

_BLANKS = re.compile(r"([ \t\n]+)")
_SENTENCE_END = re.compile(r"[.!?…。！？][)\]»”’\"']*$")
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_ODD_BLANKS = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_UNWANTED = re.compile(r"[\x00-\x08\r\x0e-\x1b\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def render(blocks: Sequence[Block], limits: MessageLimits = TELEGRAM) -> list[str]:
    """Write the blocks as HTML messages in order; none if there is nothing to be seen."""
    pieces = split_words(list(_blocks(blocks, (), "", Break.BLOCK)), limits)
    return [write_html(piece) for piece in pieces if _is_visible(piece)]


def clean(text: str) -> str:
    """Drop the characters that Telegram drops or that turn the text around."""
    return _UNWANTED.sub("", _ODD_BLANKS.sub(" ", text))


def _is_visible(words: Iterable[Word]) -> bool:
    return any(unicodedata.category(character)[0] not in "CZ" for word in words for character in word.text)


def _blocks(blocks: Iterable[Block], tags: Tags, indent: str, cut: Break) -> Iterator[Word]:
    """Give the words of blocks in a row; `cut` says how good a cut between them is."""
    gap, here = "", Break.GLUE
    for block in blocks:
        before = gap + indent if gap and block.kind in _LISTS else gap
        words = list(_block(block, tags, indent, cut))
        yield from _starting(words, before, here)
        if words:
            gap = "\n\n" if cut is Break.BLOCK else "\n"
            here = Break.WORD if block.kind is BlockKind.HEADING else cut


def _starting(words: Sequence[Word], gap: str, cut: Break) -> Iterator[Word]:
    """Give the same words with another gap before the first."""
    for first in words[:1]:
        yield Word(first.text, first.tags, gap, cut)
    yield from words[1:]


def _block(block: Block, tags: Tags, indent: str, cut: Break) -> Iterator[Word]:
    match block.kind:
        case BlockKind.HEADING:
            yield from _inline(block.inline, tags, Tag("b"))
        case BlockKind.PARAGRAPH:
            yield from _inline(block.inline, tags)
        case BlockKind.CODE:
            yield from _lines(block.text, (*tags, Tag("pre")), _finer(cut))
        case BlockKind.NOTE:
            yield from _note(block, tags, _finer(cut))
        case BlockKind.BULLETS | BlockKind.STEPS:
            yield from _list(block, tags, indent, _finer(cut))


def _finer(cut: Break) -> Break:
    """Tell how good a cut within blocks is, if one between them is `cut`."""
    return Break.ITEM if cut is Break.BLOCK else Break.LINE


def _list(block: Block, tags: Tags, indent: str, cut: Break) -> Iterator[Word]:
    deeper = indent + _INDENT
    for number, item in enumerate(block.items, start=block.level or 1):
        marker = f"{number}." if block.kind is BlockKind.STEPS else BULLET
        yield Word(marker, tags, f"\n{indent}", cut)
        starts_with_text = bool(item) and item[0].kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        starts_with_list = bool(item) and item[0].kind in _LISTS
        gap = " " if starts_with_text else f"\n{deeper}" if starts_with_list else "\n"
        words = list(_blocks(item, tags, deeper, Break.LINE))
        yield from _starting(words, gap, Break.GLUE)


def _lines(text: str, tags: Tags, cut: Break) -> Iterator[Word]:
    """Keep the lines of a code block whole, blanks and all."""
    gap = ""
    for line in clean(text).strip("\n").split("\n"):
        if line:
            yield Word(line, tags, gap, cut if gap else Break.GLUE)
            gap = ""
        gap += "\n"


def _note(block: Block, tags: Tags, cut: Break) -> Iterator[Word]:
    """Quote a note, folded up when it is long and not urgent; quotes cannot hold quotes."""
    lead = Block(BlockKind.PARAGRAPH, inline=block.inline)
    parts = (lead, *(part for item in block.items for part in item))
    is_nested = any(tag.name == "blockquote" for tag in tags)
    length = sum(utf16_length(w.gap + w.text) for w in _blocks(parts, (), "", cut))
    folds = length > LONG_NOTE_UNITS and block.label not in _NEVER_FOLDED
    quote = Tag("blockquote", " expandable" if folds else "")
    around = tags if is_nested else (*tags, quote)
    words = list(_blocks(parts, around, "", cut))
    if _is_visible(words) and block.label in SIGNS:
        yield Word(SIGNS[block.label], around)
        words = list(_starting(words, " ", Break.GLUE))
    yield from words


def _inline(spans: Inline, tags: Tags, emphasis: Tag | None = None) -> Iterator[Word]:
    """Cut styled runs into words. An exact value is one word; elsewhere a cut needs a blank."""
    gap, cut, is_sentence = "", Break.GLUE, False
    for span in spans:
        around = (*tags, *_style(span, emphasis))
        text = clean(span.text)
        for part in [text] if span.style is Style.CODE else _BLANKS.split(text):
            if span.style is not Style.CODE and _BLANKS.fullmatch(part):
                blank = Break.SENTENCE if is_sentence else Break.WORD
                gap, cut = gap + part, max(cut, Break.LINE if "\n" in part else blank)
            elif part:
                yield Word(part, around, gap, cut)
                gap, cut = "", Break.GLUE
                is_sentence = bool(_SENTENCE_END.search(part))


def _style(span: Span, emphasis: Tag | None) -> Tags:
    """Choose a run's tags; an exact value cannot be within `emphasis`, a heading's bold."""
    if span.style is Style.CODE:
        return (Tag("code"),)
    outer = () if emphasis is None else (emphasis,)
    if span.style in (Style.STRONG, Style.UI):
        return outer or (Tag("b"),)
    if span.style is Style.EMPHASIS:
        return (*outer, Tag("i"))
    if span.style is Style.LINK and span.href and _LINK.fullmatch(span.href):
        return (*outer, Tag("a", f' href="{escape(clean(span.href))}"'))
    return outer
