"""`cues.yaml` of a language → its patterns, by the word that they begin with, as bytes that load at once.

A language has thousands of patterns, forty thousand with all ways to begin one, and a conversation meets few
of them: those of a word and the one after it are decoded when somebody says the two. To have them all as
objects cost a second of a start, and 40 MB; to have all of each word that is said, 15 MB after 160 questions
in four languages. They consist of some thousand different pieces, which are stored once, named by their
numbers, and decoded with the first pattern that has them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from bot.languages import LOCALES
from bot.matcher.normalise import fold, is_hangul
from bot.matcher.word_table import WordTable
from bot.model import Record

GAP, START, END = "..", "<", ">"
_GAP_UNITS = {False: 3, True: 6}
"""How many units a gap spans, in words and in syllables."""
_PIECES = re.compile(r"[가-힣ㄱ-ㅣ]|[^가-힣ㄱ-ㅣ\s]+")
FILLER = "filler"
"""Words that say nothing by themselves."""
LANGUAGE_CUES = tuple(f"language-{locale}" for locale in LOCALES)
"""One for each language that may be asked for."""
UNCORRECTED = (
    "complaint",
    "bye",
    "address",
    "it-was",
    "only",
    "granted",
    "asked-for",
    "anaphora",
    "discard",
    "make-ticket",
    "may",
    "must",
    "bad",
    "either",
    "same-as",
    "difference",
    "adobe-side",
    "ourselves",
    "alter",
    *(f"asks-{kind}" for kind in ("reason", "consequence", "number", "preference", "undo", "message")),
    *(f"asks-{kind}" for kind in ("duration", "other-way", "who-here", "command", "script", "log")),
    "hands-on",
    "are-you-adobe",
    *LANGUAGE_CUES,
)
"""Nothing is read as a word of these cues that is only like it."""
SPLIT, SPLIT_AFTER = "split", "split-after"
"""Cues that part clauses: one begins with it, or ends with it."""
JOINS = "apostrophe-joins"
"""Says of a language that `it's` is one word; elsewhere an apostrophe parts two."""
_ELIDED = re.compile(r"\[([^\[\]]*'[^\[\]]*)\]")
_GROUP = re.compile(r"\(([^()]*)\)")
_LONE_GROUP = re.compile(r"(?<!\S)\(([^()]*)\)(?!\S)")
"""A group that is no part of a word and may not be missing."""
_PLAIN = re.compile(r"[^\s()\[\]|*/'’<>.]+")
"""A choice of one word, and no more than that."""
_START = 2
"""Letters by which words stand together: five on average, so that an object is kept for five."""
_TOGETHER = 32
"""A choice: pieces that stand together; to look for one of them takes two microseconds."""

_T = TypeVar("_T")


class PatternSlot(Record, frozen=True, array_like=True):
    """One place in a pattern: the words that may stand there, whole or as beginnings."""

    whole: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    is_optional: bool = False
    gap: int = 0

    def fits(self, unit: str) -> bool:
        """Whether a word may stand here."""
        return unit in self.whole or (bool(self.starts) and unit.startswith(self.starts))

    @property
    def is_fixed(self) -> bool:
        """Whether one of the whole words must stand here."""
        return not (self.is_optional or self.gap or self.starts)


class Pattern(Record, frozen=True):
    """A cue's pattern; `at_start` and `at_end` tie it to the edges of a clause."""

    cue: str
    pieces: tuple[PatternSlot, ...]
    at_start: bool
    at_end: bool


class _Stored(Record, frozen=True, array_like=True):
    """A pattern with the numbers of its cue and its pieces."""

    cue: int
    pieces: tuple[int, ...]
    at_start: bool
    at_end: bool


