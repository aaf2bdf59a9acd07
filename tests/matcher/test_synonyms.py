"""A question gets the words that documentation has for what it says."""

from __future__ import annotations

import pytest

from bot import resources
from bot.languages import LOCALES
from bot.matcher.normalise import words
from bot.matcher.synonyms import Synonyms, asked

TABLE = (
    "letter shot, mailing: delivery, email campaign",
    "fetch: file transfer",
    "a line without its other side",
)
KOREAN = ("재고, 남은 수량: 재고 관리",)
JAPANESE = ("届かない, 戻ってき: 配信エラー", "abテスト: 比較", "excel: 表計算")


def test_what_is_meant_counts_less_than_what_is_said() -> None:
    """And a word that is understood less than one that is not."""
    found = Synonyms(TABLE, "en").asked(["our", "mailings", "stopped"])
    assert found["our"] == found["stopped"] > found["mailings"] > found["delivery"] > 0
    assert found["delivery"] == found["email"] == found["campaign"]


def test_a_phrase_is_understood_where_all_its_words_stand_together() -> None:
    """In any of their forms."""
    table = Synonyms(TABLE, "en")
    assert "delivery" in table.asked(["letter", "shots"])
    assert "delivery" not in table.asked(["shot", "letter"])
    assert "delivery" not in table.asked(["letter", "was", "shot"])
    assert "delivery" not in table.asked(["letter"])


def test_korean_words_are_understood_with_their_particles() -> None:
    """Whatever ending they have."""
    table = Synonyms(KOREAN, "ko")
    assert "관리" in table.asked(["남은", "수량을"])
    assert "관리" in table.asked(["재고가"])
    assert "관리" not in table.asked(["남은", "주소"])


def test_japanese_phrases_are_understood_wherever_they_stand() -> None:
    """Nothing parts its words; other scripts beside them are words of their own."""
    table = Synonyms(JAPANESE, "ja")
    assert "配信エラー" in table.asked(words("昨日のメールが届かないのはなぜ"))
    assert "比較" in table.asked(words("件名のABテストを試す"))
    assert "表計算" in table.asked(words("Excelファイルを送る"))
    assert table.asked(words("昨日のメールが届いた")) == {"昨日のメールが届いた": 1.0}


def test_a_word_that_is_said_twice_counts_twice() -> None:
    """And one that the question has anyway is not counted as meant."""
    found = Synonyms(TABLE, "en").asked(["fetch", "file", "fetch"])
    assert found["fetch"] == pytest.approx(1.6)
    assert found["file"] == 1.0


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_a_table_that_says_something_in_each_line(locale: str) -> None:
    """A line: words, a colon, words; no phrase means only itself."""
    path = resources.knowledge() / "synonyms" / f"{locale}.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        said, _, meant = line.partition(":")
        assert words(meant), line
        assert all(words(phrase) for phrase in said.split(",")), line
        assert set(words(said)) != set(words(meant)), line


def test_a_language_without_a_table_is_asked_in_its_own_words() -> None:
    """Any language that the documentation is in."""
    assert asked("Wanneer start de levering?", "nl") == dict.fromkeys(
        ["wanneer", "start", "de", "levering"], 1.0
    )
