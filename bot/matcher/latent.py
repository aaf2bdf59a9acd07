"""A space in which words of all languages lie near what they are about, learnt from aligned pages alone.

A section that exists in three languages is one document with three versions: a truncated singular value
decomposition of documents by terms brings terms together that stand in the same documents, across languages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import pairwise
from math import log
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.matcher.postings import NOTHING, Bags, packed
from bot.model import Record

DIMENSIONS = 200
"""Usual for latent spaces of this size are 100 to 300."""
_PIECE_WEIGHT = 0.5
"""A choice: a piece of a word says half of what the word says."""
_MIN_UNITS = 2
"""What stands in a single section relates it to no other."""
_SCALE = 127.0
"""The greatest signed byte: places are stored as bytes."""
_BLOCK = 4096
"""A choice: rows that are computed at once, so that memory stays small."""
_TOLERANCE = 1e-2
"""How exact the space must be; finer costs three times the time and finds nothing better (`make bench`)."""


class Latent(Record, frozen=True, dict=True):
    """Sorted term hashes (uint32), their rarity (float32), places of terms and of units (int8, scaled).

    Words and pieces of one spelling are different terms: see `word_key` and `piece_key`.
    """

    dimensions: int
    hashes: memoryview
    rarity: memoryview
    terms: memoryview
    term_scales: memoryview
    units: memoryview

    @cached_property
    def _arrays(self) -> tuple[NDArray[Any], ...]:
        return (  # what is searched whole is copied to where numbers are aligned: else each question would
            np.frombuffer(self.hashes, dtype=np.uint32).copy(),
            np.frombuffer(self.rarity, dtype=np.float32).copy(),
            np.frombuffer(self.terms, dtype=np.int8).reshape(-1, self.dimensions),
            np.frombuffer(self.term_scales, dtype=np.float32).copy(),
            np.frombuffer(self.units, dtype=np.int8).reshape(-1, self.dimensions),
        )

    def check(self, size: int) -> None:
        """Raise ValueError unless this can be a space with `size` units in it."""
        if self.dimensions <= 0:
            raise ValueError("a space without dimensions")
        hashes, rarity, terms, scales, units = self._arrays
        if not len(hashes) == len(rarity) == len(terms) == len(scales) or len(units) != size:
            raise ValueError("a space of other units")

    def place(self, words: Mapping[int, float], pieces: Mapping[int, float]) -> NDArray[np.float32]:
        """Where a question lies: a direction; zeros where the space knows no term of it."""
        place = self._sum(
            {term: min(count, 1.0) for term, count in words.items()},
            dict.fromkeys(pieces, 1.0),
        )
        return place / np.float32(_SCALE)

    def moved(
        self,
        moves: NDArray[np.int64],
        size: int,
        added: Mapping[int, tuple[Mapping[int, int], Mapping[int, int]]],
    ) -> Latent:
        """The space with other units in it: `moves` says where each goes, -1 that it is gone.

        `added` maps a unit to the counts of its words and pieces; it is placed as the terms lie.
        """
        *_, units = self._arrays
        places = np.zeros((size, self.dimensions), dtype=np.int8)
        places[moves[moves >= 0]] = units[moves >= 0]
        for unit, (words, pieces) in added.items():
            place = self._sum(
                *({term: 1 + log(count) for term, count in bag.items()} for bag in (words, pieces))
            )
            places[unit] = np.rint(place * _SCALE)
        return msgspec.structs.replace(self, units=packed(places))

    def _sum(self, words: Mapping[int, float], pieces: Mapping[int, float]) -> NDArray[np.float32]:
        """The direction in which terms lie together, by their weights and rarity."""
        hashes, rarity, terms, scales, _ = self._arrays
        place: NDArray[np.float32] = np.zeros(self.dimensions, dtype=np.float32)
        for bag, key, weight in ((words, word_key, 1.0), (pieces, piece_key, _PIECE_WEIGHT)):
            if not bag or not len(hashes):
                continue
            wanted = key(np.fromiter(bag, dtype=np.uint32))
            weights = np.fromiter(bag.values(), dtype=np.float32)
            at = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
            is_known = hashes[at] == wanted
            at = at[is_known]
            shares = rarity[at] * weights[is_known]
            length = float(np.linalg.norm(shares)) or 1.0
            there = (weight / length * shares * scales[at]) @ terms[at].astype(np.float32)
            place += there.astype(np.float32)
        length = float(np.linalg.norm(place))
        return place / np.float32(length) if length else place

    def nearness(self, place: NDArray[np.float32], candidates: NDArray[np.int64]) -> NDArray[np.float32]:
        """The cosine of a place with each candidate unit."""
        *_, units = self._arrays
        found: NDArray[np.float32] = units[candidates].astype(np.float32) @ place
        return found

    def centres(self, group_of: NDArray[np.int64], groups: int) -> NDArray[np.int8]:
        """The mean of the units of each group, in the scale of a unit; `group_of` names each unit's group."""
        *_, units = self._arrays
        centres = np.zeros((groups, self.dimensions), dtype=np.int8)
        order = np.argsort(group_of, kind="stable")
        bounds = np.searchsorted(group_of[order], np.arange(groups + 1)).tolist()
        for group, (start, end) in enumerate(pairwise(bounds)):
            if end > start:
                centres[group] = np.rint(units[order[start:end]].mean(axis=0, dtype=np.float32))
        return centres


