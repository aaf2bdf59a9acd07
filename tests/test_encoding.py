"""What encoding is this? As administrators' files have it, and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.encoding import decoded

TEXT = "내부 이름: Adobe_Marketing_Cloud\n라벨: 캠페인 로그인 계정\n"
SWEDISH = "Återanropsserver: https://campaign.example.com\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (TEXT.encode(), TEXT, "utf-8"),
        (TEXT.encode("utf-8-sig"), TEXT, "utf-8"),
        (SWEDISH.encode("utf-16-le"), SWEDISH, "utf-16-le"),
        (SWEDISH.encode("utf-16-be"), SWEDISH, "utf-16-be"),
        (TEXT.encode("cp949"), TEXT, "cp949"),
        (SWEDISH.encode("cp1252"), SWEDISH, "cp1252"),
        (b"", "", "utf-8"),
    ],
)
def test_an_encoding_is_recognised(data: bytes, text: str, encoding: str) -> None:
    """With a mark at the beginning or without."""
    found = decoded(data)
    assert (found.text, found.encoding) == (text, encoding)


@pytest.mark.parametrize("rare", ["뷁", "펲", "똠방각하", "꿹뚫쀍", "쟢", "믜롂"])
def test_syllables_that_nobody_writes_are_hangul_among_others(rare: str) -> None:
    """CP949 puts a letter of ASCII behind their high byte; a keyboard left on writes many of them."""
    text = f"{TEXT}테넌트: {rare}\n"
    assert decoded(text.encode("cp949"))[:2] == (text, "cp949")


@pytest.mark.parametrize(
    "text",
    [
        "Nom de l’instance d’essai\n",
        "Serveur de rappel : « https://c.example.com »\xa0; l’adresse\n",
        "ÄÖÅ ÅÄ – “ÅÄÖ” ’s\n",
        "Nom interne – d’origine … œuvre ÀÂ\n",
    ],
)
def test_western_signs_are_no_hangul(text: str) -> None:
    """Apostrophes before a letter, dashes, quotes, capitals with accents side by side."""
    assert decoded(text.encode("cp1252"))[:2] == (text, "cp1252")


@given(st.binary(max_size=600))
def test_any_bytes_are_a_text(data: bytes) -> None:
    """Perhaps an odd one."""
    assert isinstance(decoded(data).text, str)
