"""Takes the names of people, firms and places out of a sentence, as far as they can be told from words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.model import Record
from bot.privacy.word_lists import (
    ASKING,
    GIVEN_NAMES,
    KOREAN_FAMILIES,
    KOREAN_NAMES,
    KOREAN_ROLES,
    NO_VALUE,
    PRODUCTS,
)

_PIECE = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_OPENS = re.compile(r"(?:^|[.!?…:\n\r•*])[\s\"'“”«»„(\[-]*$")
_AMBIGUOUS = frozenset({"urban", "marine", "charlie", "jean", "virginie", "marina", "victor", "inga", "hans"})
"""Names that are ordinary words in small letters."""
_LEAST_SMALL = 4
"""Letters of a name that is recognised in small letters."""
_FEW_WORDS = 4
"""A choice: of fewer words capitals say nothing of the whole."""
_TITLES = 0.5
"""From this share on of words with a capital, capitals mean nothing: the person writes so."""
_ERRORS = ("error", "exception", "fault")

_NAMES = "|".join(sorted(KOREAN_NAMES))
_HONOURED = re.compile(r"(?<![가-힣])(?P<name>[가-힣]{2,4}?)(?P<after>\s?(?:님|씨)(?![가-힣]{4}))")
_TITLED = re.compile(
    rf"(?<![가-힣])(?P<name>[{KOREAN_FAMILIES}](?:[가-힣]{{2}})?)"
    r"(?P<after>\s?(?:팀장|과장|대리|부장|차장|이사|사원|매니저|책임|선임|주임|실장|본부장|대표)(?=님|[이가은는을를도께에의]|\W|$))"
)
_KOREAN = re.compile(
    rf"(?<![가-힣])(?P<name>[{KOREAN_FAMILIES}](?:{_NAMES})|(?:{_NAMES})(?=아\b|야\b|이가\b))(?P<after>)"
)


class _LetterRun(Record):
    """A run of letters, and whether it goes."""

    start: int
    end: int
    text: str
    is_first: bool
    is_name: bool = False


def without_names(text: str, gone: str) -> str:
    """The text with `gone` for every name that is recognised."""
    for pattern in (_HONOURED, _TITLED, _KOREAN):
        text = pattern.sub(lambda found: _without_korean(found, gone), text)
    pieces = [
        _LetterRun(found.start(), found.end(), found[0], bool(_OPENS.search(text, 0, found.start())))
        for found in _PIECE.finditer(text)
    ]
    _judge(pieces)
    return "".join(_told(text, pieces, gone))


def _without_korean(found: re.Match[str], gone: str) -> str:
    name = found["name"]
    return found[0] if name in KOREAN_ROLES else gone + found["after"]


def _judge(pieces: list[_LetterRun]) -> None:
    titled = [piece for piece in pieces if _is_titled(piece.text)]
    says_nothing = len(pieces) >= _FEW_WORDS and len(titled) > _TITLES * len(pieces)
    for piece in pieces:
        known = piece.text.casefold()
        is_small = piece.text.islower()
        if known in GIVEN_NAMES and not (is_small and (known in _AMBIGUOUS or len(known) < _LEAST_SMALL)):
            piece.is_name = True
        elif _is_titled(piece.text) and not piece.is_first and not says_nothing:
            piece.is_name = known not in PRODUCTS and not known.endswith(_ERRORS)
    for piece, following in pairwise(pieces):
        is_full_name = following.is_name and _is_titled(following.text) and piece.end + 1 == following.start
        if piece.is_first and is_full_name and _is_titled(piece.text):
            known = piece.text.casefold()
            piece.is_name |= known not in PRODUCTS and known not in ASKING and known not in NO_VALUE


def _is_titled(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and any(letter.islower() for letter in word)


def _told(text: str, pieces: list[_LetterRun], gone: str) -> Iterator[str]:
    done = 0
    for piece in pieces:
        if piece.is_name:
            yield text[done : piece.start]
            yield gone
            done = piece.end
    yield text[done:]
