"""Characters taken for others: dashes for hyphens, Cyrillic letters for Latin ones, wide forms, quotes.

A keyboard that was left in Hangul writes strokes and circles of its own: `ㅡ` for a hyphen, `ㅣ` and `ㅇ` for
letters, and a filler that looks like a blank.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d\u2500\u2501\u3161\u1173"
_FILLERS = "\u3164\uffa0\u115f\u1160"
_UNSURE = {"\u3163": "l", "\u1175": "l", "\u3147": "o", "\u110b": "o", "\u3007": "O"}
"""Letters of Hangul, and a round zero, that may stand for either of two Latin letters."""
_TWO_LETTERS = frozenset(_UNSURE)
_LETTERS = (
    dict(
        zip(
            "\u0430\u0410\u0412\u0435\u0415\u041d\u0456\u0406\u0458\u0408\u041a\u043a\u041c\u043e\u041e\u0440\u0420"
            "\u0441\u0421\u0422\u0443\u0423\u0445\u0425\u0455\u0405\u0501\u04bb\u051b\u051d"
            "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03bf\u03a1\u03a4\u03a5\u03a7\u03b1\u03bd\u03c1"
            "\u0131\u0261\u217c\u2170",
            "aABeEHiIjJKkMoOpPcCTyYxXsSdhqwABEZHIKMNOoPTYXavpigli",
            strict=True,
        )
    )
    | _UNSURE
)
"""Letters of other scripts that nobody can tell from Latin ones."""
_WIDE = re.compile("[\uff01-\uff5e]")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_QUOTED = re.compile(
    f"[\\s{_INVISIBLE}]*(?:"
    "\u00ab(.*)\u00bb|\u201c(.*)[\u201c\u201d]|\u201d(.*)\u201d|\u201e(.*)[\u201c\u201d]|\u2018(.*)\u2019"
    "|\u2019(.*)\u2019|\u300c(.*)\u300d|\u300e(.*)\u300f|\u2039(.*)\u203a|\u300a(.*)\u300b|\"(.*)\"|'(.*)'|`(.*)`)"
    f"[\\s{_INVISIBLE}]*",
    re.DOTALL,
)
_OPENING = frozenset("\u00ab\u201c\u201d\u201e\u2018\u2019\u300c\u300e\u2039\u300a\"'`")
"""The quotes with which one of these begins."""
_ESCAPE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});|\\u[0-9A-Fa-f]{4}|(?P<percent>(?:%[0-9A-Fa-f]{2})+)"
)
_WORD = re.compile(r"[^\W\d_]+")
HYPHENS = str.maketrans(dict.fromkeys(_DASHES, "-"))
"""Every dash as a hyphen."""
_SIGNS = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_FILLERS, " ")})
_MAY_BE_MEANT = frozenset(_DASHES) - frozenset("\uff0d\u3161\u1173") | _TWO_LETTERS
"""What only the administrator, or Adobe, can tell: a dash may stand in the name of a group, too.

Those that only a keyboard left in Hangul or in wide forms writes do not.
"""


def unquoted(text: str) -> str:
    """A value without quotes of any language around it."""
    if text.lstrip().lstrip(_INVISIBLE)[:1] not in _OPENING:
        return text
    match = _QUOTED.fullmatch(text)
    inside = next((part for part in match.groups() if part is not None), "") if match else ""
    return inside.strip() or text


def first_escape(text: str, *, is_address: bool = False) -> str | None:
    """The first character that stands there as a web page, JSON or an address writes it: `&ndash;`, `%20`.

    In an address the last is how it has to stand there.
    """
    if "&" not in text and "\\" not in text and "%" not in text:
        return None
    for escape in _ESCAPE.finditer(text):
        if not (is_address and escape["percent"]) and _meant(escape) != escape[0]:
            return escape[0]
    return None


def unescaped(text: str) -> str:
    """A value with such characters as themselves."""
    return _ESCAPE.sub(_meant, text)


def _meant(escape: re.Match[str]) -> str:
    if escape["percent"]:
        return unquote(escape[0])
    if not escape[0].startswith("\\"):
        return unescape(escape[0])
    letter = chr(int(escape[0][2:], 16))
    return letter if letter.isprintable() else escape[0]  # half of a pair is no character


def plain(text: str) -> str:
    """A value in the characters that its own are mistaken for; quotes around it are left out."""
    if text.isascii():
        return unquoted(text)
    text = unquoted(text).translate(_SIGNS)
    text = _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    is_latin = any(letter.isascii() and letter.isalpha() for letter in text)
    return _WORD.sub(lambda match: _latin(match[0], is_latin), text)


def first_odd(text: str) -> str | None:
    """The first character of a value that is taken for another; None where there is none."""
    if text.isascii():
        return None
    other = plain(text)
    inside = unquoted(text)
    return next((one for one, two in zip(inside, other, strict=False) if one != two), None)


def is_sure(text: str) -> bool:
    """Whether nothing else can be meant by a value than what `plain` makes of it."""
    return text.isascii() or (_MAY_BE_MEANT.isdisjoint(text) and plain(text).isascii())


def is_ambiguous(text: str) -> bool:
    """Whether a value holds a letter that may stand for either of two."""
    return not text.isascii() and not _TWO_LETTERS.isdisjoint(text)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _latin(word: str, is_latin: bool) -> str:
    """A word with its foreign letters replaced, where others in it or, if all can be, around it are Latin."""
    foreign = [letter for letter in word if letter in _LETTERS]
    rest = [letter for letter in word if letter not in _LETTERS]
    if not foreign or (not is_latin and not rest) or not all(map(_is_latin, rest)):
        return word
    return "".join(_LETTERS.get(letter, letter) for letter in word)
