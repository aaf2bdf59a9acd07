"""How a question is put tells what it is about."""

from __future__ import annotations

import pytest

from bot.matcher.search_result import WordShare
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
    """Each word counts what the page has of the question in it; of one in Hangul each pair of syllables."""
    shares = {"tenant": WordShare(0.5, 0.5), "colour": WordShare(0.3, 0.2)}
    assert WORDING.unsaid(shares, "en", "check/tenant") == pytest.approx(0.2)
    assert WORDING.unsaid({"테넌트는": WordShare(0.6, 0.6)}, "ko", "check/tenant") == pytest.approx(0.2)


def test_what_people_say_of_an_entry_is_said_whatever_a_page_has() -> None:
    """Each word counts what it is of the question."""
    shares = {"tenant": WordShare(0.5, 0.0), "colour": WordShare(0.3, 0.3)}
    assert WORDING.said(shares, "en", "check/tenant") == pytest.approx(0.5)
    assert WORDING.said({"테넌트는": WordShare(0.6, 0.0)}, "ko", "check/tenant") == pytest.approx(0.4)


def test_where_no_phrases_are_known_nothing_is_unsaid_and_as_much_said_as_usual() -> None:
    """Of an id, or in a language."""
    shares = {"tenant": WordShare(1.0, 1.0)}
    for locale, item in (("ja", "check/tenant"), ("en", "check/other")):
        assert WORDING.unsaid(shares, locale, item) == 0
        assert 0 < WORDING.said(shares, locale, item) < 1
