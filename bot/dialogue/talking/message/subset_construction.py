"""Patterns → the automaton that reads all of them at once.

A state is the set of all that may still come, so that each word leads from a state to one other. What
patterns end in alike is one object, wherever they begin: 94,000 of Korean make 7,000 states.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import TypeAlias

from bot.dialogue.talking.message.cue_automaton import (
    AT_END,
    AT_START,
    IS_JOINED,
    MARKS,
    WIDEST_GAP,
    CueAutomaton,
)
from bot.dialogue.talking.message.cue_patterns import Pattern, PatternSlot
from bot.dialogue.talking.message.transition_table import TransitionTable
from bot.dialogue.talking.message.word_classes import WordClasses
from bot.matcher.word_table import WordTable

_Tail: TypeAlias = int
"""The number of what is left of a pattern."""


class _Tails:
    """What is left of patterns from a piece on, each once: that piece and the tail behind it, or an end."""

    def __init__(self, patterns: Iterable[Pattern], cues: Mapping[str, int]) -> None:
        self.pieces: list[PatternSlot | None] = []
        """Of each tail its first piece; None where it is an end."""
        self.behind: list[int] = []
        """Of each tail the one behind its first piece; what an `Occurrence` has of an end."""
        self._numbers: dict[tuple[PatternSlot | None, int], _Tail] = {}
        self.whole = {self._of(pattern, cues[pattern.cue]) for pattern in patterns}

    def _of(self, pattern: Pattern, cue: int) -> _Tail:
        marks = AT_START * pattern.at_start + AT_END * pattern.at_end + IS_JOINED * pattern.is_joined
        ending = (cue << MARKS) + marks
        tail = self._number(None, ending)
        for piece in reversed(pattern.pieces):
            tail = self._number(piece, tail)
        return tail

    def _number(self, piece: PatternSlot | None, behind: int) -> _Tail:
        number = self._numbers.setdefault((piece, behind), len(self.pieces))
        if number == len(self.pieces):
            self.pieces.append(piece)
            self.behind.append(behind)
        return number

    def open_in(self, tails: Collection[_Tail]) -> frozenset[_Tail]:
        """These, and what comes next where a piece is left out."""
        found, left = set[_Tail](), list(tails)
        while left:
            tail = left.pop()
            if tail not in found:
                found.add(tail)
                piece = self.pieces[tail]
                if piece is not None and piece.is_optional:
                    left.append(self.behind[tail])
        return frozenset(found)


class _Alphabet:
    """The words that pieces have, those in a class that the same pieces have."""

    def __init__(self, pieces: Collection[PatternSlot]) -> None:
        numbers = {piece: number for number, piece in enumerate(pieces)}
        by_word, by_start = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
        for piece, number in numbers.items():
            for word in piece.whole:
                by_word[word].add(number)
            for start in piece.starts:
                by_start[start].add(number)
        self._classes: dict[frozenset[int], int] = {}
        begun = {word: _begun(word, by_start) for word in (*by_word, *by_start)}
        of_word = {word: self._class_of(by_word[word] | begun[word]) for word in sorted(by_word)}
        of_start = {start: self._class_of(begun[start]) for start in sorted(by_start)}
        self.words = WordClasses(WordTable.of((word, str(of_word[word])) for word in of_word), of_start)
        classes = defaultdict[int, list[int]](list)
        for alike, number in self._classes.items():
            for piece_number in alike:
                classes[piece_number].append(number)
        self.of_piece = {piece: classes[number] for piece, number in numbers.items()}
        """The classes of the words that may stand in each piece."""

    @property
    def size(self) -> int:
        """A number that no class has, nor any above it."""
        return WIDEST_GAP + 1 + len(self._classes)

    def _class_of(self, pieces: Iterable[int]) -> int:
        return self._classes.setdefault(frozenset(pieces), self.size)


def _begun(word: str, starts: Mapping[str, set[int]]) -> set[int]:
    """What stands by the beginnings of a word."""
    begun = (word[:length] for length in range(1, len(word) + 1))
    return {piece for start in begun if start in starts for piece in starts[start]}


def automaton_of(patterns: Iterable[Pattern], cues: Mapping[str, int]) -> tuple[WordClasses, CueAutomaton]:
    """The automaton of patterns of numbered cues, and the classes of words that it reads.

    Raises ValueError where there are too many.
    """
    tails = _Tails(patterns, cues)
    alphabet = _Alphabet(dict.fromkeys(piece for piece in tails.pieces if piece is not None))
    numbers = {tails.open_in(tails.whole): 0}
    rows: list[dict[int, int]] = []
    told: list[tuple[int, ...]] = []
    waiting = list(numbers)
    for state in waiting:  # which grows
        row = {}
        for symbol, reached in _steps(state, tails, alphabet):
            after = tails.open_in(reached)
            row[symbol] = numbers.setdefault(after, len(numbers))
            if row[symbol] == len(waiting):
                waiting.append(after)
        rows.append(row)
        told.append(_told(state, tails))
    return alphabet.words, _packed(rows, told, alphabet.size)


def _steps(
    state: Iterable[_Tail], tails: _Tails, alphabet: _Alphabet
) -> Iterator[tuple[int, frozenset[_Tail]]]:
    """Symbol → all that may come behind it: the class of a word, or as many units as a gap has."""
    reached = defaultdict[int, set[_Tail]](set)
    for tail in state:
        piece = tails.pieces[tail]
        if piece is None:
            continue
        for symbol in [piece.gap] if piece.gap else alphabet.of_piece[piece]:
            reached[symbol].add(tails.behind[tail])
    return ((symbol, frozenset(reached[symbol])) for symbol in sorted(reached))


def _told(state: Iterable[_Tail], tails: _Tails) -> tuple[int, ...]:
    """What ends in a state, and, below zero, the gaps that may follow."""
    found = set[int]()
    for tail in state:
        piece = tails.pieces[tail]
        if piece is None:
            found.add(tails.behind[tail])
        elif piece.gap:
            found.add(-piece.gap)
    return tuple(sorted(found))


def _packed(rows: list[dict[int, int]], told: list[tuple[int, ...]], symbols: int) -> CueAutomaton:
    numbers: dict[tuple[int, ...], int] = {(): 0}
    of_state = array("H", [numbers.setdefault(row, len(numbers)) for row in told])
    starts = array("I", [0, *accumulate(map(len, numbers))])
    endings = array("h", [ending for row in numbers for ending in row])
    stored = (memoryview(table.tobytes()) for table in (of_state, starts, endings))
    return CueAutomaton(TransitionTable.of(rows, symbols), *stored)
