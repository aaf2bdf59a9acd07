"""Text as people type it → words that compare: one case, no accents, no stray characters, Hangul composed.

`words` is idempotent on its own output, and gives the same for NFC and NFD, upper and lower case.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PATTERN_WORD = "regexpattern"
"""What a pattern such as `(.*)` becomes: people type it in many ways, and it has no letters."""

_REMEMBERED = 8
"""A question is taken apart by several in turn: so many texts are read once only."""
_DROPPED = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f"  # combining marks
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"  # format characters
)
_PATTERN = re.compile(r"\(?\s*\.\s*\*\s*\)?")
_WORD = re.compile(r"[^\W_]+")
_ASCII_APART = "".join(char if char.isalnum() else " " for char in map(chr, range(128)))
"""What each ASCII character becomes, so that blanks part what `_WORD` finds: in half the time."""
_NOT_JAMO = re.compile("[^ㄱ-ㅣ]+")
"""Lone letters (`ㅠㅠ`, `ㄱㅅ`) have a form of their own, which decomposing takes for parts of syllables."""
_HANGUL = re.compile(r"[가-힣ㄱ-ㅣ]+")
FEELING = re.compile("[ㅋㅎ]{2,}|[ㅠㅜ]{2,}|ㅡㅡ+|(?<=[가-힣])(?<![ㄱ-ㅣ].)[ㅋㅎㅠㅜ](?![ㄱ-ㅣ가-힣])")
"""Laughter and tears, as in `안돼요ㅠㅠ`: they say nothing of what is asked, and hide the word before them.

One letter alone behind a word that has more lone letters is none: English typed in Hangul mode has such.
"""
_UNSPACED_SIGNS = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Signs of scripts that put no blanks between words: kana and ideographs, with the sign that repeats one."""
_UNSPACED = re.compile(f"[{_UNSPACED_SIGNS}]")
_ONE_SCRIPT = re.compile(rf"[가-힣ㄱ-ㅣ]+|[{_UNSPACED_SIGNS}]+|[^가-힣ㄱ-ㅣ{_UNSPACED_SIGNS}]+")


def fold(text: str) -> str:
    """Compatibility forms unified, case folded, accents taken off, format characters dropped."""
    if text.isascii():
        return text.casefold()
    decomposed = _NOT_JAMO.sub(lambda found: unicodedata.normalize("NFKD", found[0]), text.casefold())
    return unicodedata.normalize("NFC", _DROPPED.sub("", decomposed).casefold())


def words(text: str) -> list[str]:
    """The words of a text, in order; scripts that are glued together (`URL을`, `CSVの列`) come apart."""
    return list(_words_of(text))


@lru_cache(maxsize=_REMEMBERED)
def _words_of(text: str) -> tuple[str, ...]:
    found = _found(text)
    if all(map(str.isascii, found)):
        return tuple(found)
    return tuple([part for word in found for part in _ONE_SCRIPT.findall(word)])


def different_words(text: str) -> set[str]:
    """The words of a long text, each once: `set(words(text))`, but faster."""
    return {part for word in set(_found(text)) for part in _ONE_SCRIPT.findall(word)}


def _found(text: str) -> list[str]:
    folded = fold(text)
    if "*" in folded:
        folded = _PATTERN.sub(f" {PATTERN_WORD} ", folded)
    if folded.isascii():
        return folded.translate(_ASCII_APART).split()
    folded = FEELING.sub(" ", folded).strip() or folded
    found: list[str] = _WORD.findall(folded)
    return found


def is_hangul(word: str) -> bool:
    """Whether a word is written in Hangul."""
    return not word.isascii() and bool(_HANGUL.match(word))


def is_unspaced(word: str) -> bool:
    """Whether a word is a run of signs between which words have no blanks, such as Japanese and Chinese."""
    return not word.isascii() and bool(_UNSPACED.match(word))


def jamo(word: str) -> str:
    """A Hangul word as its letters, so that one slip of a finger is one difference."""
    return unicodedata.normalize("NFD", word)
