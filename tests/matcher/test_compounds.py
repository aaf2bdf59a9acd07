"""Words that are written together are searched as the words that the documents have."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.bags import Bags
from bot.matcher.compounds import Compounds
from bot.matcher.normalise import words
from bot.matcher.postings import Postings, build
from bot.matcher.spelling import vocabulary
from bot.matcher.terms import word_terms

GERMAN = ("Prüfung auf Spam", "Spam vor der Prüfung", "Vorschau der Sendung", "Eine Sendung mit Vorschau")
SWEDISH = ("Ett formulär för brevet", "Brevet och formulär", "Nyhetsbrevets formulär", "Alla nyhetsbrev")


def _indexed(texts: tuple[str, ...], locale: str) -> Postings:
    rows = [
        (unit, term, count)
        for unit, text in enumerate(texts)
        for term, count in word_terms(text, locale).items()
    ]
    return build(Bags(len(texts), *(np.array(column, dtype=np.uint32) for column in zip(*rows, strict=True))))


def _compounds() -> Compounds:
    spread = Counter(word for text in GERMAN + SWEDISH for word in set(words(text)))
    return Compounds(vocabulary(spread), {"de": _indexed(GERMAN, "de"), "sv": _indexed(SWEDISH, "sv")})


@pytest.mark.parametrize(
    ("word", "locale", "parts"),
    [
        ("spamprufung", "de", {"spam", "prufung"}),
        ("spamprufungsvorschau", "de", {"spam", "prufungs", "vorschau"}),
        ("formularbrev", "sv", {"formular", "brev"}),
        ("vorschau", "de", set()),
        ("prufungxyzq", "de", set()),
        ("formularbrev", "de", set()),
        ("formularbrev", "fr", set()),
        ("스팸검사미리보기", "de", set()),
        ("迷惑メール判定結果", "de", set()),
    ],
)
def test_the_parts_are_words_of_the_language(word: str, locale: str, parts: set[str]) -> None:
    """With the letters that join them; what the pages of that language have no words for stays whole."""
    taken = _compounds().taken_apart({word: 1.0}, locale)
    assert set(taken) - {word} == parts
    assert (word in taken) is not bool(parts)


def test_a_compound_that_a_page_has_stays_beside_its_parts() -> None:
    """It says more than they do."""
    taken = _compounds().taken_apart({"nyhetsbrev": 1.0}, "sv")
    assert taken["nyhetsbrev"] == 1.0
    compounds = Compounds(
        vocabulary({word: 2 for text in GERMAN for word in words(text)}),
        {"de": _indexed((*GERMAN, "Spamprüfung"), "de")},
    )
    taken = compounds.taken_apart({"spamprufung": 1.0}, "de")
    assert taken["spamprufung"] == 1.0
    assert 0 < taken["spam"] == taken["prufung"] < 1


@given(
    st.dictionaries(st.text(max_size=60), st.floats(0.1, 2), max_size=4), st.sampled_from(["de", "sv", "x"])
)
def test_any_words_can_be_asked(asked: dict[str, float], locale: str) -> None:
    """Nothing raises, and short words stay as they are."""
    taken = _compounds().taken_apart(asked, locale)
    assert all(taken[word] == count for word, count in asked.items() if len(word) < 8)
