"""Scores that are summed up word by word, beside what the marks of the whole text give."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from array import array
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.features import BUCKETS, buckets_of
from bot.matcher.mark_table import MarkTable
from bot.matcher.scoring import WordScorer
from bot.matcher.trained_model import weigh

CLASSES = 3
UNSEEN = 1.5
WORDS = ("login", "logins", "log", "in", "urlurl", "로그인", "로그인이")
BETWEEN = (1, 2, 3)


class _Tables:
    """Weights of a model in which one mark of five was never seen."""

    def __init__(self) -> None:
        marks = sorted({bucket for word in WORDS for _, bucket in buckets_of(word)} | set(BETWEEN))
        seen = [mark for number, mark in enumerate(marks) if number % 5]
        self.mark_weights = {bucket: 1 + bucket % 7 / 4 for bucket in seen}
        pairs = {
            bucket: {bucket % CLASSES: bucket % 11 - 5.0, (bucket + 1) % CLASSES: bucket % 13 - 6.0}
            for bucket in seen
        }
        self.table = MarkTable.of(
            BUCKETS,
            seen,
            array("f", self.mark_weights.values()).tobytes(),
            pairs=[len(pairs[bucket]) for bucket in seen],
            classes=bytes(label for speaks in pairs.values() for label in speaks),
            weights=[more for speaks in pairs.values() for more in speaks.values()],
        )

    def scorer(self) -> WordScorer:
        return WordScorer((0.1, 0.2, 0.3), self.table, UNSEEN)

    def summed(self, found: Sequence[tuple[int, int]]) -> list[float]:
        scores = [0.1, 0.2, 0.3]
        for bucket, value in weigh(found, lambda bucket: self.mark_weights.get(bucket, 0.0), UNSEEN):
            for label, more in zip(*self.table.pairs(bucket), strict=True):
                scores[label] += value * more
        return scores


@pytest.fixture(scope="module")
def tables() -> _Tables:
    """The weights; made once."""
    return _Tables()


@pytest.fixture(scope="module")
def scorer(tables: _Tables) -> WordScorer:
    """A scorer that has worked out words before."""
    return tables.scorer()


@given(
    found=st.lists(st.sampled_from(WORDS), max_size=8),
    between=st.lists(st.tuples(st.sampled_from((0, 1, 2)), st.sampled_from(BETWEEN)), max_size=6),
)
def test_words_add_up_to_what_all_marks_give(
    tables: _Tables, scorer: WordScorer, found: list[str], between: list[tuple[int, int]]
) -> None:
    """Whatever repeats itself within a word or a text, or was never seen."""
    marks = [*between, *(mark for word in found for mark in buckets_of(word))]
    assert scorer.scores(scorer.groups(found, between)) == pytest.approx(tables.summed(marks), abs=1e-9)


def test_one_scorer_serves_several_threads(tables: _Tables) -> None:
    """Each with more words than are kept, while the others push theirs out."""
    scorer, threads = tables.scorer(), 4
    together = Barrier(threads)

    def score(name: str) -> set[int]:
        together.wait()
        return {len(scorer.scores(scorer.groups([f"{name}{number}"], ()))) for number in range(3000)}

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(threads) as pool:
            assert set().union(*pool.map(score, "abcd")) == {CLASSES}
    finally:
        sys.setswitchinterval(before)


def test_heaps_of_letters_are_not_kept(scorer: WordScorer) -> None:
    """A message holds one word of thousands of letters, and many messages many of them."""
    scorer.scores(scorer.groups(["warm"], ()))
    tracemalloc.start()
    try:
        before, _peak = tracemalloc.get_traced_memory()
        for number in range(30):
            scorer.scores(scorer.groups([f"{number}{'ab' * 1000}"], ()))
        gc.collect()
        held = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert held < 1_000_000
