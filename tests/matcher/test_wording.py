"""How a question is put tells what it is about."""

from __future__ import annotations

import pytest

from bot.matcher.wording import Wording

WORDING = Wording(
    odds={"en": {"3": "login tenant", "-4": "printer"}, "ko": {"2": "로그 그인"}},
    spoken={"en": {"check/tenant": "tenant id where"}, "ko": {"check/tenant": "테넌 넌트"}},
)


def test_words_lean_to_logins_or_to_other_things() -> None:
    """By the mean over all words, of which some tell nothing."""
    assert WORDING.leaning("which tenant", "en") == pytest.approx(0.75)
    assert WORDING.leaning("the printer", "en") == pytest.approx(-1.0)
    assert WORDING.leaning("로그인 방법", "ko") == pytest.approx(0.5)


@pytest.mark.parametrize("text", ["", "?!", "quoi donc"])
def test_what_has_no_known_words_leans_to_nothing(text: str) -> None:
    """In a language of which something is known."""
    assert WORDING.leaning(text, "en") == 0


def test_a_language_without_phrases_leans_as_questions_about_pages_do() -> None:
    """Nothing speaks against them there."""
    assert WORDING.leaning("五月に", "ja") == WORDING.leaning("", "ja") > 0


def test_what_nobody_says_of_an_entry_is_unsaid() -> None:
    """Each word counts what it is of the question; of one in Hangul each pair of syllables."""
    shares = {"tenant": 0.5, "colour": 0.3}
    assert WORDING.unsaid(shares, "en", "check/tenant") == pytest.approx(0.3)
    assert WORDING.unsaid({"테넌트는": 0.6}, "ko", "check/tenant") == pytest.approx(0.2)


def test_nothing_is_unsaid_where_no_phrases_are_known() -> None:
    """Of an id, or in a language."""
    assert WORDING.unsaid({"tenant": 1.0}, "ja", "check/tenant") == 0
    assert WORDING.unsaid({"tenant": 1.0}, "en", "check/other") == 0
