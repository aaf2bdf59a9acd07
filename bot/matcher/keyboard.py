"""What was typed in the keyboard's other mode → what was meant: `fhrmdls` is 로그인, `치ㅑ둣` client.

The Korean standard layout (2-beolsik, KS X 5002) has a letter on each Latin key. A word is turned over only
where it means nothing as it stands and something turned over, so that no text is harmed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from bot.languages import LANGUAGES

_KEYS: dict[str, str] = {
    key: letter
    for language in LANGUAGES.values()
    if language.keyboard
    for key, letter in zip(language.keyboard.keys, language.keyboard.letters, strict=True)
}
"""Latin keys and the letters of Hangul that they type, from `language.yaml`."""
_INITIAL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_MEDIAL = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_DOUBLE = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ", "ㅡㅣ": "ㅢ",
    "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ", "ㄹㅂ": "ㄼ",
    "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
}  # fmt: skip
_APART = {double: pair for pair, double in _DOUBLE.items()}
_KEY_OF = {letter: key for key, letter in _KEYS.items()}
_FIRST_SYLLABLE = 0xAC00
"""Unicode's first Hangul syllable, from which the others are counted."""
_SYLLABLE = re.compile(
    f"([{_INITIAL}])((?:ㅗ[ㅏㅐㅣ]|ㅜ[ㅓㅔㅣ]|ㅡㅣ|[{_MEDIAL}]))"
    f"((?:(?:ㄱㅅ|ㄴ[ㅈㅎ]|ㄹ[ㄱㅁㅂㅅㅌㅍㅎ]|ㅂㅅ|[{_FINAL[1:]}])(?![{_MEDIAL}]))?"
    f"|(?:[ㄱㄴㄹㅂ])(?=[ㄱ-ㅎ][{_MEDIAL}]))"
)
_WORD = re.compile(r"[가-힣ㄱ-ㅣ]+|[^\W\d_가-힣ㄱ-ㅣ]+")
_KEYED = re.compile("[A-Za-z]+")
_SYLLABLES = re.compile("[가-힣]{2,}")
_ABBREVIATION = re.compile("[ㄱ-ㅎ]{1,3}|[ㅏ-ㅣ]+")
"""`ㅇㅋ` and `ㅠㅠ` are Korean; a lone letter among others is a sign of the wrong mode."""
_LONE = re.compile("[ㄱ-ㅣ]")
_SHORTEST = 2
"""A single letter says nothing of the keyboard's mode."""
OPENING = 2
"""Syllables by which a Korean word is known; particles and endings come after them."""


def to_hangul(typed: str) -> str:
    """Latin keys as the Hangul that they type in Korean mode; letters that make no syllable stay alone."""
    letters = "".join(_KEYS.get(key) or _KEYS.get(key.lower(), key) for key in typed)
    return _SYLLABLE.sub(_composed, letters)


def to_latin(typed: str) -> str:
    """Hangul as the Latin keys that type it; whatever else stands in it is left."""
    letters = "".join(_decomposed(char) for char in unicodedata.normalize("NFC", typed))
    return "".join(_KEY_OF.get(letter, letter) for letter in letters)


def meant(text: str, korean: Container[str], latin: Container[str]) -> str:
    """A text with the words turned over that were typed in the wrong mode.

    `korean` are openings of known words, `latin` known words; both folded. A Latin line is turned over only
    where more of it means something in Hangul than as it stands.
    """
    typed = _WORD.findall(text)
    to_korean = {word for word in typed if _is_korean(word, korean, latin)}
    if to_korean and sum(map(len, to_korean)) >= _kept(typed, latin):
        rest = {word for word in typed if _KEYED.fullmatch(word) and word.casefold() not in latin}
        wrong = to_korean | {word for word in rest if not _LONE.search(to_hangul(word))}
    elif not text.isascii() and any(_is_latin(word, latin) for word in typed):
        wrong = {word for word in typed if to_latin(word) in latin and word[:OPENING] not in korean}
    else:
        return text
    return _WORD.sub(lambda found: _turned(found[0]) if found[0] in wrong else found[0], text)


def _kept(typed: list[str], latin: Container[str]) -> int:
    """Letters of words that mean something as they stand."""
    return sum(len(word) for word in typed if word.casefold() in latin)


def _turned(word: str) -> str:
    return to_hangul(word) if _KEYED.fullmatch(word) else to_latin(word)


def _is_korean(word: str, korean: Container[str], latin: Container[str]) -> bool:
    """Whether Latin letters mean nothing but a known Korean word."""
    if not _KEYED.fullmatch(word) or word.isupper() or word.casefold() in latin:
        return False
    turned = to_hangul(word)
    return bool(_SYLLABLES.fullmatch(turned)) and turned[:OPENING] in korean


def _is_latin(word: str, latin: Container[str]) -> bool:
    """Whether Hangul has letters that belong to no syllable, and types a known Latin word."""
    if len(word) < _SHORTEST or not _LONE.search(word) or _ABBREVIATION.fullmatch(word):
        return False
    return to_latin(word) in latin


def _composed(found: re.Match[str]) -> str:
    initial, medial, final = found.groups()
    medial, final = _DOUBLE.get(medial, medial), _DOUBLE.get(final, final)
    place = (_INITIAL.index(initial) * 21 + _MEDIAL.index(medial)) * 28
    return chr(_FIRST_SYLLABLE + place + (_FINAL.index(final) if final else 0))


def _decomposed(char: str) -> str:
    place = ord(char) - _FIRST_SYLLABLE
    if not 0 <= place < 11172:
        return _APART.get(char, char)
    parts = _INITIAL[place // 588], _MEDIAL[place // 28 % 21], _FINAL[place % 28].strip()
    return "".join(_APART.get(part, part) for part in parts)
