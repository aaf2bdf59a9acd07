"""Whether one spelling is a damaged form of another: what machine translation does to values that are typed.

Damage is a part translated (`dma_campaign_클래식`), case changed, a blank or another kind of dash put in.
A particle or ending glued to a value (`JRE_HOME은`, `dma_campaign-kontexten`), a placeholder in the reader's
language (`<포트>`) and a string between quotes are no damage.
"""

from __future__ import annotations

import re
import unicodedata
from mimetypes import MimeTypes

from rapidfuzz.distance import Indel

from bot.compiler.page.typed_values import SEGMENT, is_glued

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[\u2018\u2019\u201c\u201d]")
_HELD_BACK = re.compile(r"<[^<>]*>|\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’")
_HUMP = re.compile(r"[A-Z]+(?![^\W\dA-Z_])|[A-Z]?[^\W\dA-Z_]+|\d+")
_PLACEHOLDER = re.compile(r"<[^<>]*>")
_WHOLE_PATH = re.compile(r"(?:[A-Za-z]:\\|~?/)[^*?\"<>|]+")
_OPTION = re.compile(r"\w[-@_./:\\=\d]|[-/~]\w")
_FILLER = re.compile(r"([xX*#])\1{3,}")
"""Stands for signs that are not shown; how many of them tells nothing."""
_OPERATOR = re.compile(r" [-+*/×÷] ")
_OPERAND = re.compile(r"[\w%() ]+")
_WORD = re.compile(r"[a-z]{4,}")
_FILE_TYPES = MimeTypes()
"""Those that Python knows by itself, whatever the machine has."""
_NAMED_FILE = re.compile(r"[^\W\d_][^\W\d_A-Z]+\.[a-z]{2,4}")
_VARIABLE = re.compile(r"%\w+%")
"""A variable of Windows, which takes capitals for small letters."""
_PART_IN_WORDS = re.compile(r" *[a-z]+(?: [a-z]+)+[_.]\w+ *")
"""A part of a path that says what belongs there: `file type_yyyymmdd`."""
_PROMPTS = ("$", "#", ">", "sudo")
_NO_SHELL = re.compile(r"[;{}()]|\s=\s")
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2212: 0x2D, 0x2013: 0x2D}
_DIGITS = re.compile(r"\d+")


def is_damaged(found: str, right: str, kind: str = "") -> bool:
    """Whether `found` is `right` after an accident; both stand at the same place of their text.

    `kind` is that of both literals, `code` for what is marked as code.
    """
    if found == right or not right.isascii() or not any(map(str.isalpha, right)):
        return False
    if kind == "code" and _is_formula_in_words(right):
        return False
    if compact(found) == compact(right):
        return True
    if _VARIABLE.fullmatch(right) and found.casefold() == right.casefold():
        return False
    if _FILLER.sub(r"\1", found) == _FILLER.sub(r"\1", right):
        return False
    is_capital_alone = found[1:] == right[1:] and found[:1].casefold() == right[:1].casefold()
    if kind == "dotted" and is_capital_alone and _NAMED_FILE.fullmatch(found):
        return False  # the last word of a title: "Leitfaden.pdf", "a guide.pdf"
    if kind == "dotted" and right.startswith(found) and _is_file_with_word(found, right[len(found) :]):
        return False  # a word of prose behind a value of the other language: "plum.js" and "code"
    if kind == "code":
        if _says_what_belongs_there(found, right):
            return False
        if _WHOLE_PATH.fullmatch(right):
            return _is_damaged_path(found, right)
        if " " in right:
            return _is_damaged_command(found, right) or _is_damaged_shell(found, right)
        return _is_respelt(found, right, kind)
    return _is_respelt(found, right, kind)


def _says_what_belongs_there(found: str, right: str) -> bool:
    """Whether what differs in a path stands for something: a reader gets it in their own language."""
    ours: list[str] = re.split(r"[\\/]", found)
    theirs: list[str] = re.split(r"[\\/]", right)
    return len(ours) == len(theirs) > 2 and any(
        one != other and _PART_IN_WORDS.fullmatch(other) for one, other in zip(ours, theirs, strict=True)
    )


def _is_file_with_word(file: str, rest: str) -> bool:
    """Whether prose stands behind the name of a file; `nms.rec` is none, and `nms.recipient` one value."""
    return bool(_WORD.fullmatch(rest)) and _FILE_TYPES.guess_type(file)[0] is not None


def _is_formula_in_words(text: str) -> bool:
    """Whether a value reckons with things as people call them, which nobody types: `Net sum / All visits`.

    Hyphens alone make none: names of groups are written so, and they are typed.
    """
    operands = _OPERATOR.split(text)
    return (
        any(sign.strip() != "-" for sign in _OPERATOR.findall(text))
        and any(" " in one.strip() for one in operands)
        and all(map(_OPERAND.fullmatch, operands))
    )


def likeness(one: str, other: str) -> float:
    """How alike two spellings are, 0 to 1."""
    return Indel.normalized_similarity(one.casefold(), other.casefold())


def compact(text: str) -> str:
    """Text without blanks, with plain dashes and quotes."""
    text = _QUOTES.sub("'", _DASHES.sub("-", unicodedata.normalize("NFKC", text)))
    return "".join(text.split())


def narrow(text: str) -> str:
    """Text with plain characters for full-width ones and for dashes, each in its place."""
    return text if text.isascii() else text.translate(_WIDE)


