"""All patterns of a language as one automaton, which reads a text from each of its units on.

A step is two looks into flat arrays, whatever the number of patterns, and the arrays lie in a mapped file: as
objects, those that 3,000 questions met took 38 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TypeAlias

from bot.dialogue.talking.message.cue_patterns import GAP_UNITS
from bot.dialogue.talking.message.transition_table import TransitionTable
from bot.model import Record

UNKNOWN = 0
"""The class of a word that stands in no pattern: no state goes on with it."""
WIDEST_GAP = max(GAP_UNITS.values())
"""Classes from 1 up to this are none of words: a state goes on with such a one where a gap of so many units
may be."""
ROOT = 0
"""The state in which nothing is read yet."""
AT_START, AT_END, IS_JOINED = 1, 2, 4
"""Marks of an `Occurrence` that is tied to the beginning or the end of a clause, or to the unit before it."""
MARKS = 3
"""So many bits has an `Occurrence` below the number of its cue."""


Occurrence: TypeAlias = "tuple[int, int, int]"
"""A pattern of a cue stands from one unit up to another. The third figure is the number of the cue, above
`MARKS` bits that say what it is tied to. No record: hundreds are made for a text."""


class CueAutomaton(Record, frozen=True, dict=True):
    """Reads texts in which each word is a number, its class.

    `stored_rows` has of each state a number in uint16: of the row that tells what ends there, 0 for none.
    Row n stands from `stored_starts[n]`, uint32, up to the next in `stored_endings`, int16: the third figure
    of an `Occurrence`, or, below zero, a gap of so many units that may follow.
    """

    transitions: TransitionTable
    stored_rows: memoryview
    stored_starts: memoryview
    stored_endings: memoryview

    @cached_property
    def _rows(self) -> memoryview[int]:
        return self.stored_rows.cast("H")

    @cached_property
    def _starts(self) -> memoryview[int]:
        return self.stored_starts.cast("I")

    @cached_property
    def _endings(self) -> memoryview[int]:
        return self.stored_endings.cast("h")

    def occurrences(self, classes: Sequence[int]) -> list[Occurrence]:
        """All that patterns can be read as, from each unit of a text on in its order."""
        found: list[Occurrence] = []
        table = self.transitions
        bases, owners, targets = table.bases, table.owners, table.targets
        rows, root, size = self._rows, bases[ROOT], len(classes)
        for start in range(size):
            to = root + classes[start]
            if owners[to] != ROOT:
                continue
            waiting = [(targets[to], start + 1)]
            while waiting:
                state, at = waiting.pop()
                while True:
                    if rows[state]:
                        waiting += self._told(state, start, at, size, found)
                    if at == size:
                        break
                    to = bases[state] + classes[at]
                    if owners[to] != state:
                        break
                    state = targets[to]
                    at += 1
        return found

    def _told(
        self, state: int, start: int, at: int, size: int, found: list[Occurrence]
    ) -> list[tuple[int, int]]:
        """Add what ends in a state to `found`. → the states behind gaps that may follow, and where."""
        number = self._rows[state]
        behind: list[tuple[int, int]] = []
        for ending in self._endings[self._starts[number] : self._starts[number + 1]]:
            if ending >= 0:
                found.append((start, at, ending))
            else:
                after = self.transitions.targets[self.transitions.bases[state] - ending]
                behind += [(after, there) for there in range(at, min(at - ending, size) + 1)]
        return behind
