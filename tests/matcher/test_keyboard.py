"""Words typed in the keyboard's other mode are read as meant; all others stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Compiled
from bot.languages import LOCALES
from bot.matcher.keyboard import meant, to_hangul, to_latin
from bot.matcher.match import Matcher
from bot.model import Outcome


@pytest.mark.parametrize(
    ("keys", "hangul"),
    [
        ("dhkTek", "왔다"),
        ("Rhc", "꽃"),
        ("dlfrek", "읽다"),
        ("rkqtdl", "값이"),
        ("dmlwk", "의자"),
        ("dOrl", "얘기"),
        ("gksrmf", "한글"),
    ],
)
def test_keys_are_the_syllables_that_they_type(keys: str, hangul: str) -> None:
    """Double letters, finals that move on to the next vowel, shifted keys."""
    assert to_hangul(keys) == hangul
    assert to_latin(hangul) == keys


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=8))
def test_every_syllable_survives_both_ways(hangul: str) -> None:
    """What is typed for a Korean word types it again."""
    assert to_hangul(to_latin(hangul)) == hangul


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dhlqn rPwjd", "외부 계정"),
        ("IMS dhlqn rPwjd wha", "IMS 외부 계정 좀"),
        ("치ㅑ둣 ㄴㄷㅊㄱㄷㅅ", "client secret"),
        ("ㄴ채ㅔㄷ", "scope"),
        ("외부 계정", "외부 계정"),
        ("client secret ㅠㅠ", "client secret ㅠㅠ"),
        ("AADSTS DHLQN", "AADSTS DHLQN"),
        ("zxcv", "zxcv"),
    ],
)
def test_only_what_means_nothing_is_turned_over(typed: str, expected: str) -> None:
    """And only into what means something."""
    assert meant(typed, {"외부", "계정"}, {"client", "secret", "scope", "ims"}) == expected


def test_no_phrase_of_the_catalogue_is_turned_over(compiled: Compiled) -> None:
    """Thousands of lines as people type them, mistakes and all, stay as they are (but for two, perhaps)."""
    turned = [
        text
        for entry in compiled.knowledge.entries.values()
        for locale in LOCALES
        for texts in entry.says[locale].values()
        for text in texts
        if compiled.model.as_meant(text) != text
    ]
    assert len(turned) <= 2, turned


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zmffkdldjsxm tlzmflt emfflsrj rkxdk", "check/client-secret"),
        ("치ㅑ둣 ㅑㅇ ㅈ개ㅜㅎ", "check/client-id"),
    ],
)
def test_it_is_answered_as_if_typed_rightly(compiled: Compiled, typed: str, expected: str) -> None:
    """A question in the wrong mode finds its check."""
    verdict = Matcher(compiled.model).ask(typed)
    assert verdict.outcome is not Outcome.NONE
    assert verdict.matches[0].id == expected