class CompiledCues(Record, frozen=True, dict=True):
    """The patterns of a language by their first word, whole or its beginning, for `by_second` to read.

    What begins with a whole word stands by the word's first letters, for `with_first` to look in. `cues` and
    `pieces`, so many together, are what patterns consist of. `words` are all that stand in them,
    `corrections` those that a slip of the finger is read as. `edges` are the patterns that part clauses,
    `languages` those that name a language; None where there are none, or no others.
    """

    joins_apostrophes: bool
    cues: tuple[str, ...]
    pieces: tuple[msgspec.Raw, ...]
    by_word: dict[str, msgspec.Raw]
    by_start: dict[str, msgspec.Raw]
    words: WordTable
    corrections: msgspec.Raw
    edges: CompiledCues | None = None
    languages: CompiledCues | None = None

    @cached_property
    def _read(self) -> dict[int, PatternSlot]:
        """Pieces by their numbers, those that some pattern read so far has."""
        return {}

    def patterns_in(self, stored: msgspec.Raw) -> list[Pattern]:
        """The patterns that `by_second` has for a second word."""
        cues = self.cues
        found = []
        for one in _patterns_stored_in(stored):
            pieces = tuple([self._read.get(number) or self._piece(number) for number in one.pieces])
            found.append(Pattern(cues[one.cue], pieces, one.at_start, one.at_end))
        return found

    def with_first(self, word: str) -> msgspec.Raw | None:
        """What begins with a whole word, for `by_second`."""
        alike = self.by_word.get(word[:_START])
        return by_second(alike).get(word) if alike else None

    def _piece(self, number: int) -> PatternSlot:
        block, place = divmod(number, _TOGETHER)
        piece = self._read[number] = _piece_in(_block_in(self.pieces[block])[place])
        return piece


_block_in = msgspec.msgpack.Decoder(list[msgspec.Raw]).decode
_patterns_stored_in = msgspec.msgpack.Decoder(list[_Stored]).decode
_piece_in = msgspec.msgpack.Decoder(PatternSlot).decode
by_second = msgspec.msgpack.Decoder(dict[str, msgspec.Raw]).decode
"""The patterns with one first word, as stored, by the word that must come second; "" where that is open."""
words_in = msgspec.msgpack.Decoder(list[str]).decode
"""What `corrections` holds."""


def compile_file(written: bytes) -> bytes:
    """Compile what stands in a `cues.yaml`, for `read_compiled`. Raises ValueError naming a bad pattern."""
    return msgspec.msgpack.encode(compiled(_parsed(written)))


read_compiled = msgspec.msgpack.Decoder(CompiledCues).decode


def compiled(cues: dict[str, list[str]]) -> CompiledCues:
    """The patterns of cues. Raises ValueError naming a bad one."""
    joins = bool(cues.get(JOINS))
    cues = {cue: lines for cue, lines in cues.items() if cue != JOINS}
    by_word: dict[str, dict[str, list[_Stored]]] = {}
    by_start: dict[str, dict[str, list[_Stored]]] = {}
    words, corrections = set[str](), set[str]()
    cue_numbers, piece_numbers = dict[str, int](), dict[PatternSlot, int]()
    for pattern in _all_patterns(cues, joins):
        whole = frozenset[str]().union(*(piece.whole for piece in pattern.pieces))
        words |= whole
        if pattern.cue not in UNCORRECTED:
            corrections |= whole
        cue = cue_numbers.setdefault(pattern.cue, len(cue_numbers))
        numbers = tuple(piece_numbers.setdefault(piece, len(piece_numbers)) for piece in pattern.pieces)
        for at, piece in enumerate(pattern.pieces):  # without the optional words before
            stored = _Stored(cue, numbers[at:], pattern.at_start, pattern.at_end)
            groups = [by_word.setdefault(word, {}) for word in piece.whole]
            groups += [by_start.setdefault(start, {}) for start in piece.starts]
            for second in _seconds(pattern.pieces[at:]):
                for group in groups:
                    group.setdefault(second, []).append(stored)
            if not piece.is_optional:
                break
    return CompiledCues(
        joins,
        tuple(cue_numbers),
        tuple(map(_raw, _blocks(tuple(piece_numbers)))),
        {start: _raw(alike) for start, alike in _by_letters(by_word).items()},
        {start: _raw(group) for start, group in by_start.items()},
        WordTable.of_words(sorted(words)),
        _raw(sorted(corrections)),
        _of_some(cues, (SPLIT, SPLIT_AFTER), joins=joins),
        _of_some(cues, LANGUAGE_CUES, joins=joins),
    )


def _of_some(cues: dict[str, list[str]], names: Collection[str], *, joins: bool) -> CompiledCues | None:
    """The patterns of these cues alone, if they are not all."""
    some = {cue: cues[cue] for cue in names if cue in cues}
    if not some or len(some) == len(cues):
        return None
    return compiled(some | ({JOINS: ["yes"]} if joins else {}))


def _by_letters(by_word: Mapping[str, _T]) -> dict[str, dict[str, _T]]:
    """What stands by words, by their first letters."""
    found: dict[str, dict[str, _T]] = {}
    for word, value in by_word.items():
        found.setdefault(word[:_START], {})[word] = value
    return found


