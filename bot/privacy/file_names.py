"""Secrets in names of files: `klienthemlighet k9mX2pQ7.yaml`. No sentences there, and dots mean nothing."""

from __future__ import annotations

import re

from bot.privacy.secret_detection import gives_away, is_real, is_tangle
from bot.privacy.secret_words import NAME, has_name
from bot.privacy.spans import HIDDEN, hidden
from bot.privacy.suspects import suspects
from bot.privacy.token_shapes import find_sure
from bot.privacy.word_lists import PRODUCTS

_SHOWN_BYTES = 120
"""A choice: a name is said in one line; its end tells what it is."""
_ENDINGS = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]{0,5}){1,2}$")
_PIECE = re.compile(r"[^\s_\-=:,;()\[\]{}]+")
_WORD_AND_FIGURES = re.compile(r"([^\W\d_]+)\d{1,8}")
_NAME = re.compile(NAME)
_LEAST = 8
"""A choice: shorter pieces are words and dates."""
_LEAST_ALONE = 12
"""A choice: where no word for a secret stands beside it, longer than the number of an order or a ticket."""
_HEX = re.compile(r"(?i)[0-9a-f]+")


def gives_away_in_name(name: str) -> bool:
    """Whether a file's name holds a secret. Precise, for its message is deleted."""
    stem = _stem(name)
    if find_sure(name) or gives_away(stem):
        return True
    return any(_is_given_away(piece, is_named=has_name(stem)) for piece in _pieces(stem))


def without_secret(name: str) -> str:
    """A file's name with whatever may be a secret in it hidden; its ending stays."""
    stem = _stem(name)
    spans = list(suspects(stem))
    is_named = has_name(stem)
    for found in _PIECE.finditer(stem):
        piece = found[0]
        if not _is_word(piece) and (is_tangle(piece) or (is_named and is_real(piece))):
            spans.append(found.span())
    return hidden(stem, spans, HIDDEN) + name[len(stem) :]


def shown_name(name: str) -> str:
    """A file's name as it may be shown and given back: printable, no path, no secret; may be empty."""
    last = without_secret(name.replace("\\", "/").rpartition("/")[2])
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in last)
    return shown.encode()[-_SHOWN_BYTES:].decode(errors="ignore")


def _stem(name: str) -> str:
    ending = _ENDINGS.search(name)
    return name[: ending.start()] if ending and ending.start() else name


def _pieces(stem: str) -> list[str]:
    """What stands between the blanks, dashes and the like, without the words for secrets themselves."""
    return [piece for piece in _PIECE.findall(stem) if not _NAME.fullmatch(piece)]


def _is_given_away(piece: str, *, is_named: bool) -> bool:
    if _is_word(piece):
        return False
    if is_named and len(piece) >= _LEAST and is_real(piece):
        return True
    is_mixed = piece != piece.lower() and piece != piece.upper() and not _HEX.fullmatch(piece)
    return len(piece) >= _LEAST_ALONE and is_mixed and is_tangle(piece)


def _is_word(piece: str) -> bool:
    """Whether it is a product with a number behind it, as `campaign2024`."""
    found = _WORD_AND_FIGURES.fullmatch(piece)
    return found is not None and found[1].casefold() in PRODUCTS
