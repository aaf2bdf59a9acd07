"""The notation of patterns in `language.yaml` → regular expressions.

Letters stand for themselves, with their accents typed as one sign or two. `(a/b)` is either, `[a]` may be
missing, `[a/b]` likewise, `word*` goes on with any letters, `*` is any word, `<` and `>` are the edges of a
word. What a blank stands for is said by who reads the patterns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import product

_PARTS = re.compile(r"\((?P<either>[^()\[\]]*)\)|\[(?P<maybe>[^()\[\]]*)\]|(?P<text>[^()\[\]]+)")
_PLAIN = " "
_OPEN = "\0"
"""Where any letters may stand, in a spelling of a pattern."""
_SHORTEST_WORD = 3
"""Letters; what is shorter stands within other words by chance."""
_INSTEAD = {"ä": "e", "ö": "e", "ü": "e", "å": "a"}
"""What may follow a letter whose accent is written out."""
NOTHING = "(?!)"
"""What no text matches."""


def any_of(words: Iterable[str]) -> str:
    """An expression for any of some words, without a group; it matches nothing where there are none."""
    return "|".join(map(re.escape, words)) or NOTHING


def any_pattern(
    patterns: Iterable[str],
    *,
    blank: str = _PLAIN,
    perhaps_blank: str = r"\s?",
    perhaps_accents: bool = False,
) -> str:
    """An expression for any of some patterns; `blank` is what a blank stands for, `perhaps_blank` `[ ]`.

    `perhaps_accents`: they may be missing, as in capitals, or written out, as in `pruefen`.
    """
    letter = _accented_or_not if perhaps_accents else _either_form
    return "|".join(expression(pattern, blank, perhaps_blank, letter) for pattern in patterns) or NOTHING


def expression(
    pattern: str,
    blank: str = _PLAIN,
    perhaps_blank: str = r"\s?",
    letter: Callable[[str], str] | None = None,
) -> str:
    """A pattern as a regular expression; `letter` makes one of a letter.

    Raises ValueError where a bracket is not closed, or in another.
    """
    found = ""
    for choices in _parts(pattern):
        if len(choices) == 1 and choices[0].startswith("*") and found:  # the word began in a bracket
            found += r"\w*"
            choices = (choices[0][1:],)  # noqa: PLW2901
        found += _expression_of(choices, blank, perhaps_blank, letter or _either_form)
    return found


def stems_of(patterns: Iterable[str], known: Sequence[str] = (), *, in_ascii: bool) -> tuple[str, ...]:
    """Letters of which some stand in each spelling of each pattern, few and `known` ones first.

    Only spellings in ASCII, or only the others: each text is looked through for either or for both.

    Where a spelling has a word, none of its shorter pieces is taken: a `d` stands in nearly every text.
    """
    stems = list(known)
    open_spellings = [
        runs
        for pattern in patterns
        for spelling in _spellings(pattern)
        if spelling.isascii() is in_ascii and (runs := re.findall(r"[^\W_]+", spelling))
    ]
    while uncovered := [runs for runs in open_spellings if not _stands_in(stems, runs)]:
        candidates = dict.fromkeys(run for runs in uncovered for run in _words(runs) or runs)
        stems.append(
            max(candidates, key=lambda run: (sum(_stands_in([run], r) for r in uncovered), len(run)))
        )
    return tuple(stems)


def _words(runs: Iterable[str]) -> list[str]:
    return [run for run in runs if len(run) >= _SHORTEST_WORD]


def _stands_in(stems: Iterable[str], runs: Collection[str]) -> bool:
    return any(stem in run for stem in stems for run in runs)


def _parts(pattern: str) -> Iterator[tuple[str, ...]]:
    """The parts of a pattern, each as the texts that may stand there."""
    end = 0
    for part in _PARTS.finditer(pattern):
        if part.start() != end:
            break
        end = part.end()
        if part["text"] is not None:
            yield (part["text"],)
        elif part["maybe"] is not None:
            yield (*part["maybe"].split("/"), "")
        else:
            yield tuple(part["either"].split("/"))
    if end != len(pattern) or not pattern:
        raise ValueError(f"{pattern!r} has a bracket that is not closed, or stands in another")


def _expression_of(
    choices: tuple[str, ...], blank: str, perhaps_blank: str, letter: Callable[[str], str]
) -> str:
    if choices == (" ", ""):
        return perhaps_blank
    written = [_written(choice, blank, letter) for choice in choices if choice]
    if len(choices) == 1:
        return "".join(written)
    return f"(?:{'|'.join(written)}){'?' if '' in choices else ''}"


def _written(text: str, blank: str, one: Callable[[str], str]) -> str:
    signs = {" ": blank, "<": r"(?<![^\W_])", ">": r"(?![^\W_])"}
    text, found = unicodedata.normalize("NFC", text), []
    for at, letter in enumerate(text):
        if letter == "*":
            found.append(r"\w*" if at and text[at - 1].isalpha() else r"\w+")
        else:
            found.append(signs.get(letter) or one(letter))
    return "".join(found)


def _either_form(letter: str) -> str:
    """A letter as one sign or, with its accent, as two: files from macOS have those."""
    apart = unicodedata.normalize("NFD", letter)
    return re.escape(letter) if apart == letter else f"(?:{re.escape(letter)}|{re.escape(apart)})"


def _accented_or_not(letter: str) -> str:
    """The same, also without its accent, or with the letter that is written instead of it."""
    plain, *marks = tuple(unicodedata.normalize("NFD", letter))
    if not marks or not all(map(unicodedata.combining, marks)):
        return _either_form(letter)
    # One class first: an alternative that begins with a group costs several times as much to pass over.
    return f"[{letter}{plain}][{''.join(marks)}{_INSTEAD.get(letter, '')}]?"


def _spellings(pattern: str) -> Iterator[str]:
    """Every way to write a pattern, blanks and open places marked."""
    for chosen in product(*_parts(pattern)):
        yield re.sub(r"[ *<>]", _OPEN, "".join(chosen))
