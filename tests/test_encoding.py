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


@given(st.binary(max_size=600))
def test_any_bytes_are_a_text(data: bytes) -> None:
    """Perhaps an odd one."""
    assert isinstance(decoded(data).text, str)
