"""Whether a text gives a secret away: `gives_away(text)`.

Precise rather than complete, for what is found is deleted: a value has to stand there, not only the word.
What only the reader of account files finds is the dialogue's (`bot/dialogue/message_secrets.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.privacy.secret_words import NAME, has_name
from bot.privacy.token_shapes import find_sure
from bot.privacy.word_lists import ASKING, NO_VALUE, PLACEHOLDERS, PUBLIC_VALUES

READ_CHARS = 100_000
"""What stands further behind in a file is not read."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_IN_ADDRESS = re.compile(r"://[^\s/:@?#]{1,100}:(?P<value>[^\s/@]{1,200})@[\w\[]")
_NAMED = re.compile(
    rf"(?P<name>{NAME}[^\r\n:=：＝<>,;?]{{0,30}}?)(?:[:=：＝>]|->|=>)+[ \t]*"
    r"(?P<value>\"[^\"\r\n]*\"|'[^'\r\n]*'|`[^`\r\n]*`|«[^»\r\n]*»|[^\s<>]+)(?P<rest>[^\r\n]*)"
)
_MARKS = r"(?:[*_`~|]{1,3}|</\w{1,10}>)?"
"""What ends bold, code and the like."""
_NEXT_LINE = re.compile(
    rf"{NAME}(?:[^\r\n:=：＝<>,;?]{{0,30}}[:=：＝]|[^\W\d_]{{0,20}}){_MARKS}[ \t]*(?:\r?\n[ \t]*){{1,3}}"
    r"(?:```\w{0,10}[ \t]*\r?\n[ \t]*)?(?P<value>\S+)[ \t]*(?:\r?\n|$)"
)
SAID = any_of(of_all(lambda language: (*language.secrets.is_said, *language.secrets.was_said)))
"""What stands between the name of a secret and its value in a sentence."""
_SAID = re.compile(
    rf"{NAME}[^\W\d_]{{0,20}}{_MARKS}(?P<link>,?[ \t]+(?:{SAID})(?P<more>[ \t]+[^\W\d_]{{1,12}})?)?"
    r"(?:[ \t]+(?:[-–—|]|\.{2,3}|…)[ \t]+|[ \t]*[→➜➔⇒][ \t]*|[ \t]+)(?P<value>\S+)"
)
"""`more`: "is now"."""
_MARKED_BEFORE = re.compile(
    rf"(?<![!-~])(?P<value>[!-~]{{10,200}})[ \t]*(?:\(|<-|←)[ \t]*(?:\w+[ \t]+){{0,2}}{NAME}"
)
_SAID_BEFORE = re.compile(
    rf"(?P<value>[!-~]{{10,200}})(?:[ \t]+(?:{SAID}|=)"
    rf"|(?:{any_of(of_all(lambda language: language.secrets.subject_particles))}))"
    rf"[ \t]+(?:\w+[ \t]+){{0,2}}{NAME}"
)
_DIGEST = re.compile(
    rf"(?i)sha-?\d|hash|digest|{any_of(of_all(lambda language: language.secrets.fingerprint))}"
)
_SETTING = re.compile(r"(?m)^[ \t]*(?:[-*•][ \t]*)?[\"']?[^\W\d][\w .'’-]{1,40}[\"']?[ \t]*[:=：＝]")
_FEW_SETTINGS = 3
"""Lines like `name: value` from which on a text is taken for settings rather than for sentences."""

_PLAIN: dict[int, int | str] = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},
    0x3000: " ",
    0x2019: "'",
}
"""Wide letters, as Korean and Japanese keyboards type them, and the apostrophe of phones."""
_EDGES = "\"'`«»“”„‘’()[],;.!?:*_|~"
_BLANKED = re.compile(r"[\W_xX]*|(\w)\1*")
_TEMPLATE = re.compile(r"<.*|.*>|\{.*|.*\}|\$.*|%\w*%|\[.*\]|!\w+|(?:vault|env|kms|file|secret)[:/].*")
ERRORS = any_of(("http", "code", "err", "error", *of_all(lambda language: language.privacy.errors)))
"""What stands before the number of an error."""
_NO_SECRET = re.compile(
    r"v?\d+(?:[.:/,–-]\d+)*"  # figures, versions, dates, ranges
    rf"|\d{{1,5}}(?i:s|sec|ms|min|h|d|[kmg]b|px|%|{any_of(of_all(lambda language: language.privacy.units))})"
    r"|(?i:sha|md|hmac)-?\d.*"  # digests
    rf"|[A-Z]{{2,6}}[-_]\d{{3,6}}|(?i:{ERRORS})[-_]?\d{{3,4}}"  # names of errors
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}"  # e-mail
    r"|(?:[a-z]+://)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?"  # hosts, files and addresses
    r"|[a-z]+://\S*|/\S*|[a-z_][\w:.-]*=[\"'].*|[a-z_]\w*\[\d*"  # addresses, and what programs are made of
)
_JOINTS = re.compile(r"[-_./:,;@]")
_LONGEST_VALUE = 1000
"""A choice: a secret is shorter, and a pattern never runs away."""
_LEAST_TANGLE = 6
"""A choice: shorter ones are versions."""
_TANGLED = 3
"""Changes between letters and digits that no name has."""
_PRINTED = re.compile(r"[!-~\u00c0-\u024f]+")
_LONG = 20
"""A choice: a value of one piece that is longer is none that people chose as a word."""
_RANDOM = 2
"""Changes between letters and digits that no word has."""


