"""A question → the marks that a linear model weighs: words, what they mean, pairs and pieces, Hangul letters.

A mark is hashed to one of `BUCKETS` places, so that a model is a few flat arrays and needs no dictionary of
words to load. Pieces of words carry typos, endings and compounds; Hangul is cut into letters (jamo) as well,
because one slip of a finger changes a whole syllable.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from zlib import crc32

from bot.matcher.lexicon import Lexicon
from bot.matcher.normalise import is_hangul, jamo, words
from bot.matcher.word_memory import keeping

BUCKETS = 1 << 19
"""A choice: places enough that few marks share one."""

_PIECES = (2, 3, 4)
"""Lengths of pieces of words, by which endings and slips of the finger matter less."""
_JAMO_PIECES = (3, 5)
"""The same of Hangul's letters: a syllable has two or three."""
_STEM = 5
"""A choice: so much of a word stays the same through its endings."""
_OPENINGS = (1, 2, 3, 4)
"""Lengths of beginnings of Korean words, to which particles are added."""
_REMEMBERED = 1 << 10
"""The words that people write repeat themselves: the marks of this many are worked out once."""


class Group(IntEnum):
    """Marks of one kind are weighed against each other before the kinds are added up."""

    WORD = 0
    PAIR = 1
    PIECE = 2


_WORD, _PAIR, _PIECE = map(int, Group)
_GROUPS = len(Group)
GROUP_WEIGHTS = (1.0, 0.8, 1.0)
"""How much each `Group` counts; found by leaving out one writer's phrases after the other (`make bench`)."""


def marks(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The marks of a text as group and bucket, repeated as often as they occur."""
    found = words(text)
    seen = marks_between(found, lexicon)
    for word in found:
        seen += buckets_of(word)
    return seen


def marks_between(found: Sequence[str], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The marks of words as group and bucket without those that each word has by itself (`buckets_of`)."""
    seen = [(_WORD, bucket_of(mark)) for mark, _ in _meanings(found, lexicon)]
    seen += [(_PAIR, bucket_of(mark)) for mark in _pairs(found)]
    seen += [(_PIECE, bucket_of("x" + piece)) for piece in _across_blanks(found)]
    return seen


def origins(text: str, lexicon: Lexicon) -> Iterator[tuple[Group, str, str]]:
    """The marks of a text as group, mark and the words that it comes from."""
    found = words(text)
    for mark, term in _meanings(found, lexicon):
        yield Group.WORD, mark, term
    for mark, (previous, word) in zip(_pairs(found), pairwise(found), strict=True):
        yield Group.PAIR, mark, f"{previous} {word}"
    for piece in _across_blanks(found):
        yield Group.PIECE, "x" + piece, piece
    for word in found:
        for group, mark in _inside(word):
            yield group, mark, word


def _pairs(found: Sequence[str]) -> list[str]:
    """The marks of two words side by side."""
    stems = [word[:_STEM] for word in found]
    return [f"b{previous} {stem}" for previous, stem in pairwise(stems)]


def _across_blanks(found: Sequence[str]) -> Iterator[str]:
    """Pieces of Hangul, however it is spaced."""
    return _ngrams("".join(filter(is_hangul, found)), (2,))


def _inside(word: str) -> Iterator[tuple[Group, str]]:
    """A word and its pieces."""
    yield Group.WORD, "w" + word
    if is_hangul(word):
        yield from _hangul_marks(word)
    else:
        for piece in _ngrams(f"_{word}_", _PIECES):
            yield Group.PIECE, "c" + piece


def buckets_of(word: str) -> list[tuple[int, int]]:
    """The marks of a word by itself, as group and bucket."""
    return [(packed % _GROUPS, packed // _GROUPS) for packed in _packed(word)]


@keeping(_REMEMBERED)
def _packed(word: str) -> array[int]:
    """The same, each as one number: pairs of a thousand words took 2.4 MB."""
    return array("I", [bucket_of(mark) * _GROUPS + group for group, mark in _inside(word)])


def _meanings(found: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """What the words stand for in every language, and whether it is no more than that something fails.

    Each mark with the words that it comes from.
    """
    meant = dict(lexicon.concepts(found))
    for concept, term in meant.items():
        yield "k" + concept, term
        for word in lexicon.in_english(concept, term):
            yield "w" + word, term
    if meant and lexicon.generic.issuperset(meant):
        yield "kgeneric", " ".join(found)


def bucket_of(mark: str) -> int:
    """The place of a mark."""
    return crc32(mark.encode()) % BUCKETS


def _hangul_marks(word: str) -> Iterator[tuple[Group, str]]:
    """Openings stand for the word without its particle; jamo for what a typo leaves unharmed."""
    for length in _OPENINGS:
        if length < len(word):
            yield Group.WORD, "p" + word[:length]
    for piece in _ngrams(word, (2, 3)):
        yield Group.PIECE, "h" + piece
    for piece in _ngrams("_" + jamo(word), _JAMO_PIECES):
        yield Group.PIECE, "j" + piece


def _ngrams(text: str, lengths: tuple[int, ...]) -> Iterator[str]:
    for length in lengths:
        for start in range(len(text) - length + 1):
            yield text[start : start + length]
