"""What is worked out of words is kept, but never of a heap of letters."""

from __future__ import annotations

import pytest

from bot.matcher.word_memory import LONGEST_KEPT, KeptByWord, keeping

WORD, HEAP = "a" * LONGEST_KEPT, "a" * (LONGEST_KEPT + 1)


def test_a_word_is_worked_out_once_until_it_is_forgotten() -> None:
    """With whatever else the function is given."""
    asked: list[tuple[str, str]] = []

    @keeping(2)
    def told(word: str, locale: str) -> int:
        asked.append((word, locale))
        return len(word)

    assert [told(WORD, "fr"), told(WORD, "fr"), told(WORD, "sv")] == [LONGEST_KEPT] * 3
    assert asked == [(WORD, "fr"), (WORD, "sv")]
    told.forget()
    told(WORD, "fr")
    assert asked[2:] == [(WORD, "fr")]


@pytest.mark.parametrize(
    ("word", "heap"), [(WORD, HEAP), ("가" * (LONGEST_KEPT // 3), "가" * (LONGEST_KEPT // 3 + 1))]
)
def test_a_heap_of_letters_is_worked_out_each_time_and_pushes_no_word_out(word: str, heap: str) -> None:
    """It is nothing that anybody writes twice; a syllable of Hangul is three letters."""
    asked: list[str] = []

    @keeping(1)
    def told(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [told(word), told(heap), told(heap), told(word)] == [len(word), len(heap), len(heap), len(word)]
    assert asked == [word, heap, heap]


def test_a_sign_that_no_encoding_has_is_a_letter_as_any_other() -> None:
    """So a terminal hands on the bytes of another encoding, and JSON half of an emoji."""
    told = keeping(1)(len)
    assert told("\udce9chou\udce9") == 6


def test_a_table_of_words_works_each_out_once_until_it_is_full() -> None:
    """Then it begins anew; a heap of letters is never kept."""
    asked: list[str] = []

    def told(word: str) -> int:
        asked.append(word)
        return len(word)

    table = KeptByWord(told, 2)
    assert [table[word] for word in ("a", "bb", "a", "ccc", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]
    assert [table[HEAP], table[HEAP]] == [len(HEAP)] * 2
    assert asked[4:] == [HEAP, HEAP]
