"""Words that compare."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matcher.normalise import PATTERN_WORD, different_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Périmètre", ["perimetre"], id="accents"),
        pytest.param("ÅTERANROPS-URL:en", ["ateranrops", "url", "en"], id="Swedish"),
        pytest.param("콜백URL을", ["콜백", "url", "을"], id="Hangul glued to Latin"),
        pytest.param("Adobe_Marketing_Cloud", ["adobe", "marketing", "cloud"], id="identifier"),
        pytest.param("mask (.*) ?", ["mask", PATTERN_WORD], id="pattern"),
        pytest.param("mask .*", ["mask", PATTERN_WORD], id="pattern without brackets"),
        pytest.param("call\u200bback", ["callback"], id="zero-width space"),
        pytest.param("ＵＲＬ", ["url"], id="full width"),
        pytest.param("CSVの列を各々", ["csv", "の列を各々"], id="Japanese glued to Latin"),
        pytest.param("ｻｰﾊﾞｰ", ["サーバー"], id="half width"),
        pytest.param("🙂 …", [], id="nothing"),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    """One case, no accents, no stray characters."""
    assert words(text) == expected


@given(st.text())
def test_composition_and_repetition_do_not_matter(text: str) -> None:
    """NFC and NFD give the same words, and words of words are themselves."""
    once = words(text)
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))
    assert words(" ".join(once)) == once


@given(st.text())
def test_different_words(text: str) -> None:
    """The same words, each once."""
    assert different_words(text) == set(words(text))
