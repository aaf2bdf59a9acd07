"""Kernel ridge regression over some ten thousand sparse rows, without ever holding the kernel.

The kernel of n phrases takes n² figures, and a factor of it n³ steps. What is wanted is a few dozen columns
of its inverse: conjugate gradients need two sparse products a step for them, and few steps once the
directions in which the phrases are most alike are solved for at the start (Nyström preconditioning
of Frangella, Tropp and Udell, 2021). The constant that is added to each likeness stands for the bias.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float32]

PENALTY = np.float32(0.3)

_DIRECTIONS = 48
"""Fewer need more steps, more take longer to find than they save."""
_STEPS = 80
"""At most so many: 36 were enough for 23,000 phrases."""
_LEFT = 0.01
"""It is solved when this share of the targets is left. With a sixth left, as after 16 steps, a score was off
by up to 0.26, and two more phrases anywhere changed a hundredth of all answers."""
_LEAST = np.float32(1e-30)


class Rows:
    """Phrases as sparse rows of marks."""

    def __init__(self, rows: Any) -> None:
        """`rows`: scipy.sparse.csr_matrix (float32), phrases by marks."""
        self._rows = rows
        self._marks = rows.T.tocsr()

    def times_likeness(self, columns: Matrix) -> Matrix:
        """The product of how alike each two phrases are with (phrases, columns)."""
        product: Matrix = self._rows @ (self._marks @ columns) + columns.sum(axis=0)
        return product

    def weights(self, speaks_for: Matrix) -> Matrix:
        """(phrases, classes) → (marks, classes): what each mark says for a class."""
        found: Matrix = self._marks @ speaks_for
        return found

    def directions(self) -> Matrix:
        """Directions in which the phrases are most alike: (phrases, directions), orthonormal."""
        count = self._rows.shape[0]
        random = np.random.default_rng(0).standard_normal((count, min(_DIRECTIONS, count)))
        start = random.astype(np.float32)
        start[:, 0] = 1
        return _orthonormal(self.times_likeness(_orthonormal(start)))

    def solve(self, targets: Matrix, directions: Matrix) -> Matrix:
        """How much each phrase speaks for each class: (phrases, classes), as `targets`.

        `directions` are those of these phrases, or of more phrases cut down to these.
        """
        precondition = self._preconditioner(directions)
        solved = np.zeros_like(targets)
        rest = targets.copy()
        ready = precondition(rest)
        step = ready.copy()
        size = (rest * ready).sum(axis=0)
        enough = _LEFT * float(np.linalg.norm(targets))
        for _ in range(_STEPS):
            if float(np.linalg.norm(rest)) <= enough:
                break
            moved = self.times_likeness(step) + PENALTY * step
            length = size / np.maximum((step * moved).sum(axis=0), _LEAST)
            solved += length * step
            rest -= length * moved
            ready = precondition(rest)
            before, size = size, (rest * ready).sum(axis=0)
            step = ready + size / np.maximum(before, _LEAST) * step
        return solved

    def _preconditioner(self, directions: Matrix) -> Any:
        basis = _orthonormal(directions)
        strengths, turns = np.linalg.eigh(basis.T @ self.times_likeness(basis))
        basis = basis @ turns
        shrunk = (strengths[0] + PENALTY) / (strengths + PENALTY) - 1

        def precondition(columns: Matrix) -> Matrix:
            product: Matrix = columns + basis @ (shrunk[:, None] * (basis.T @ columns))
            return product

        return precondition


def _orthonormal(columns: Matrix) -> Matrix:
    """Columns of the same span; by their products, which is cheaper for tall ones than QR, and twice."""
    for _ in range(2):
        sizes, turns = np.linalg.eigh(columns.T.astype(np.float64) @ columns)
        kept = sizes > sizes[-1] * 1e-10
        columns = (columns @ (turns[:, kept] / np.sqrt(sizes[kept]))).astype(np.float32)
    return columns
