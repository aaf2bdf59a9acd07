"""The passages of all languages → those of one in words, with what the other languages ask of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.compiler.page.sections import words
from bot.matcher.passage import PassageWords
from bot.matcher.senses import Senses
from bot.matcher.trained_model import Model
from bot.model import SectionPassage

Sections = Mapping[str, Sequence[SectionPassage]]
"""Id → the passages of its section."""


def passage_words(
    locale: str,
    sections: Mapping[str, Sections],
    model: Model,
    senses: Mapping[str, Senses],
    counts: Callable[[str, SectionPassage, frozenset[str]], bool] | None = None,
) -> dict[str, list[PassageWords]]:
    """Id → the passages of its section in one language, in words.

    `counts` tells whether a question of another language does: id, passage of this language, what is asked.
    """
    others = {
        (item, other): [(passage, _asked(passage, senses[other], model)) for passage in passages]
        for other, found in sections.items()
        if other != locale and other in senses
        for item, passages in found.items()
    }

    def elsewhere(item: str, passage: SectionPassage) -> dict[str, float]:
        found: dict[str, float] = {}
        for other in sections:
            for same, asked in others.get((item, other), ()):
                if share := _overlap(passage, same):
                    for one in asked:
                        if counts is None or counts(item, passage, one):
                            for sense in one:
                                found[sense] = found.get(sense, 0.0) + share
        return found

    return {
        item: [
            PassageWords(words(passage.shown), passage.asked, elsewhere(item, passage))
            for passage in passages
        ]
        for item, passages in sections[locale].items()
    }


def _asked(passage: SectionPassage, senses: Senses, model: Model) -> list[frozenset[str]]:
    """What each question of a passage asks."""
    return [senses.senses(model, question) for question in passage.asked]


def _overlap(passage: SectionPassage, other: SectionPassage) -> float:
    """How much of two passages of two languages is the same; whole where neither of them says anything."""
    if not passage.shown and not other.shown:
        return 1.0
    both = passage.rows | other.rows
    return len(passage.rows & other.rows) / len(both) if both else 0.0