def gives_away(text: str) -> bool:
    """Whether a real client secret, password or token stands in a message or file; `***` is none."""
    text = readable(text)
    if find_sure(text) or any(is_real(match["value"]) for match in _IN_ADDRESS.finditer(text)):
        return True
    if not has_name(text):
        return False
    return any(_values_given_away(text))


def readable(text: str) -> str:
    """The part of a text that is read, in NFC and plain letters, without entities and invisible marks."""
    return _INVISIBLE.sub("", unescape(unicodedata.normalize("NFC", text[:READ_CHARS]))).translate(_PLAIN)


def is_real(value: str, *, is_setting: bool = False) -> bool:
    """Whether a text is a secret, not a word about one; `is_setting`: it stands alone after `name:`."""
    value = value.strip().strip(_EDGES)
    if _is_placeholder(value) or _NO_SECRET.fullmatch(value):
        return is_setting and value.isdigit() and len(value) >= _LEAST
    if _is_strong(value):
        return True
    is_word = value.casefold() in NO_VALUE or value.casefold() in ASKING
    return is_setting and not is_word and len(value) >= _LEAST and not re.search(r"\s", value)


_LEAST = 5
"""A choice: what is shorter is no password that Campaign or Adobe takes."""


def _values_given_away(text: str) -> Iterator[bool]:
    is_written_by_programs = text.lstrip()[:1] in ("<", "{", "[")
    has_settings = is_written_by_programs or len(_SETTING.findall(text)) >= _FEW_SETTINGS
    for match in _NAMED.finditer(text):
        if _DIGEST.search(match["name"]):
            continue
        value, is_alone = match["value"], not match["rest"].strip(_EDGES + " \t}/")
        ends = is_alone or (is_written_by_programs and (value[0] in "\"'" or match["rest"].startswith("<")))
        is_number = is_alone and value.isdigit()
        yield is_real(value, is_setting=is_number or (has_settings and ends))
    for match in _NEXT_LINE.finditer(text):
        yield not _DIGEST.search(match[0]) and is_random(match["value"])
    for match in _SAID.finditer(text):
        value = _printed(match["value"])
        is_told = match["link"] and not match["more"]
        yield is_random(value) or (bool(is_told) and len(value) > _LEAST and is_real(value))
    for match in _SAID_BEFORE.finditer(text):
        yield is_random(match["value"])
    for match in _MARKED_BEFORE.finditer(text):
        yield is_random(match["value"]) and is_tangle(match["value"])


def is_random(value: str) -> bool:
    """Whether a text is no word in any language: letters and digits take turns, or it is long."""
    value = value.strip(_EDGES)
    if _is_placeholder(value) or _NO_SECRET.fullmatch(value) or not _is_strong(value):
        return False
    return _turns(value) >= _RANDOM or len(value) >= _LONG


def is_tangle(value: str) -> bool:
    """Whether a machine made a value, letters and digits in turn: `k9mX2pQ7`, never `Campaign8_prod2`."""
    if "://" in value or re.search(r"\s", value.strip()):
        return False
    pieces = _JOINTS.split(value[:_LONGEST_VALUE])
    return any(len(piece) >= _LEAST_TANGLE and _digit_turns(piece) >= _TANGLED for piece in pieces)


def _digit_turns(piece: str) -> int:
    kinds = [character.isdigit() for character in piece if character.isalnum()]
    return sum(one != other for one, other in pairwise(kinds))


def _printed(word: str) -> str:
    """A word without the Korean particle that is glued to it."""
    found = _PRINTED.search(word)
    return found[0].strip(_EDGES) if found else ""


def _is_placeholder(value: str) -> bool:
    """Whether a text only stands for a secret, or is a documented value."""
    known = value.casefold()
    if known in PLACEHOLDERS or known in PUBLIC_VALUES:
        return True
    if _BLANKED.fullmatch(value) or _TEMPLATE.fullmatch(value):
        return True
    has_digit = any(character.isdigit() for character in value)
    return not has_digit and has_name(value)


def _is_strong(value: str) -> bool:
    """Whether a text has what passwords have and words have not."""
    if len(value) < _LEAST:
        return False
    digits = sum(character.isdigit() for character in value)
    letters = sum(character.isalpha() for character in value)
    signs = sum(character in "!@#$%^&*+=~|\\" for character in value[1:-1])
    if (digits and letters) or (signs and letters):
        return True
    return value.isalpha() and value.isascii() and len(value) >= _LONG - 4 and _turns(value) * 3 >= len(value)


def _turns(value: str) -> int:
    """How often letters, capitals, digits and signs take turns, but for the capital that begins a word."""
    kinds = [
        "d" if character.isdigit() else "u" if character.isupper() else "l" if character.isalpha() else "s"
        for character in value
    ]
    if kinds[:2] == ["u", "l"]:
        kinds[0] = "l"
    return sum(one != other for one, other in pairwise(kinds))
