"""What follows a state on a symbol, for thousands of states in three flat arrays: row displacement.

A table of all states by all symbols would have tens of millions of places, one in a thousand of them taken.
So the rows of all states lie over each other, each shifted until its places are free, and each place says
whose it is.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import cached_property

from bot.model import Record

NOBODY = 0xFFFF
"""Whose a free place is: the highest number that uint16 has, so that no state may have it."""


class TransitionTable(Record, frozen=True, dict=True):
    """Whatever follows state `s` on symbol `c` stands at `bases[s] + c`, if `owners` has `s` there.

    `bases` is uint32, of each state; `owners` and `targets`, states, are uint16. They are views of what was
    decoded, as a rule a file that is mapped into memory.
    """

    stored_bases: memoryview
    stored_owners: memoryview
    stored_targets: memoryview

    @classmethod
    def of(cls, rows: Sequence[Mapping[int, int]], symbols: int) -> TransitionTable:
        """A table of states, each with symbol → the state that follows; symbols are smaller than `symbols`.

        Raises ValueError where there are more states than can be numbered.
        """
        if len(rows) >= NOBODY:
            raise ValueError(f"{len(rows)} states, and {NOBODY} are too many")
        bases = array("I", bytes(4 * len(rows)))
        places = dict[int, tuple[int, int]]()
        taken = 0  # a bit a place
        for state in sorted(range(len(rows)), key=lambda state: -len(rows[state])):
            row = rows[state]
            base = _first_free(taken, row)
            bases[state] = base
            for symbol, target in row.items():
                taken |= 1 << base + symbol
                places[base + symbol] = state, target
        size = max(bases, default=0) + symbols
        owners, targets = array("H", [NOBODY]) * size, array("H", [0]) * size
        for place, (state, target) in places.items():
            owners[place], targets[place] = state, target
        return cls(*(memoryview(numbers.tobytes()) for numbers in (bases, owners, targets)))

    @cached_property
    def bases(self) -> memoryview[int]:
        """Where the row of each state begins."""
        return self.stored_bases.cast("I")

    @cached_property
    def owners(self) -> memoryview[int]:
        """Whose each place is."""
        return self.stored_owners.cast("H")

    @cached_property
    def targets(self) -> memoryview[int]:
        """Which state follows at each place."""
        return self.stored_targets.cast("H")


def _first_free(taken: int, symbols: Mapping[int, int]) -> int:
    """The first place from which on all these symbols find theirs free."""
    blocked = 0  # a bit a place to begin at
    for symbol in symbols:
        blocked |= taken >> symbol
    return (~blocked & blocked + 1).bit_length() - 1
