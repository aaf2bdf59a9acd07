"""The iterative solution is the exact one, on all phrases and on a part of them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from bot.matcher.ridge import PENALTY, Matrix, Rows

_PHRASES, _MARKS, _CLASSES = 300, 500, 7


def _rows() -> sparse.csr_matrix:
    """Phrases that share their common marks, each of length 1, as the matcher's are."""
    random = np.random.default_rng(7)
    commonness = 1 / np.arange(2, _MARKS + 2)
    dense = (random.random((_PHRASES, _MARKS)) < commonness * 20).astype(np.float32)
    dense /= np.maximum(np.linalg.norm(dense, axis=1, keepdims=True), 1)
    return sparse.csr_matrix(dense)


def _exact(rows: sparse.csr_matrix, targets: Matrix) -> Matrix:
    kernel = (rows @ rows.T).toarray().astype(np.float64) + 1 + PENALTY * np.eye(rows.shape[0])
    return np.linalg.solve(kernel, targets).astype(np.float32)


@pytest.mark.parametrize("part", [np.arange(_PHRASES), np.arange(0, _PHRASES, 3)])
def test_few_steps_come_to_the_exact_solution(part: np.ndarray) -> None:
    """Within a fiftieth of a score, the same each time."""
    rows = _rows()
    targets = np.eye(_CLASSES, dtype=np.float32)[np.arange(_PHRASES) % _CLASSES]
    directions = Rows(rows).directions()
    heard = Rows(rows[part])
    solved = heard.solve(targets[part], directions[part])
    exact = _exact(rows[part], targets[part])
    assert np.abs(heard.times_likeness(solved) - heard.times_likeness(exact)).max() < 0.02
    np.testing.assert_array_equal(solved, heard.solve(targets[part], directions[part]))


def test_fewer_phrases_than_directions_are_solved_as_well() -> None:
    """Five phrases have no forty-eight directions."""
    rows = _rows()[:5]
    targets = np.eye(5, dtype=np.float32)
    heard = Rows(rows)
    np.testing.assert_allclose(heard.solve(targets, heard.directions()), _exact(rows, targets), atol=1e-3)
