"""Cue words of a language: which acts (thanks, denial, "where", "still the same") a phrase stands for.

`locales/<locale>/cues.yaml` maps a cue to patterns. A pattern is words, as typed without accents or with
them; `a/b` is either, `(a b|c)` too, `(a b|c)?` or nothing; `[a]` may be missing, `word*` begins a word, `..`
stands for up to three words, `<` and `>` for the beginning and the end of a clause. In Hangul every syllable
is a unit, and blanks do not count.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

import msgspec

from bot import resources
from bot.errors import KnowledgeError
from bot.matcher.normalise import fold, is_hangul
from bot.matcher.phrasebook import Phrasebook
from bot.model import Record

GAP, START, END = "..", "<", ">"
_GAP_UNITS = {False: 3, True: 6}
"""How many units a gap spans, in words and in syllables."""
_SHORTEST = 5
"""Letters of a word that is recognised behind a slip of the finger."""
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
"""A letter that is held: "merciiii"."""
_PIECES = re.compile(r"[가-힣ㄱ-ㅣ]|[^가-힣ㄱ-ㅣ\s]+")


class Piece(Record, frozen=True):
    """One place in a pattern: the words that may stand there, whole or as beginnings."""

    whole: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    is_optional: bool = False
    gap: int = 0

    def fits(self, unit: str) -> bool:
        """Whether a word may stand here."""
        return unit in self.whole or (bool(self.starts) and unit.startswith(self.starts))


class Pattern(Record, frozen=True):
    """A cue's pattern; `at_start` and `at_end` tie it to the edges of a clause."""

    cue: str
    pieces: tuple[Piece, ...]
    at_start: bool
    at_end: bool


class Found(Record, frozen=True):
    """A cue that stands in a text, from one unit up to another."""

    cue: str
    start: int
    end: int


FILLER = "filler"
"""Words that say nothing by themselves."""
UNCORRECTED = (
    "complaint",
    "bye",
    "address",
    "it-was",
    "only",
    "granted",
    "asked-for",
    "anaphora",
    "language-en",
    "language-fr",
    "language-sv",
    "language-ko",
)
"""Nothing is read as a word of these cues that is only like it."""
SPLIT, SPLIT_AFTER = "split", "split-after"
"""Cues that part clauses: one begins with it, or ends with it."""
JOINS = "apostrophe-joins"
"""Says of a language that `it's` is one word; elsewhere an apostrophe parts two."""
_ELIDED = re.compile(r"\[([^\[\]]*'[^\[\]]*)\]")
_GROUP = re.compile(r"\(([^()]*)\)")


class Lexicon:
    """All patterns of a language, found by the word that they begin with."""

    def __init__(self, cues: dict[str, list[str]]) -> None:
        self.joins_apostrophes = bool(cues.pop(JOINS, ()))
        edges = {cue: cues[cue] for cue in (SPLIT, SPLIT_AFTER) if cue in cues}
        self._edges = Lexicon(edges) if edges.keys() < cues.keys() else self
        self._by_word: dict[str, list[Pattern]] = {}
        self._by_start: dict[str, list[Pattern]] = {}
        self._words: set[str] = set()
        self._corrections: set[str] = set()
        self._is_corrected = True
        for cue, lines in cues.items():
            self._is_corrected = cue not in UNCORRECTED
            for line in lines:
                for plain in _without_groups(line):
                    for spelling in self._spellings(plain):
                        for pattern in _patterns(cue, spelling):
                            self._add(pattern)

    def cuts(self, units: list[str]) -> set[int]:
        """Where clauses begin or end though no sign tells it."""
        found = self._edges.find(units, {0}, {len(units)}) if self._edges is not self else []
        return {cue.start if cue.cue == SPLIT else cue.end for cue in found}

    def find(self, units: list[str], starts: set[int], ends: set[int]) -> list[Found]:
        """Every cue in a text of folded units, the longest of a cue at each place."""
        found: list[Found] = []
        for at, unit in enumerate(units):
            longest: dict[str, int] = {}
            for pattern in self._beginning_with(unit):
                if pattern.at_start and at not in starts:
                    continue
                end = at + 1 if len(pattern.pieces) == 1 else _match(pattern.pieces, 0, units, at)
                if end and pattern.at_end and end not in ends:
                    stop = min((edge for edge in ends if edge > at), default=at)
                    end = _match(pattern.pieces, 0, units[:stop], at)
                    end = end if end in ends else 0
                if end > longest.get(pattern.cue, 0):
                    longest[pattern.cue] = end
            found += [Found(cue, at, end) for cue, end in longest.items()]
        return found

    def corrected(self, unit: str) -> str:
        """A word that no pattern has → the one that it differs from in one letter; else as it is."""
        if _DRAWN_OUT.search(unit) and unit not in self._words:
            short = [_DRAWN_OUT.sub(letters, unit) for letters in (r"\1", r"\1\1")]
            unit = next((spelling for spelling in short if spelling in self._words), short[0])
        if len(unit) < _SHORTEST or unit in self._words or is_hangul(unit) or not unit.isalpha():
            return unit
        if any(unit.startswith(start) for start in self._long_starts):
            return unit
        nearest = self._book.nearest(unit) or unit
        stem = min(len(unit), len(nearest)) - 1
        return unit if unit[:stem] == nearest[:stem] else nearest  # "redémarrer" is no slip of "redémarré"

    def _spellings(self, line: str) -> set[str]:
        """With an apostrophe: one word, and in some languages two as well; people leave it out."""
        return {line} if self.joins_apostrophes else {line, line.replace("'", " ")}

    def _beginning_with(self, unit: str) -> Iterator[Pattern]:
        yield from self._by_word.get(unit, ())
        for length in range(1, len(unit) + 1):
            yield from self._by_start.get(unit[:length], ())

    def _add(self, pattern: Pattern) -> None:
        for piece in pattern.pieces:
            self._words |= piece.whole
            self._corrections |= piece.whole if self._is_corrected else frozenset()
        for at, piece in enumerate(pattern.pieces):
            for word in piece.whole:
                self._by_word.setdefault(word, []).append(_from(pattern, at))
            for start in piece.starts:
                self._by_start.setdefault(start, []).append(_from(pattern, at))
            if not piece.is_optional:
                break

    @cached_property
    def _book(self) -> Phrasebook:
        return Phrasebook(tuple(sorted(word for word in self._corrections if len(word) >= _SHORTEST)))

    @cached_property
    def _long_starts(self) -> tuple[str, ...]:
        return tuple(start for start in self._by_start if len(start) >= _SHORTEST)


