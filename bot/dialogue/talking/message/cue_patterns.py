"""What stands in a `cues.yaml` → the patterns of each cue.

A pattern is a row of pieces, each with the words that may stand there. A language has thousands of them,
Korean a hundred thousand, as each way through its choices is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from bot.dialogue.talking.message.chat_spelling import SPELLINGS, ChatSpellings
from bot.languages import LOCALES
from bot.matcher.normalise import fold, is_hangul
from bot.model import Record

GAP, START, END, JOINED = "..", "<", ">", "~"
GAP_UNITS = {False: 3, True: 6}
"""How many units a gap spans, in words and in syllables."""
_PIECES = re.compile(r"[가-힣ㄱ-ㅣ]|[^가-힣ㄱ-ㅣ\s]+")
FILLER = "filler"
"""Words that say nothing by themselves."""
LANGUAGE_CUES = tuple(f"language-{locale}" for locale in LOCALES)
"""One for each language that may be asked for."""
UNCORRECTED = (
    "complaint",
    "bye",
    "address",
    "it-was",
    "only",
    "granted",
    "asked-for",
    "anaphora",
    "discard",
    "make-ticket",
    "may",
    "must",
    "bad",
    "either",
    "same-as",
    "difference",
    "adobe-side",
    "ourselves",
    "alter",
    *(f"asks-{kind}" for kind in ("reason", "consequence", "number", "preference", "undo", "message")),
    *(
        f"asks-{kind}"
        for kind in ("duration", "other-way", "who-here", "command", "script", "log", "shorter")
    ),
    *("other-system", "for-all", "looks-different", "left-empty", "locked", "disturbs", "needs-adobe"),
    *("which-order", "order-counts", "shows-success", "all-asked", "may-skip", "may-alter"),
    *("asks-example", "how-done", "which-one", "our-people"),
    "hands-on",
    "are-you-adobe",
    *LANGUAGE_CUES,
)
"""Nothing is read as a word of these cues that is only like it."""
SPLIT, SPLIT_AFTER = "split", "split-after"
"""Cues that part clauses: one begins with it, or ends with it."""
JOINS = "apostrophe-joins"
"""Says of a language that `it's` is one word; elsewhere an apostrophe parts two."""
_ELIDED = re.compile(r"\[([^\[\]]*'[^\[\]]*)\]")
_GROUP = re.compile(r"\(([^()]*)\)")
_LONE_GROUP = re.compile(r"(?<!\S)\(([^()]*)\)(?!\S)")
"""A group that is no part of a word and may not be missing."""
_PLAIN = re.compile(r"[^\s()\[\]|*/'’<>.]+")
"""A choice of one word, and no more than that."""


class PatternSlot(Record, frozen=True):
    """One place in a pattern: the words that may stand there, whole or as beginnings."""

    whole: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    is_optional: bool = False
    gap: int = 0


class Pattern(Record, frozen=True):
    """A cue's pattern; `at_start` and `at_end` tie it to the edges of a clause, `is_joined` to a word."""

    cue: str
    pieces: tuple[PatternSlot, ...]
    at_start: bool
    at_end: bool
    is_joined: bool


def patterns_of(cues: dict[str, list[str]]) -> Iterator[Pattern]:
    """The patterns of cues, as their lines tell them. Raises ValueError naming a bad one."""
    joins_apostrophes, spellings = bool(cues.get(JOINS)), spellings_of(cues)
    for cue, lines in cues.items():
        for line in lines if cue not in (JOINS, SPELLINGS) else ():
            for plain in chain.from_iterable(map(spellings.lines_of, _without_groups(line))):
                # With an apostrophe: one word, and in some languages two as well; people leave it out.
                for spelling in {plain} if joins_apostrophes else {plain, plain.replace("'", " ")}:
                    yield from _patterns(cue, spelling)


def spellings_of(cues: dict[str, list[str]]) -> ChatSpellings:
    """How people spell words in a chat. Raises ValueError naming a bad line."""
    return ChatSpellings.of(cues.get(SPELLINGS, []), lambda side: _PIECES.findall(folded(side)))


def folded(word: str) -> str:
    """A word as patterns compare it."""
    if word.isascii():
        return word.casefold().replace("'", "")
    return fold(unicodedata.normalize("NFC", word)).replace("'", "").replace("’", "")


def _without_groups(line: str) -> Iterator[str]:
    """The line once for each way through its `(a b|c)`, and through a `[d'e]`, which may be two words."""
    line = _ELIDED.sub(lambda found: f"({found[1].replace('/', '|')})?", line)
    line = _LONE_GROUP.sub(_with_words_together, line)
    group = _GROUP.search(line)
    if group is None:
        yield line
        return
    after = line[group.end() :]
    choices = group[1].split("|")
    if after.startswith("?"):
        choices, after = [*choices, ""], after[1:]
    for choice in choices:
        yield from _without_groups(f"{line[: group.start()]}{choice}{after}")


def _with_words_together(group: re.Match[str]) -> str:
    """`(a|b|c d)` as `(a/b|c d)`, which means the same and is two patterns in place of three."""
    choices = group[1].split("|")
    words = [choice for choice in choices if _PLAIN.fullmatch(choice)]
    others = [choice for choice in choices if choice not in words]
    together = "/".join(words)
    return f"({'|'.join(filter(None, (together, *others)))})" if others else together


def _patterns(cue: str, line: str) -> Iterator[Pattern]:
    """The pattern of a line. Raises ValueError for an empty one."""
    tokens = line.split()
    at_start, at_end = tokens[:1] == [START], tokens[-1:] == [END]
    tokens = tokens[1 if at_start else 0 : -1 if at_end else None]
    is_joined = bool(tokens) and tokens[0].startswith(JOINED)
    if is_joined:
        tokens[0] = tokens[0].removeprefix(JOINED)
    has_hangul = any(is_hangul(char) for char in line)
    variants: list[list[PatternSlot]] = [[]]
    for token in tokens:
        choices = list(_pieces_of(token, has_hangul))
        variants = [[*variant, *choice] for variant in variants for choice in choices]
    for pieces in variants:
        if pieces:
            yield Pattern(cue, tuple(pieces), at_start, at_end, is_joined)


def _pieces_of(token: str, has_hangul: bool) -> Iterator[list[PatternSlot]]:
    """The ways to write a token: one piece of alternatives, or, in Hangul, syllables for each alternative."""
    if token == GAP:
        yield [PatternSlot(gap=GAP_UNITS[has_hangul])]
        return
    is_optional = token.startswith("[") and token.endswith("]")
    if not is_optional and set(token) & set("[]()|"):
        raise ValueError(f"a bracket is not closed within the word: {token}")
    names = token.strip("[]").split("/")
    if has_hangul:
        for name in names:
            yield [PatternSlot(frozenset({unit})) for unit in _PIECES.findall(folded(name))]
        if is_optional:
            yield []
        return
    names = [folded(name) for name in names]
    starts = tuple(name[:-1] for name in names if name.endswith("*"))
    whole = frozenset(name for name in names if not name.endswith("*"))
    yield [PatternSlot(whole, starts, is_optional)]


def lines_of(written: bytes) -> dict[str, list[str]]:
    """The lines of each cue in a `cues.yaml`."""
    import yaml  # only when the cache is cold

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # `no` and `1e` are words
    cues: dict[str, list[str]] = {}
    for cue, lines in yaml.load(written, loader).items():  # noqa: S506 - makes nothing but text
        if isinstance(lines, str):
            cues[cue] = [line for line in lines.replace("\n", ",").split(",") if line.strip()]
        else:
            cues[cue] = [str(line) for line in lines]
    return cues
