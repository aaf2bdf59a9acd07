"""What many people write is worked out once; what only one can write is kept by nobody."""

from __future__ import annotations

import pytest

from bot.matcher.text_memory import LONGEST_KEPT, TextMemory


def worked_out(*texts: str, count: int = 8) -> list[str]:
    """The texts of these, asked for in order, that were worked out."""
    asked: list[str] = []

    def work_out(text: str, locale: str) -> str:
        asked.append(text)
        return f"{locale}: {text}"

    memory = TextMemory(work_out, count)
    assert [memory(text, "sv") for text in texts] == [f"sv: {text}" for text in texts]
    return asked


def test_a_text_that_is_written_again_is_not_worked_out_again() -> None:
    """Nor is one in Hangul, nor with a question mark."""
    assert worked_out("tack!", "여전히 안 돼요", "tack!", "여전히 안 돼요") == ["tack!", "여전히 안 돼요"]


def test_the_last_ones_are_kept() -> None:
    """No more than so many."""
    assert worked_out("a", "b", "c", "a", count=2) == ["a", "b", "c", "a"]


@pytest.mark.parametrize(
    "text",
    [
        "server 7.3.5",
        "the tenant is: acme",
        "client_secret",
        "me@example.com",
        "lösenordet är Sommar#Sol",
        "abc" * 10,
        "ord " * LONGEST_KEPT,
    ],
)
def test_what_is_of_one_person_is_never_kept(text: str) -> None:
    """A value, an address, what may be a secret, and a long story."""
    assert worked_out(text, text) == [text, text]
