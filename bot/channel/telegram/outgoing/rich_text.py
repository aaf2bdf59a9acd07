"""Styled words and where a line of them may be cut.

In go `Word`s (text, tags, and the gap before it), out come pieces of Telegram HTML, each within
`MessageLimits`. Words are kept whole, so an exact value is never cut; tags that are open at a cut are
closed and opened again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from html import escape


class Break(IntEnum):
    """How good a place for a cut the gap before a word is; the higher the better."""

    GLUE = 0
    WORD = 1
    SENTENCE = 2
    LINE = 3
    ITEM = 4
    BLOCK = 5


@dataclass(frozen=True, eq=False, slots=True)
class Tag:
    """One element around a run of words. Two equal ones side by side stay two: identity counts."""

    name: str
    attributes: str = ""

    @property
    def opening(self) -> str:
        """The start tag."""
        return f"<{self.name}{self.attributes}>"

    @property
    def closing(self) -> str:
        """The end tag."""
        return f"</{self.name}>"


Tags = tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """Text that stays together, its tags from the outermost in, and the gap to the word before."""

    text: str
    tags: Tags = ()
    gap: str = ""
    cut: Break = Break.GLUE


@dataclass(frozen=True, slots=True)
class MessageLimits:
    """What one message takes: UTF-16 units of text, entities (more are dropped), bytes of HTML."""

    units: int = 4096
    entities: int = 100
    html_bytes: int = 30_000


TELEGRAM = MessageLimits()


def utf16_length(text: str) -> int:
    """How long Telegram says the text is."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def shared_tags(one: Tags, other: Tags) -> int:
    """How many of the outermost tags are the same elements."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left is not right:
            break
        count += 1
    return count


def write_html(words: Sequence[Word]) -> str:
    """Write the words as HTML; the gap before the first is left out."""
    written: list[str] = []
    is_open: Tags = ()
    for number, word in enumerate(words):
        shared = shared_tags(is_open, word.tags)
        written += [tag.closing for tag in reversed(is_open[shared:])]
        if number:
            written.append(word.gap)
        written += [tag.opening for tag in word.tags[shared:]]
        written.append(escape(word.text, quote=False))
        is_open = word.tags
    written += [tag.closing for tag in reversed(is_open)]
    return "".join(written)


def split_words(words: Sequence[Word], limits: MessageLimits = TELEGRAM) -> list[Sequence[Word]]:
    """Split the words into as few pieces as cuts at good places allow, each within the limits.

    A block that fits into a piece of its own is not cut; otherwise the cut falls between items,
    lines, sentences or words, in this order. Inside a word only if it is over the limit alone.
    """
    whole = [part for word in words for part in _within(word, limits.units)]
    pieces: list[Sequence[Word]] = []
    start = 0
    while start < len(whole):
        end = _cut(whole, start, limits)
        pieces.append(whole[start:end])
        start = end
    return pieces


def _cut(words: Sequence[Word], start: int, limits: MessageLimits) -> int:
    reach = _reach(words, start, limits)
    if reach == len(words):
        return reach
    for level in sorted(Break, reverse=True):
        here = next((at for at in range(reach, start, -1) if words[at].cut >= level), None)
        if here is None:
            continue
        following = (at for at in range(here + 1, len(words)) if words[at].cut >= level)
        if _reach(words, here, limits) >= next(following, len(words)):
            return here
    return reach


def _reach(words: Sequence[Word], start: int, limits: MessageLimits) -> int:
    """Find the index after the last word that fits with `start` into one piece."""
    units = entities = html_bytes = 0
    is_open: Tags = ()
    for at in range(start, len(words)):
        word = words[at]
        gap = word.gap if at > start else ""
        new = word.tags[shared_tags(is_open, word.tags) :]
        units += utf16_length(gap) + utf16_length(word.text)
        entities += len(new)
        html_bytes += len(gap) + len(escape(word.text, quote=False).encode())
        html_bytes += sum(len((tag.opening + tag.closing).encode()) for tag in new)
        is_too_much = units > limits.units or entities > limits.entities or html_bytes > limits.html_bytes
        if is_too_much and at > start:
            return at
        is_open = word.tags
    return len(words)


def _within(word: Word, units: int) -> Iterator[Word]:
    """Cut the word into parts if it is over the limit alone."""
    if utf16_length(word.text) <= units:
        yield word
        return
    gap, cut, rest = word.gap, word.cut, word.text
    while rest:
        size = len(_head(rest, units))
        yield Word(rest[:size], word.tags, gap, cut)
        gap, cut, rest = "", Break.GLUE, rest[size:]


def _head(text: str, units: int) -> str:
    """Take the longest beginning within so many units, at least one character."""
    head = text[:units]
    while utf16_length(head) > units and len(head) > 1:
        head = head[: len(head) - max(1, (utf16_length(head) - units) // 2)]
    return head