def word_key(term: Any) -> Any:
    """A word's hash, or an array of them, told apart from the hash of a piece."""
    return term ^ np.uint32(0x5BD1E995) if isinstance(term, np.ndarray) else term ^ 0x5BD1E995


def piece_key(term: Any) -> Any:
    """A piece's hash."""
    return term


def learn(words: Bags, pieces: Bags) -> Latent:
    """Learn from units, each with the terms of all its versions in one bag; the bags are emptied."""
    from scipy import sparse
    from scipy.sparse.linalg import LinearOperator, eigsh

    parts = [
        _weighed(words, word_key, 1.0),
        _weighed(pieces, piece_key, _PIECE_WEIGHT),
    ]
    columns = np.unique(np.concatenate([terms for _, terms, _ in parts]))
    shape = (words.size, len(columns))
    if not min(shape):
        return _nothing(words.size)
    units, places, values = (
        np.concatenate(column)
        for column in zip(
            *(
                (units, np.searchsorted(columns, terms).astype(np.int32), values)
                for units, terms, values in parts
            ),
            strict=True,
        )
    )
    del parts
    matrix = sparse.csr_matrix((values, (units, places)), shape=shape)
    del units, places, values
    dimensions = min(DIMENSIONS, min(shape) - 1)
    if dimensions < 1 or not matrix.count_nonzero():  # in two sections every shared term weighs nothing
        return _nothing(words.size)
    # The singular vectors of the units are the eigenvectors of how alike they are; those of the terms follow.
    flipped = matrix.T.tocsr()
    alike = LinearOperator((words.size,) * 2, matvec=lambda x: matrix @ (flipped @ x), dtype=np.float32)
    start = np.ones(words.size, dtype=np.float32)
    squares, left = eigsh(alike, k=dimensions, v0=start, tol=_TOLERANCE)
    strengths = np.sqrt(np.maximum(squares, 1e-9))
    return _packed(columns, flipped, left, strengths)


def _nothing(size: int) -> Latent:
    """A space without terms."""
    return Latent(1, NOTHING, NOTHING, NOTHING, NOTHING, memoryview(b"\0" * size))


def _weighed(bags: Bags, key: Callable[[Any], Any], weight: float) -> tuple[NDArray[Any], ...]:
    """Units, term keys and values of length `weight` for each unit; terms of one unit only are left out."""
    units, terms, counts = bags.emptied()
    known, having = np.unique(terms, return_counts=True)
    spread = having.astype(np.float32)[np.searchsorted(known, terms)]
    kept = spread >= _MIN_UNITS
    units, terms, counts, spread = units[kept], terms[kept], counts[kept], spread[kept]
    values = ((1 + np.log(counts, dtype=np.float32)) * np.log(bags.size / spread)).astype(np.float32)
    lengths = np.sqrt(np.bincount(units, weights=values**2, minlength=bags.size)).astype(np.float32)
    values *= np.float32(weight) / np.maximum(lengths[units], np.float32(1e-9))
    return units.astype(np.int32), key(terms), values


def _packed(hashes: NDArray[Any], flipped: Any, left: NDArray[Any], strengths: NDArray[Any]) -> Latent:
    """The space as it is stored; `flipped` are the terms by units, a block at a time in memory."""
    units = left * strengths
    lengths = np.maximum(np.linalg.norm(units, axis=1, keepdims=True), 1e-9)
    places, scales = [], []
    for start in range(0, flipped.shape[0], _BLOCK):
        terms = (flipped[start : start + _BLOCK] @ left) / strengths
        most = np.maximum(np.abs(terms).max(axis=1), 1e-9)
        places.append(np.rint(terms / most[:, None] * _SCALE).astype(np.int8).tobytes())
        scales.append((most / _SCALE).astype(np.float32).tobytes())
    having = np.maximum(np.diff(flipped.indptr), 1)
    return Latent(
        units.shape[1],
        packed(hashes.astype(np.uint32)),
        packed(np.log(flipped.shape[1] / having).astype(np.float32)),
        memoryview(b"".join(places)),
        memoryview(b"".join(scales)),
        packed(np.rint(units / lengths * _SCALE).astype(np.int8)),
    )
