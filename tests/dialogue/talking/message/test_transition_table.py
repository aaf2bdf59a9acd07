"""Rows that lie over each other, and are told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.talking.message.transition_table import NOBODY, TransitionTable

SYMBOLS = 9
ROWS = st.lists(st.dictionaries(st.integers(0, SYMBOLS - 1), st.integers(0, 11)), min_size=1, max_size=12)


@given(ROWS)
def test_each_state_has_its_own_row(rows: list[dict[int, int]]) -> None:
    """And nothing of another's."""
    table = TransitionTable.of(rows, SYMBOLS)
    for state, row in enumerate(rows):
        places = [table.bases[state] + symbol for symbol in range(SYMBOLS)]
        own = {symbol: table.targets[at] for symbol, at in enumerate(places) if table.owners[at] == state}
        assert own == row


def test_more_states_than_can_be_numbered_are_refused() -> None:
    """Rather than mixed up."""
    with pytest.raises(ValueError, match="too many"):
        TransitionTable.of([{}] * NOBODY, SYMBOLS)
