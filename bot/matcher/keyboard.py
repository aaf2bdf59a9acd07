"""What was typed in the keyboard's other mode → what was meant: `fhrmdls` is 로그인, `치ㅑ둣` client.

The Korean standard layout (2-beolsik, KS X 5002) has a letter on each Latin key. A word is turned over only
where it means nothing as it stands and something turned over, so that no text is harmed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_KEYS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        strict=True,
    )
)
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
_SYLLABLE = re.compile(
    f"([{_INITIAL}])((?:ㅗ[ㅏㅐㅣ]|ㅜ[ㅓㅔㅣ]|ㅡㅣ|[{_MEDIAL}]))"
    f"((?:(?:ㄱㅅ|ㄴ[ㅈㅎ]|ㄹ[ㄱㅁㅂㅅㅌㅍㅎ]|ㅂㅅ|[{_FINAL[1:]}])(?![{_MEDIAL}]))?"
    f"|(?:[ㄱㄴㄹㅂ])(?=[ㄱ-ㅎ][{_MEDIAL}]))"
)
_WORD = re.compile(r"[A-Za-z]+|[가-힣ㄱ-ㅣ]+")
_LATIN = re.compile(r"[A-Za-z]+")
_LETTERS = {
    True: re.compile(r"[가-힣]{2,}"),
    False: re.compile(r"[A-Za-z]{2,}"),
}
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


def meant(text: str, korean: Collection[str], latin: Collection[str]) -> str:
    """A text with the words turned over that were typed in the wrong mode.

    `korean` are known words and their openings, `latin` known words; both folded. Where one word is surely
    typed wrongly, its neighbours that mean nothing either go with it.
    """
    typed = _WORD.findall(text)
    wrong = {word for word in typed if _is_known_turned(word, korean, latin)}
    if not wrong:
        return text
    unknown = {word for word in typed if word not in wrong and not _is_known(word, korean, latin)}
    is_latin = bool(_LATIN.match(next(iter(wrong))))
    wrong |= {word for word in unknown if bool(_LATIN.match(word)) == is_latin and _turns_whole(word)}
    return _WORD.sub(lambda found: _turned(found[0]) if found[0] in wrong else found[0], text)


def _turned(word: str) -> str:
    return to_hangul(word) if _LATIN.match(word) else to_latin(word)


def _turns_whole(word: str) -> bool:
    return bool(_LETTERS[bool(_LATIN.match(word))].fullmatch(_turned(word)))


def _is_known(word: str, korean: Collection[str], latin: Collection[str]) -> bool:
    if _LATIN.match(word):
        return word.casefold() in latin
    return word in korean or word[:OPENING] in korean


def _is_known_turned(word: str, korean: Collection[str], latin: Collection[str]) -> bool:
    if word.isupper() or _is_known(word, korean, latin) or not _turns_whole(word):
        return False
    return _is_known(_turned(word), korean, latin)


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