@cache
def lexicon(locale: str) -> Lexicon:
    """The lexicon of a language. Raises KnowledgeError naming the file."""
    path = resources.locales() / locale / "cues.yaml"
    try:
        written = path.read_bytes()
    except OSError as error:
        raise KnowledgeError(path, 1, "cannot be read; reinstall ims-doctor") from error
    key = hashlib.sha256(written).hexdigest()
    stored = resources.cached(f"cues-{locale}", key, lambda: msgspec.msgpack.encode(_parsed(written)))
    try:
        return Lexicon(msgspec.msgpack.decode(stored, type=dict[str, list[str]]))
    except ValueError as error:
        raise KnowledgeError(path, 1, f"has a pattern that is none: {error}") from error


def folded(word: str) -> str:
    """A word as patterns compare it."""
    return (
        fold(word if word.isascii() else unicodedata.normalize("NFC", word)).replace("'", "").replace("’", "")
    )


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


def _without_groups(line: str) -> Iterator[str]:
    """The line once for each way through its `(a b|c)`, and through a `[d'e]`, which may be two words."""
    line = _ELIDED.sub(lambda found: f"({found[1].replace('/', '|')})?", line)
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


def _patterns(cue: str, line: str) -> Iterator[Pattern]:
    """The pattern of a line. Raises ValueError for an empty one."""
    tokens = line.split()
    at_start, at_end = tokens[:1] == [START], tokens[-1:] == [END]
    tokens = tokens[1 if at_start else 0 : -1 if at_end else None]
    has_hangul = any(is_hangul(char) for char in line)
    variants: list[list[Piece]] = [[]]
    for token in tokens:
        choices = list(_pieces_of(token, has_hangul))
        variants = [[*variant, *choice] for variant in variants for choice in choices]
    for pieces in variants:
        if pieces:
            yield Pattern(cue, tuple(pieces), at_start, at_end)


def _pieces_of(token: str, has_hangul: bool) -> Iterator[list[Piece]]:
    """The ways to write a token: one piece of alternatives, or, in Hangul, syllables for each alternative."""
    if token == GAP:
        yield [Piece(gap=_GAP_UNITS[has_hangul])]
        return
    is_optional = token.startswith("[") and token.endswith("]")
    if not is_optional and set(token) & set("[]()|"):
        raise ValueError(f"a bracket is not closed within the word: {token}")
    names = token.strip("[]").split("/")
    if has_hangul:
        for name in names:
            yield [Piece(frozenset({unit})) for unit in _PIECES.findall(folded(name))]
        if is_optional:
            yield []
        return
    names = [folded(name) for name in names]
    starts = tuple(name[:-1] for name in names if name.endswith("*"))
    whole = frozenset(name for name in names if not name.endswith("*"))
    yield [Piece(whole, starts, is_optional)]


def _from(pattern: Pattern, at: int) -> Pattern:
    """The pattern without optional words before a place."""
    return msgspec.structs.replace(pattern, pieces=pattern.pieces[at:]) if at else pattern


def _match(pieces: tuple[Piece, ...], index: int, units: list[str], at: int) -> int:
    """Where a pattern that begins at a unit ends; 0 where it does not fit."""
    while index < len(pieces):
        piece = pieces[index]
        if piece.gap:
            return max(
                (_match(pieces, index + 1, units, at + skipped) for skipped in _reach(piece, units, at)),
                default=0,
            )
        if at < len(units) and piece.fits(units[at]):
            if piece.is_optional and (end := _match(pieces, index + 1, units, at + 1)):
                return end
            if piece.is_optional:
                index += 1
                continue
            at += 1
        elif not piece.is_optional:
            return 0
        index += 1
    return at


def _reach(piece: Piece, units: list[str], at: int) -> Iterable[int]:
    return range(min(piece.gap, len(units) - at) + 1)
