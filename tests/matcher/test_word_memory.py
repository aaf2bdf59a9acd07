"""What is worked out of words is kept, but never of a heap of letters."""

from __future__ import annotations

from bot.matcher.word_memory import LONGEST_KEPT, keeping

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


def test_a_heap_of_letters_is_worked_out_each_time_and_pushes_no_word_out() -> None:
    """It is nothing that anybody writes twice."""
    asked: list[str] = []

    @keeping(1)
    def told(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [told(WORD), told(HEAP), told(HEAP), told(WORD)] == [len(WORD), len(HEAP), len(HEAP), len(WORD)]
    assert asked == [WORD, HEAP, HEAP]
