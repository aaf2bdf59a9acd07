"""Scores from lists are the sums that BM25 has for each unit, term by term."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from bot.matcher.bags import Bags
from bot.matcher.postings import build

UNITS = ({1: 2, 2: 1}, {2: 3}, {3: 1}, {1: 1, 3: 4})


def _bags() -> Bags:
    rows = [(unit, term, count) for unit, bag in enumerate(UNITS) for term, count in bag.items()]
    return Bags(len(UNITS), *(np.array(column, dtype=np.uint32) for column in zip(*rows, strict=True)))


@pytest.mark.parametrize("counts", [{1: 1.0}, {1: 0.5, 2: 0.8}, {3: 1.0, 2: 5.0, 9: 1.0}, {9: 1.0}, {}])
def test_terms_add_up(counts: dict[int, float]) -> None:
    """Each counts by its weight, a repeated one at most twice, an unknown one not at all."""
    postings = build(_bags())
    alone = {term: postings.scores(postings.asked({term: 1.0})) for term in counts}
    expected = sum((alone[term] * min(count, 2.0) for term, count in counts.items()), np.zeros(len(UNITS)))
    assert postings.scores(postings.asked(counts)) == pytest.approx(expected, rel=1e-6)


def test_the_commonest_words_of_a_question_are_not_looked_at() -> None:
    """Where they tell next to nothing beside the others; alone they are what there is to tell."""
    rows = [(unit, 1, 1) for unit in range(200)] + [(7, 2, 1)]
    postings = build(Bags(200, *(np.array(column, dtype=np.uint32) for column in zip(*rows, strict=True))))
    both, common, rare = (postings.asked(dict.fromkeys(terms, 1.0)) for terms in ((1, 2), (1,), (2,)))
    assert postings.scores(both.telling()).tolist() == postings.scores(rare).tolist()
    assert postings.scores(common.telling()).tolist() == postings.scores(common).tolist()
    assert not postings.asked({}).telling().lists


def test_only_units_with_a_term_score() -> None:
    """Shorter units and those that repeat a term score more."""
    postings = build(_bags())
    scores = postings.scores(postings.asked({2: 1.0})).tolist()
    assert scores[2] == scores[3] == 0
    assert scores[1] > scores[0] > 0


def test_shares_of_a_question() -> None:
    """What is known and covered is weighed by rarity; nothing of nothing."""
    postings = build(_bags())
    asked = postings.asked({1: 1.0, 2: 1.0, 9: 1.0})
    assert 0 < postings.known(asked) < 1
    assert postings.covered(asked, 0, 1) == pytest.approx(postings.known(asked))
    assert postings.covered(asked, 2, 3) == 0
    assert postings.known(postings.asked({})) == 0


@pytest.mark.parametrize("gone", [1, 4])
def test_a_word_that_no_unit_has_any_more_is_unknown(gone: int) -> None:
    """Its page went or lost it: the first or the last list is empty, and nobody's."""
    bags = Bags(3, *(np.array(column, dtype=np.uint32) for column in ((0, 1, 2), (gone, 2, 3), (1, 1, 1))))
    added = Bags(2, *(np.array([], dtype=np.uint32) for _ in range(3)))
    old = build(bags)
    moved = old.moved(np.array([-1, 0, 1]), old.weighing(added))
    alone, beside = moved.asked({gone: 1.0}), moved.asked({gone: 1.0, 3: 1.0})
    assert (moved.known(alone), moved.covered(alone, 0, 2)) == (0, 0)
    assert 0 < moved.known(beside) < 1
    assert moved.covered(beside, 1, 2) == pytest.approx(moved.known(beside))
    assert not moved.covered(beside, 0, 1)


def test_threads_that_ask_at_once_share_no_sums() -> None:
    """Each gets what it would get alone, and keeps it when others ask."""
    postings = build(_bags())
    asked = [postings.asked({term: 1.0}) for term in (1, 2, 3)] * 40
    alone = [postings.scores(terms).tolist() for terms in asked]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(postings.scores, asked))
    assert [scores.tolist() for scores in together] == alone


def test_what_is_covered_when_pages_were_put_among_the_others() -> None:
    """Their numbers stand in the order of the list, wherever they came from."""
    one, two = (Bags(2, *(np.array(column, dtype=np.uint32) for column in ((0, 1), (1, 1), (1, 1)))),) * 2
    old = build(one)
    added = Bags(4, two.units * 2 + 1, two.terms, two.counts)
    moved = old.moved(np.array([2, 0]), old.weighing(added))
    assert all(moved.covered(moved.asked({1: 1.0}), unit, unit + 1) == 1 for unit in range(4))


@pytest.mark.parametrize("size", [4, 1 << 16, (1 << 16) + 1])
def test_no_units_cover_nothing(size: int) -> None:
    """Also behind the last one, whose number is the highest that two bytes have."""
    one = np.array([1], dtype=np.uint32)
    postings = build(Bags(size, one, one, one))
    assert postings.covered(postings.asked({1: 1.0}), size, size) == 0
