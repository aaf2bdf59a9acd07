"""Encodings as they come, and places in the text."""

from __future__ import annotations

import pytest

from bot.validator.source import Source, decode

FRENCH = "Nom interne : Adobe_Marketing_Cloud\nLibellé : été à Genève, réécrit\n"
SWEDISH = "Återanropsserver: https://a.example.com\nOmfång: åäö\n"
KOREAN = "내부 이름: Adobe_Marketing_Cloud\n레이블: 마케팅 클라우드\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (KOREAN, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "cp1252"),
        (SWEDISH, "cp1252"),
        (KOREAN, "cp949"),
        (KOREAN, "euc-kr"),
        ("plain", "ascii"),
    ],
)
def test_text_is_recognised_and_goes_back(text: str, encoding: str) -> None:
    """The text comes out right, and written again it is the same bytes."""
    data = text.encode(encoding)
    source = decode(data)
    assert source.text == text
    assert source.encode(source.text) == data


@pytest.mark.parametrize("text", ["a\nbb\nccc", "a\r\nbb\r\nccc", "a\rbb\rccc"])
def test_places_count_lines_and_columns_from_one(text: str) -> None:
    """Whatever the line ends, asked few or many times."""
    for times in (1, 100):
        source = Source(text)
        for _ in range(times):
            places = [source.place(offset) for offset, letter in enumerate(text) if letter.isalpha()]
        assert places == [(1, 1), (2, 1), (2, 2), (3, 1), (3, 2), (3, 3)]
        assert text[slice(*source.line_span(2))] == "bb"
