"""Slips and words run together are put right; what is known, and what is near nothing, stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import Compiled
from bot.matcher.match import Matcher
from bot.matcher.mending import KnownWords
from bot.matcher.normalise import words
from bot.model import Outcome

KNOWN = KnownWords.of(
    [
        "cache",
        "case",
        "console",
        "adresse",
        "masque",
        "rappel",
        "group",
        "callback",
        "server",
        "inloggning",
        "sida",
        "migration",
        "discours",
    ],
    12,
    ["로그", "화면"],
    ["로그인", "화면이", "화면", "서버", "재시작", "어떻게", "비밀번호"],
)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("the cashe", "the cache", id="one slip, and the commoner of two words as near"),
        pytest.param("Cosnole", "console", id="swapped letters"),
        pytest.param("migratoin", "migration", id="swapped letters in a long word"),
        pytest.param("mgratoin", "migration", id="a long word may have two slips"),
        pytest.param("discount", "discount", id="few write what it is near to"),
        pytest.param("casque", "casque", id="the first letter is rarely hit"),
        pytest.param("ladresse", "l adresse", id="a lost apostrophe"),
        pytest.param("callbackserver", "callback server", id="a lost blank"),
        pytest.param("inloggningssida", "inloggningssida", id="more than a blank is lost"),
        pytest.param("org v2 ims-na1", "org v2 ims na1", id="short words and values"),
        pytest.param("Adobe", "adobe", id="near nothing"),
        pytest.param("화면이안떠요", "화면이 안떠요", id="what is left over is a word"),
        pytest.param("서버재시작어떻게해요", "서버 재시작 어떻게 해요", id="Korean run together"),
        pytest.param("서버는재시작", "서버는 재시작", id="a single syllable ends the word before"),
        pytest.param("화면에서", "화면에서", id="another ending of a known word"),
        pytest.param("비말번호", "비밀번호", id="a slip within a syllable"),
    ],
)
def test_slips_are_mended(text: str, mended: str) -> None:
    """Letter by letter; Hangul by the letters within its syllables."""
    assert KNOWN.mended(text) == mended


@given(st.text(max_size=200))
def test_no_text_loses_its_words(text: str) -> None:
    """There is a word where there was one, whatever was typed."""
    mended = KNOWN.mended(text)
    assert bool(words(text)) == bool(mended)
    assert len(mended.split()) >= len(words(text))


def test_nothing_known_mends_nothing() -> None:
    """A model without words leaves the text as it compares."""
    assert KnownWords().mended("Où est la CONSOLE ?") == "ou est la console"


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("wehre do I emtpy the consoel's cahce foldr", "en", "topic/console-cache"),
        ("cmoment renomer le groupe dopérateurs", "fr", "check/operator-group-names"),
        ("콘솔캐시비우는방법좀알려주세요", "ko", "topic/console-cache"),
        ("hur tömer jag konsolns cahce", "sv", "topic/console-cache"),
    ],
)
def test_a_hasty_question_is_understood(compiled: Compiled, text: str, locale: str, expected: str) -> None:
    """As typed on a phone."""
    verdict = Matcher(compiled.model).ask(text, locale)
    assert verdict.outcome is not Outcome.NONE
    assert verdict.matches[0].id == expected
