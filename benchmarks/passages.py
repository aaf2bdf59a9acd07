"""How often a question whose words no passage has been given finds its own: `python -m benchmarks.passages`.

Every fifth question is left out in turn, the index made without these, and each of them asked of its
section: as a whole, while a conversation leaves out its fillers first (`Moment.answering`). What other
languages ask of the same passage in nearly the same words is left out with it. What is asked of all sections
(`unanswered.yaml`) is no question of any.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import msgspec

from bot import app
from bot.app import Compiled
from bot.matcher.passage import PassageIndex
from bot.matcher.passage_scores import PassageScorer
from bot.matcher.passage_words import Sections, passage_words
from bot.model import Block, SectionPassage

_PARTS = 5
_LEADS = (0.0, 0.05, 0.1, 0.15)
_TRANSLATED = 0.6
"""Questions of two languages that have so much of what they ask in common may be translations."""


class Figure(NamedTuple):
    """What became of a question that was left out."""

    item: str
    question: str
    passages: tuple[SectionPassage, ...]
    scores: list[float]
    wanted: int

    @property
    def ranked(self) -> list[int]:
        """The passages, the best first."""
        return sorted(range(len(self.scores)), key=self.scores.__getitem__, reverse=True)

    @property
    def lead(self) -> float:
        """How far ahead the best is."""
        best, *others = sorted(self.scores, reverse=True)
        return best - max(others, default=0.0)

    @property
    def is_right(self) -> bool:
        """Whether it is the one that was asked for."""
        return self.ranked[0] == self.wanted


def _split(sections: Sections, part: int) -> tuple[Sections, list[tuple[str, int, str]]]:
    """The passages without one part of their questions, and these: id, number of the passage, question."""
    kept: dict[str, list[SectionPassage]] = {}
    left_out: list[tuple[str, int, str]] = []
    asked_in = Counter(
        asked for passages in sections.values() for one in passages for asked in set(one.asked)
    )
    number = 0
    for item, passages in sections.items():
        kept[item] = []
        for at, passage in enumerate(passages):
            numbered = list(enumerate(passage.asked, number))
            number += len(numbered)
            left_out += [
                (item, at, asked)
                for place, asked in numbered
                if place % _PARTS == part and asked_in[asked] < len(sections)
            ]
            asked = tuple(asked for place, asked in numbered if place % _PARTS != part)
            kept[item].append(msgspec.structs.replace(passage, asked=asked))
    return kept, left_out


def figures(compiled: Compiled, locale: str) -> Iterator[Figure]:
    """For each question of a language how its passages answer it once it is left out."""
    model = compiled.model
    senses = {name: index.senses for name, index in compiled.passages.items()}
    sections: dict[str, Sections] = {
        name: {item: stored.read() for item, stored in found.items()}
        for name, found in compiled.knowledge.passages.items()
    }
    for part in range(_PARTS):
        kept, left_out = _split(sections[locale], part)
        asked: dict[tuple[str, tuple[Block, ...]], list[frozenset[str]]] = defaultdict(list)
        for item, at, question in left_out:
            asked[item, kept[item][at].shown].append(senses[locale].senses(model, question))

        words = passage_words(locale, {**sections, locale: kept}, model, senses, partial(_is_other, asked))
        scorer = PassageScorer(model, PassageIndex.of(model, words, senses[locale]))
        for item, at, question in left_out:
            yield Figure(item, question, tuple(sections[locale][item]), scorer.scores(question)[item], at)


def _is_other(
    left_out: Mapping[tuple[str, tuple[Block, ...]], Sequence[frozenset[str]]],
    item: str,
    passage: SectionPassage,
    meant: frozenset[str],
) -> bool:
    """Whether what is asked in another language is no translation of a question that is left out."""
    return not any(_is_alike(meant, one) for one in left_out.get((item, passage.shown), ()))


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _TRANSLATED * len(one | other)


def main() -> None:
    """A line for each language: its questions, and how many are right from which lead on."""
    compiled = app.load_knowledge()
    print("| | questions |" + "".join(f" lead from {lead}: told | right |" for lead in _LEADS))
    print("|---|---|" + "---|---|" * len(_LEADS))
    for locale in sorted(compiled.passages):
        found = list(figures(compiled, locale))
        told = Counter(lead for lead in _LEADS for figure in found if figure.lead >= lead)
        right = Counter(
            lead for lead in _LEADS for figure in found if figure.lead >= lead and figure.is_right
        )
        shares = (
            f" {told[lead] / max(len(found), 1):.2f} | {right[lead] / max(told[lead], 1):.2f} |"
            for lead in _LEADS
        )
        print(f"| {locale} | {len(found)} |{''.join(shares)}")


if __name__ == "__main__":
    main()
