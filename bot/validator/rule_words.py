"""What people call the subjects of rules, in any language; the words stand in `knowledge/rule-words.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import yaml

from bot import resources
from bot.errors import KnowledgeError
from bot.languages import LOCALES
from bot.model import Record
from bot.validator.fields import normalised

_BETWEEN = re.compile(r"[\W_]+")
_LEAST_INFLECTED = 4
"""Letters of a Latin word from which on it may have endings; shorter ones only an s."""
_LEAST_PART = 5
"""Letters from which on it may be any part of a compound."""
_LEAST_HANGUL = 2
"""Syllables of a Korean word from which on a particle or another word may be glued to it."""


class Term(Record, frozen=True):
    """Words that stand together in what was asked, and the rules that they name, if any."""

    words: tuple[str, ...]
    rules: frozenset[str] = frozenset()


def split(text: str) -> list[str]:
    """The words of a text, without accents, case and punctuation."""
    return [word for word in map(normalised, _BETWEEN.split(text)) if word]


def terms(asked: list[str]) -> Iterator[Term]:
    """What was asked, word by word, phrases that name rules in one; the longest first."""
    place = 0
    while place < len(asked):
        found = max(_named_at(asked, place), key=_closeness, default=None)
        if found is None:
            yield Term((asked[place],))
            place += 1
            continue
        words = tuple(asked[place : place + len(found[0])])
        rules = (names for phrase, names in _phrases() if phrase == found[0])
        yield Term(words, frozenset().union(*rules))
        place += len(words)


_Named = tuple[tuple[str, ...], int]


def _named_at(asked: list[str], place: int) -> Iterator[_Named]:
    """Phrases that stand there, each with the letters by which what stands there is longer."""
    for phrase, _rules in _phrases():
        there = asked[place : place + len(phrase)]
        if len(there) == len(phrase) and all(map(_is_form, there, phrase)):
            yield phrase, len("".join(there)) - len("".join(phrase))


def _closeness(found: _Named) -> tuple[int, int]:
    phrase, more = found
    return len(phrase), -more


def _is_form(word: str, known: str) -> bool:
    """Whether a word is a known one, perhaps with an ending, a particle, or in a compound."""
    if word in (known, f"{known}s"):
        return True
    if not known.isascii():
        return len(known) >= _LEAST_HANGUL and (word.startswith(known) or word.endswith(known))
    is_part = len(known) >= _LEAST_PART and known in word
    return is_part or (len(known) >= _LEAST_INFLECTED and word.startswith(known))


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], frozenset[str]], ...]:
    """Words of a phrase → ids of rules. Raises KnowledgeError where a group lacks its rules or a language."""
    path = resources.knowledge() / "rule-words.yaml"
    groups = yaml.safe_load(path.read_bytes())
    phrases: list[tuple[tuple[str, ...], frozenset[str]]] = []
    for group in groups:
        lacking = [name for name in ("rules", *LOCALES) if not group.get(name)]
        if lacking:
            raise KnowledgeError(path, 1, f"{group}: lacks {', '.join(lacking)}")
        names = frozenset(group["rules"])
        phrases += [(tuple(split(words)), names) for locale in LOCALES for words in group[locale]]
    return tuple(phrases)