def _blocks(pieces: Sequence[PatternSlot]) -> Iterator[Sequence[PatternSlot]]:
    return (pieces[start : start + _TOGETHER] for start in range(0, len(pieces), _TOGETHER))


def _seconds(pieces: Sequence[PatternSlot]) -> Collection[str]:
    """The words one of which must be the second of a pattern; an empty one where that is open."""
    is_open = len(pieces) < 2 or pieces[0].is_optional or not pieces[1].is_fixed
    return ("",) if is_open else pieces[1].whole


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


def _all_patterns(cues: dict[str, list[str]], joins_apostrophes: bool) -> Iterator[Pattern]:
    for cue, lines in cues.items():
        for line in lines:
            for plain in _without_groups(line):
                # With an apostrophe: one word, and in some languages two as well; people leave it out.
                for spelling in {plain} if joins_apostrophes else {plain, plain.replace("'", " ")}:
                    yield from _patterns(cue, spelling)


def folded(word: str) -> str:
    """A word as patterns compare it."""
    if word.isascii():
        return word.casefold().replace("'", "")
    return fold(unicodedata.normalize("NFC", word)).replace("'", "").replace("’", "")


def _without_groups(line: str) -> Iterator[str]:
    """The line once for each way through its `(a b|c)`, and through a `[d'e]`, which may be two words."""
    line = _ELIDED.sub(lambda found: f"({found[1].replace('/', '|')})?", line)
    line = _LONE_GROUP.sub(_with_words_together, line)
    group = _GROUP.search(line)
    if group is None:
        yield line
        return
    after = line[group.end() :]
    choices = group[1].split("|")
    if after.startswith("?"):
        choices, after = [*choices, ""], after[1:]
    for choice in choices:
        yield from _without_groups(f"{line[: group.start()]}{choice}{after}")


def _with_words_together(group: re.Match[str]) -> str:
    """`(a|b|c d)` as `(a/b|c d)`, which means the same and is two patterns in place of three."""
    choices = group[1].split("|")
    words = [choice for choice in choices if _PLAIN.fullmatch(choice)]
    others = [choice for choice in choices if choice not in words]
    together = "/".join(words)
    return f"({'|'.join(filter(None, (together, *others)))})" if others else together


def _patterns(cue: str, line: str) -> Iterator[Pattern]:
    """The pattern of a line. Raises ValueError for an empty one."""
    tokens = line.split()
    at_start, at_end = tokens[:1] == [START], tokens[-1:] == [END]
    tokens = tokens[1 if at_start else 0 : -1 if at_end else None]
    has_hangul = any(is_hangul(char) for char in line)
    variants: list[list[PatternSlot]] = [[]]
    for token in tokens:
        choices = list(_pieces_of(token, has_hangul))
        variants = [[*variant, *choice] for variant in variants for choice in choices]
    for pieces in variants:
        if pieces:
            yield Pattern(cue, tuple(pieces), at_start, at_end)


def _pieces_of(token: str, has_hangul: bool) -> Iterator[list[PatternSlot]]:
    """The ways to write a token: one piece of alternatives, or, in Hangul, syllables for each alternative."""
    if token == GAP:
        yield [PatternSlot(gap=_GAP_UNITS[has_hangul])]
        return
    is_optional = token.startswith("[") and token.endswith("]")
    if not is_optional and set(token) & set("[]()|"):
        raise ValueError(f"a bracket is not closed within the word: {token}")
    names = token.strip("[]").split("/")
    if has_hangul:
        for name in names:
            yield [PatternSlot(frozenset({unit})) for unit in _PIECES.findall(folded(name))]
        if is_optional:
            yield []
        return
    names = [folded(name) for name in names]
    starts = tuple(name[:-1] for name in names if name.endswith("*"))
    whole = frozenset(name for name in names if not name.endswith("*"))
    yield [PatternSlot(whole, starts, is_optional)]


def _parsed(written: bytes) -> dict[str, list[str]]:
    import yaml  # only when the cache is cold

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # `no` and `1e` are words
    cues: dict[str, list[str]] = {}
    for cue, lines in yaml.load(written, loader).items():  # noqa: S506 - makes nothing but text
        if isinstance(lines, str):
            cues[cue] = [line for line in lines.replace("\n", ",").split(",") if line.strip()]
        else:
            cues[cue] = [str(line) for line in lines]
    return cues
