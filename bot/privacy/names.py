"""Takes the names of people, firms and places out of a sentence, as far as they can be told from words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from bot.languages import LANGUAGES
from bot.languages.definition import CapitalNouns, HangulNames
from bot.languages.patterns import any_of
from bot.model import Record
from bot.privacy.given_names import GIVEN_NAMES
from bot.privacy.word_lists import ASKING, NO_VALUE, PRODUCTS

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
_BLANK, _POINT = 1, 2
"""Characters between two words: a blank, and a point and a blank."""


def _patterns_of(names: HangulNames) -> tuple[re.Pattern[str], ...]:
    """How names stand in a sentence: before an honorific, before a title, and whole."""
    given, honorifics, titles = map(any_of, (names.given, names.honorifics, names.titles))
    families = f"[{''.join(names.families)}]"
    return (
        re.compile(rf"(?<![가-힣])(?P<name>[가-힣]{{2,4}}?)(?P<after>\s?(?:{honorifics})(?![가-힣]{{4}}))"),
        re.compile(
            rf"(?<![가-힣])(?P<name>{families}(?:[가-힣]{{2}})?)"
            rf"(?P<after>\s?(?:{titles})(?={any_of(names.particles)}|\W|$))"
        ),
        re.compile(
            rf"(?<![가-힣])(?P<name>{families}(?:{given})"
            rf"|(?:{given})(?=(?:{any_of(names.vocatives)})\b))(?P<after>)"
        ),
    )


_IN_HANGUL = tuple(
    (pattern, frozenset(names.roles))
    for language in LANGUAGES.values()
    if (names := language.privacy.hangul_names)
    for pattern in _patterns_of(names)
)
"""Patterns of names, each with the words that stand where names do and are none."""


class _LetterRun(Record):
    """A run of letters, and whether it goes."""

    start: int
    end: int
    text: str
    is_first: bool
    is_name: bool = False


def without_names(text: str, gone: str, nouns: CapitalNouns | None = None) -> str:
    """The text with `gone` for every name that is recognised; `nouns` where all of them have capitals."""
    for pattern, roles in _IN_HANGUL:
        text = pattern.sub(partial(_without_name, gone, roles), text)
    pieces = [
        _LetterRun(found.start(), found.end(), found[0], bool(_OPENS.search(text, 0, found.start())))
        for found in _PIECE.finditer(text)
    ]
    _judge(pieces, nouns)
    return "".join(_told(text, pieces, gone))


def _without_name(gone: str, roles: frozenset[str], found: re.Match[str]) -> str:
    return found[0] if found["name"] in roles else gone + found["after"]


def _judge(pieces: list[_LetterRun], nouns: CapitalNouns | None) -> None:
    titled = [piece for piece in pieces if _is_titled(piece.text)]
    says_nothing = len(pieces) >= _FEW_WORDS and len(titled) > _TITLES * len(pieces)
    for piece in pieces:
        known = piece.text.casefold()
        is_small = piece.text.islower()
        if known in GIVEN_NAMES and not (is_small and (known in _AMBIGUOUS or len(known) < _LEAST_SMALL)):
            piece.is_name = True
        elif _is_titled(piece.text) and not (piece.is_first or says_nothing or nouns):
            piece.is_name = known not in PRODUCTS and not known.endswith(_ERRORS)
    for piece, following in pairwise(pieces):
        gap = following.start - piece.end
        is_next = gap == _BLANK or (nouns is not None and gap == _POINT and following.is_first)  # "Dr. Weber"
        if not is_next or not _is_titled(piece.text):
            continue
        if nouns:
            _judge_nouns(piece, following, nouns)
        elif piece.is_first and following.is_name and _is_titled(following.text):
            known = piece.text.casefold()
            piece.is_name |= known not in PRODUCTS and known not in ASKING and known not in NO_VALUE


def _judge_nouns(piece: _LetterRun, following: _LetterRun, nouns: CapitalNouns) -> None:
    """Names among nouns that have capitals all of them: the words around one tell it."""
    before, after = piece.text.casefold(), following.text.casefold()
    if (piece.is_name or before in nouns.before_names) and _is_titled(following.text):
        following.is_name |= after not in PRODUCTS
    elif after in nouns.after_names:
        piece.is_name |= before not in PRODUCTS


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
