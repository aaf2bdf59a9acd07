"""Whether one spelling is a damaged form of another: what machine translation does to values that are typed.

Damage is a part translated (`dma_campaign_클래식`), case changed, a blank or another kind of dash put in.
A particle or ending glued to a value (`JRE_HOME은`, `dma_campaign-kontexten`), a placeholder in the reader's
language (`<포트>`) and a string between quotes are no damage.
"""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import Indel

from bot.model import Record

_KINDS = (
    ("address", r"(?:https?|ftp|ldaps?|jdbc:\w+)://[^\s,;\"'<>|()\[\]“”«»、。]+"),
    ("option", r"(?<![^\s(`])--?[^\W\d_][\w-]+(?::[\w.$<>{}%-]+)?"),
    ("joined", r"[$@%]?[^\W\d_][\w-]*_[^\W_][\w-]*"),
    ("prefixed", r"[a-z][\w-]*:[^\W\d_][\w.-]*"),
    ("path", r"(?:[A-Za-z]:|~)?(?:[\w.$-]*[/\\]){2,}[\w.$*-]+"),
    ("dotted", r"[A-Za-z][\w-]*(?:\.[\w-]+)+"),
    ("marked", r"[@$%][^\W\d]\w+%?"),
)
_LITERAL = re.compile(r"(?<![\w@$%.:/\\-])(?:" + "|".join(f"(?P<{name}>{one})" for name, one in _KINDS) + ")")
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?: [A-Z]{2,})+\b")
_PARTICLE = re.compile(
    "(?:으로|로|을|를|은|는|이|가|에|의|와|과|에서|에는|에게|까지|부터|이며|이고|입니다|합니다|인|일|도|만)$"
)
_ENDING = re.compile(r"[-:]?[^\W\d_]{1,24}(?:-[^\W\d_]+)*")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[\u2018\u2019\u201c\u201d]")
_HELD_BACK = re.compile(r"<[^<>]*>|\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’")
_SEGMENT = re.compile(r"[._:/\\@$%-]+")
_DIGITS = re.compile(r"\d+")
_ABBREVIATION = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}|[^\W\d_]{1,4}\.\d+")


class Literal(Record, frozen=True):
    """Something typed: how it is spelt, and which kind of thing it is."""

    text: str
    kind: str


def literals_in(text: str) -> list[Literal]:
    """What in a text looks typed rather than said, in order."""
    found = []
    for match in _LITERAL.finditer(text):
        literal = match[0].rstrip(".:-/")
        kind = match.lastgroup or ""
        if kind != "address" and not (kind == "dotted" and _ABBREVIATION.fullmatch(literal)):
            found.append(Literal(literal, kind))
    return found


def capitals_in(text: str) -> list[str]:
    """Runs of words all in capitals."""
    return _CAPITALS.findall(text)


def without_particle(word: str) -> str:
    """A word of Korean script without the particle at its end."""
    return _PARTICLE.sub("", word) if not word.isascii() else word


def is_glued(word: str, right: str) -> bool:
    """Whether a word is a right value with a particle or an ending on it."""
    if not word.startswith(right) or len(word) == len(right):
        return False
    rest = word[len(right) :]
    if not right[-1].isalnum() or not rest:
        return False
    if rest[0].isascii():
        return bool(re.fullmatch(r"[-:][^\W\d_]{2,}(?:-[^\W\d_]+)*|[^\W\d_]{1,3}", rest))
    return bool(_ENDING.fullmatch(rest))


def is_damaged(found: str, right: str, kind: str = "") -> bool:
    """Whether `found` is `right` after an accident; both stand at the same place of their text.

    `kind` is that of both literals, `code` for what is marked as code.
    """
    if found == right or not right.isascii() or not any(map(str.isalpha, right)):
        return False
    if compact(found) == compact(right):
        return True
    if kind == "code":
        return _is_damaged_command(found, right) if " " in right else _is_respelt(found, right, kind)
    return _is_respelt(found, right, kind)


def likeness(one: str, other: str) -> float:
    """How alike two spellings are, 0 to 1."""
    return Indel.normalized_similarity(one.casefold(), other.casefold())


def compact(text: str) -> str:
    """Text without blanks, with plain dashes and quotes."""
    text = _QUOTES.sub("'", _DASHES.sub("-", unicodedata.normalize("NFC", text)))
    return "".join(text.split())


def _is_respelt(found: str, right: str, kind: str) -> bool:
    """The same skeleton with something else in it: segments translated, misspelt, or in other case."""
    if _HELD_BACK.search(found) or _HELD_BACK.search(right):
        return False
    if _SEGMENT.findall(found) != _SEGMENT.findall(right):
        return False
    if _DIGITS.findall(found) != _DIGITS.findall(right):
        return False
    ours, theirs = _SEGMENT.split(found), _SEGMENT.split(right)
    same = sum(bool(one) and one == other for one, other in zip(ours, theirs, strict=True))
    alike = likeness(found, right)
    match kind:
        case "marked":
            return len(right) > 3
        case "prefixed" | "dotted":
            return same > 0 and (ours[0] == theirs[0] or alike >= 0.5)
        case "path":
            return right[0] in "/\\~." and same >= len(theirs) / 2
        case "option":
            return not found.isascii() or (0.8 <= alike < 1)
        case _:
            return same > 0 or alike >= 0.8


def _is_damaged_command(found: str, right: str) -> bool:
    """A command of several words: most are the same, the others are translated."""
    found_words = _HELD_BACK.sub("\0", found).split()
    right_words = _HELD_BACK.sub("\0", right).split()
    if len(found_words) != len(right_words):
        return compact(found) == compact(right) and found.split() != right.split()
    same = translated = 0
    for one, other in zip(found_words, right_words, strict=True):
        if one == other:
            same += 1
        elif one.isascii() or not other.isascii() or is_glued(one, other):
            return False
        else:
            translated += 1
    return translated > 0 and same >= translated and _looks_typed(right)


def _looks_typed(text: str) -> bool:
    """A command, not a sentence that happens to be set as code."""
    return bool(re.search(r"(?:^|\s)-{1,2}\w|[_:=/\\;|$@]|\(\)", text))
