"""Numbers in two bytes each."""

from __future__ import annotations

import pytest

from bot.matcher.scaled_numbers import ScaledNumbers


@pytest.mark.parametrize("numbers", [[], [0.0], [0.0, 0.0], [-2.5, 1e-9, 2.0], [22.0, 2.5, -14.25, 0.5]])
def test_numbers_are_as_they_were(numbers: list[float]) -> None:
    """As far as two bytes can tell."""
    scaled = ScaledNumbers.of(numbers)
    assert [level * scaled.scale for level in scaled.levels] == pytest.approx(numbers, abs=scaled.scale / 2)
    assert len(scaled.stored) == 2 * len(numbers)