def says(text: str, literal: str) -> bool:
    """Whether a text has the value itself, not merely a longer one that begins or ends like it."""
    start = text.find(literal)
    while start >= 0:
        before, after = text[start - 1 : start], text[start + len(literal) :][:2]
        longer = after[:1] == "_" or (after[:1].isascii() and after[:1].isalnum() and literal[-1:].isalnum())
        deeper = after[:1] == "." and after[1:].isascii() and after[1:].isalpha()
        if not (longer or deeper or (before.isascii() and (before.isalnum() or before == "_"))):
            return True
        start = text.find(literal, start + 1)
    return False


def _is_respelt(found: str, right: str, kind: str) -> bool:
    """The same skeleton with something else in it: segments translated, misspelt, or in other case."""
    if kind == "code" and len(_PLACEHOLDER.findall(found)) == len(_PLACEHOLDER.findall(right)):
        found, right = _PLACEHOLDER.sub("\0", found), _PLACEHOLDER.sub("\0", right)
        if found == right:
            return False
    if _HELD_BACK.search(found) or _HELD_BACK.search(right):
        return False
    if SEGMENT.findall(found) != SEGMENT.findall(right):
        return False
    if _DIGITS.findall(found) != _DIGITS.findall(right):
        return False
    ours, theirs = SEGMENT.split(found), SEGMENT.split(right)
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
        case "humped":
            return _shares_hump(found, right)
        case "joined":
            return same > 0 or alike >= 0.8 or _shares_segment(ours, theirs)
        case _:
            return same > 0 or alike >= 0.8 or (len(ours) == 1 and _shares_hump(found, right))


def _shares_segment(ours: list[str], theirs: list[str]) -> bool:
    """Words in the order of another language: `id_locataire` for `tenant_id`."""
    return any(
        likeness(one, other) >= (0.8 if len(one) > 3 else 1)
        for one in ours
        for other in theirs
        if one and other
    )


def _shares_hump(found: str, right: str) -> bool:
    """Some words of `updateWidgetToken` are the same, the others are translated."""
    ours, theirs = _HUMP.findall(found), _HUMP.findall(right)
    shared = sum(one in theirs for one in ours if not one.isdigit())
    return len(theirs) > 1 and shared > 0 and abs(len(ours) - len(theirs)) <= 1


def _is_damaged_path(found: str, right: str) -> bool:
    """A path, blanks and all: most of its parts are the same."""
    ours: list[str] = re.split(r"[\\/]", found)
    theirs: list[str] = re.split(r"[\\/]", right)
    if len(ours) != len(theirs) or _DIGITS.findall(found) != _DIGITS.findall(right) or ours[0] != theirs[0]:
        return False
    same = sum(bool(one) and one == other for one, other in zip(ours, theirs, strict=True))
    return same > 0 and len([part for part in theirs if part]) <= 2 * same


def is_damaged_line(found: str, right: str) -> bool:
    """Whether a line of a code block was translated; both without comments and strings.

    Outside ASCII every difference counts. Within it words do where a command, its verb or the name of an
    option stands, and paths: other values may differ with reason.
    """
    return is_damaged(found, right, "code") or _is_damaged_shell(found, right)


def _is_damaged_shell(found: str, right: str) -> bool:
    ours = _HELD_BACK.sub("\0", narrow(found)).split()
    theirs = _HELD_BACK.sub("\0", right).split()
    if len(ours) != len(theirs) or not right.isascii():
        return False
    if not _OPTION.search(right):
        # A short command: its name is the same, and what follows is in another script.
        strange = [one for one, other in zip(ours, theirs, strict=True) if one != other]
        if len(theirs) > 3 or theirs[:1] != ours[:1] or any(map(str.isascii, strange)):
            return False
    place = translated = 0
    for one, other in zip(ours, theirs, strict=True):
        if one != other:
            if not _is_translated(one, other, verb=place < 2 and not _NO_SHELL.search(right)):
                return False
            translated += 1
        place += other not in _PROMPTS
    return 0 < translated <= len(theirs) - translated


def _is_translated(one: str, other: str, *, verb: bool) -> bool:
    """Whether a word of a command is another one in a second language, and should not be."""
    if not one.isascii():
        return other.isascii() and not is_glued(one, other)
    if compact(one) == compact(other):
        return True
    if one[0] == other[0] == "-":
        return SEGMENT.findall(one) == SEGMENT.findall(other) and one.count(":") == other.count(":")
    if other[0] in "/~" or other[1:3] == ":\\":
        return _is_respelt(one, other, "path")
    return verb and len(one) > 1 and one.isalpha() and other.isalpha() and other.islower()


def _is_damaged_command(found: str, right: str) -> bool:
    """A command of several words: most are the same, the others are translated."""
    found_words = _HELD_BACK.sub("\0", found).split()
    right_words = _HELD_BACK.sub("\0", right).split()
    if len(found_words) != len(right_words):
        return compact(found) == compact(right) and found.split() != right.split()
    same = translated = 0
    for one, other in zip(found_words, right_words, strict=True):
        if one == other:
            same += any(map(str.isalpha, one))
        elif one.isascii() or not other.isascii() or is_glued(one, other):
            return False
        else:
            translated += 1
    return translated > 0 and same >= translated and _looks_typed(right)


def _looks_typed(text: str) -> bool:
    """A command, not a sentence that happens to be set as code."""
    return bool(re.search(r"(?:^|\s)-{1,2}\w|[_:=/\\;|$@]|\(\)", text))
