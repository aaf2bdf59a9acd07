"""What stands in the same paragraphs means the same, whichever way it is asked."""

from __future__ import annotations

import numpy as np
import pytest

from bot.matcher.bags import Bags
from bot.matcher.translation import Meanings, Table, learn

BOAT, RED, WINE, THE = 1, 2, 3, 9
BATEAU, ROUGE, VIN = 11, 12, 13
PARAGRAPHS = [
    ([RED, BOAT, THE], [ROUGE, BATEAU]),
    ([BOAT, THE], [BATEAU]),
    ([RED, WINE, THE], [VIN, ROUGE]),
    ([WINE, THE], [VIN]),
    ([BOAT], [BATEAU]),
    ([RED, WINE], [VIN, ROUGE]),
] * 2


def _bags(paragraphs: list[list[int]]) -> Bags:
    rows = [(unit, term, 1) for unit, terms in enumerate(paragraphs) for term in terms]
    columns = np.array(rows, dtype=np.uint32).reshape(-1, 3)
    return Bags(len(paragraphs), columns[:, 0], columns[:, 1], columns[:, 2])


def _learnt(longest: int = 9) -> tuple[Meanings, Meanings]:
    ours, theirs = (_bags([pair[side] for pair in PARAGRAPHS]) for side in (0, 1))
    return learn(ours, theirs, longest=longest, rounds=6)


def _likeliest(meanings: Meanings) -> dict[int, int]:
    first: dict[int, int] = {}
    for source, target in zip(meanings.sources.tolist(), meanings.targets.tolist(), strict=True):
        first.setdefault(source, target)
    return first


def test_both_ways_are_learnt_at_once() -> None:
    """An article that has no counterpart is not what a word means."""
    there, back = _learnt()
    assert _likeliest(there).items() >= {BOAT: BATEAU, RED: ROUGE, WINE: VIN}.items()
    assert _likeliest(back) == {BATEAU: BOAT, ROUGE: RED, VIN: WINE}
    assert there.shares[list(there.sources).index(BOAT)] > 0.5


def test_the_order_of_paragraphs_does_not_matter() -> None:
    """What is built twice is the same to the byte."""
    ours, theirs = (_bags([pair[side] for pair in reversed(PARAGRAPHS)]) for side in (0, 1))
    for found, expected in zip(learn(ours, theirs, longest=9, rounds=6), _learnt(), strict=True):
        assert found.sources.tolist() == expected.sources.tolist()
        assert found.targets.tolist() == expected.targets.tolist()
        assert found.shares.tolist() == pytest.approx(expected.shares.tolist())


def test_long_paragraphs_are_not_learnt_from() -> None:
    """With one word each, all that is left is what stands alone with one."""
    there, back = _learnt(longest=1)
    assert _likeliest(there) == {BOAT: BATEAU}
    assert _likeliest(back) == {BATEAU: BOAT}


def test_of_nothing_nothing_is_learnt() -> None:
    """No paragraph, or none with words in both."""
    nothing: list[list[int]] = [[]] * 4
    for ours, theirs in ((nothing[:0], nothing[:0]), ([[BOAT]] * 4, nothing)):
        for meanings in learn(_bags(ours), _bags(theirs), longest=9, rounds=2):
            assert not any(map(len, meanings))


def test_a_table_gives_what_was_learnt() -> None:
    """Shares to three figures; columns of different lengths are no table."""
    there, _ = _learnt()
    table = Table.of(there)
    read = table.meanings()
    assert read.sources.tolist() == there.sources.tolist()
    assert read.shares == pytest.approx(there.shares, abs=1e-3)
    with pytest.raises(ValueError, match="ragged"):
        Table(table.sources, table.targets[:-4], table.shares).meanings()
