"""A space in which words of all languages lie near what they are about, learnt from aligned pages alone.

A page that exists in three languages is one document with three versions: a truncated singular value
decomposition of documents by terms brings terms together that stand in the same documents, across languages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from bot.matcher.bags import Bags
from bot.matcher.postings import NOTHING, packed
from bot.model import Record

DIMENSIONS = 150
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
_AT_ONCE = 2000
"""Of so many pages the likeness of each two is worked out, which is quicker than to search for the space."""


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

    def places(
        self, ways: Iterable[Mapping[int, float]], pieces: Mapping[int, float]
    ) -> list[NDArray[np.float32]]:
        """Where a question lies that is put in several ways, each by its words, and has these pieces.

        Directions; zeros where the space knows no term of it.
        """
        by_pieces = self._by_pieces(dict.fromkeys(pieces, 1.0))
        return [
            _direction(self._by_words({term: min(count, 1.0) for term, count in words.items()}) + by_pieces)
            / np.float32(_SCALE)
            for words in ways
        ]

    def moved(self, moves: NDArray[np.int64], size: int, words: Bags, pieces: Bags) -> Latent:
        """The space with other units in it: `moves` says where each goes, -1 that it is gone.

        Units of `words` and `pieces` are added; they are placed as their terms lie.
        """
        *_, units = self._arrays
        places = np.zeros((size, self.dimensions), dtype=np.int8)
        places[moves[moves >= 0]] = units[moves >= 0]
        words, pieces = words.merged(), pieces.merged()
        for unit in np.unique(words.units).tolist():
            place = self._by_words(_of_unit(words, unit)) + self._by_pieces(_of_unit(pieces, unit))
            places[unit] = np.rint(_direction(place) * _SCALE)
        return msgspec.structs.replace(self, units=packed(places))

    def _by_words(self, bag: Mapping[int, float]) -> NDArray[np.float32]:
        return self._together(bag, word_key, 1.0)

    def _by_pieces(self, bag: Mapping[int, float]) -> NDArray[np.float32]:
        return self._together(bag, piece_key, _PIECE_WEIGHT)

    def _together(
        self, bag: Mapping[int, float], key: Callable[[Any], Any], weight: float
    ) -> NDArray[np.float32]:
        """The sum of the directions of terms, by their weights and rarity."""
        hashes, rarity, terms, scales, _ = self._arrays
        if not bag or not len(hashes):
            return np.zeros(self.dimensions, dtype=np.float32)
        wanted = key(np.fromiter(bag, dtype=np.uint32, count=len(bag)))
        weights = np.fromiter(bag.values(), dtype=np.float32, count=len(bag))
        at = np.minimum(np.searchsorted(hashes, wanted), len(hashes) - 1)
        is_known = hashes[at] == wanted
        at = at[is_known]
        shares = rarity[at] * weights[is_known]
        length = float(np.linalg.norm(shares)) or 1.0
        there: NDArray[np.float32] = (weight / length * shares * scales[at]) @ terms[at].astype(np.float32)
        return there.astype(np.float32, copy=False)

    def nearness(
        self, places: Iterable[NDArray[np.float32]], candidates: NDArray[np.int64]
    ) -> list[NDArray[np.float32]]:
        """The cosines of each place with each candidate unit."""
        *_, units = self._arrays
        there = units.take(candidates, axis=0).astype(np.float32)
        return [there @ place for place in places]


def _direction(place: NDArray[np.float32]) -> NDArray[np.float32]:
    """A place at length 1; zeros stay so."""
    length = float(np.linalg.norm(place))
    return place / np.float32(length) if length else place


def _of_unit(bags: Bags, unit: int) -> dict[int, float]:
    """What the terms of one unit weigh."""
    here = bags.units == unit
    weights = (1 + np.log(bags.counts[here])).tolist()
    return dict(zip(bags.terms[here].tolist(), weights, strict=True))


def word_key(term: Any) -> Any:
    """A word's hash, or an array of them, told apart from the hash of a piece."""
    return term ^ np.uint32(0x5BD1E995) if isinstance(term, np.ndarray) else term ^ 0x5BD1E995


def piece_key(term: Any) -> Any:
    """A piece's hash."""
    return term


def learn(words: Bags, pieces: Bags) -> Latent:
    """Learn from units, each with the terms of all its versions in one bag."""
    from scipy import sparse

    size = words.size
    parts = [_weighed(words, word_key, 1.0), _weighed(pieces, piece_key, _PIECE_WEIGHT)]
    columns = np.unique(np.concatenate([terms for _, terms, _ in parts]))
    if not size or not len(columns):
        return _nothing(size)
    units, terms, values = (np.concatenate(column) for column in zip(*parts, strict=True))
    del parts
    places = np.searchsorted(columns, terms).astype(np.int32)
    flipped = sparse.csr_matrix((values, (places, units)), shape=(len(columns), size))
    del units, terms, places, values
    dimensions = min(DIMENSIONS, min(flipped.shape) - 1)
    if dimensions < 1 or not flipped.count_nonzero():  # in two sections every shared term weighs nothing
        return _nothing(size)
    squares, left = _directions(flipped, dimensions)
    return _packed(columns, flipped, left, np.sqrt(np.maximum(squares, 1e-9)))


def _directions(flipped: Any, dimensions: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The squared strengths and the singular vectors of units; `flipped` are the terms by units.

    They are the eigenvectors of how alike units are; those of the terms follow.
    """
    from scipy.linalg import eigh
    from scipy.sparse.linalg import LinearOperator, eigsh

    size = flipped.shape[1]
    matrix = flipped.T.tocsr()
    if size <= _AT_ONCE:
        alike = (matrix @ flipped).toarray()
        squares, left = eigh(alike, subset_by_index=(size - dimensions, size - 1), overwrite_a=True)
    else:
        likeness = LinearOperator((size, size), matvec=lambda x: matrix @ (flipped @ x), dtype=np.float32)
        start = np.ones(size, dtype=np.float32)
        squares, left = eigsh(likeness, k=dimensions, v0=start, tol=_TOLERANCE)
    return squares, left


def _nothing(size: int) -> Latent:
    """A space without terms."""
    return Latent(1, NOTHING, NOTHING, NOTHING, NOTHING, memoryview(b"\0" * size))


def _weighed(bags: Bags, key: Callable[[Any], Any], weight: float) -> tuple[NDArray[Any], ...]:
    """Units, term keys and values of length `weight` for each unit; terms of one unit only are left out."""
    size, units, terms, counts = bags.merged()
    having = np.unique(terms, return_counts=True)[1]
    spread = np.repeat(having, having).astype(np.float32)
    kept = spread >= _MIN_UNITS
    units, terms, counts, spread = units[kept], terms[kept], counts[kept], spread[kept]
    values = ((1 + np.log(counts, dtype=np.float32)) * np.log(size / spread)).astype(np.float32)
    lengths = np.sqrt(np.bincount(units, weights=values**2, minlength=size)).astype(np.float32)
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
