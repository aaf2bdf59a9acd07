"""How often a question whose words no passage has been given finds its own: `python -m benchmarks.passages`.

Every fifth question is left out in turn, the index made without these, and each of them asked of its section:
as a whole, while a conversation leaves out its fillers first (`Moment.answering`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot import app
from bot.app import Compiled
from bot.compiler.page.sections import words
from bot.matcher.passage import PassageIndex, PassageWords
from bot.model import SectionPassage

_PARTS = 5
_LEADS = (0.0, 0.05, 0.1, 0.15)


def _split(
    passages: dict[str, tuple[SectionPassage, ...]], part: int
) -> tuple[dict[str, list[PassageWords]], list[tuple[str, int, str]]]:
    """The passages without one part of their questions, and these: id, number of the passage, question."""
    kept: dict[str, list[PassageWords]] = {}
    left_out: list[tuple[str, int, str]] = []
    number = 0
    for item, found in passages.items():
        kept[item] = []
        for at, passage in enumerate(found):
            numbered = list(enumerate(passage.asked, number))
            number += len(numbered)
            left_out += [(item, at, asked) for place, asked in numbered if place % _PARTS == part]
            asked = tuple(asked for place, asked in numbered if place % _PARTS != part)
            kept[item].append(PassageWords(words(passage.shown), asked))
    return kept, left_out


def _figures(compiled: Compiled, locale: str) -> Iterator[tuple[float, bool]]:
    """For each question how far ahead its best passage is, and whether it is the right one."""
    passages = {item: stored.read() for item, stored in compiled.knowledge.passages[locale].items()}
    for part in range(_PARTS):
        kept, left_out = _split(passages, part)
        index = PassageIndex.of(compiled.model, kept)
        for item, at, asked in left_out:
            scores = index.scores(compiled.model.weighed(asked))[item]
            best = max(range(len(scores)), key=scores.__getitem__)
            shown = passages[item][best].shown
            rivals = (score for n, score in enumerate(scores) if passages[item][n].shown != shown)
            yield scores[best] - max(rivals, default=0.0), shown == passages[item][at].shown


def main() -> None:
    """A line for each language: its questions, and how many are right from which lead on."""
    compiled = app.load_knowledge()
    print("| | questions |" + "".join(f" lead from {lead}: told | right |" for lead in _LEADS))
    print("|---|---|" + "---|---|" * len(_LEADS))
    for locale in sorted(compiled.passages):
        figures = list(_figures(compiled, locale))
        told = Counter(lead for lead in _LEADS for found, _ in figures if found >= lead)
        right = Counter(lead for lead in _LEADS for found, is_right in figures if found >= lead and is_right)
        shares = (
            f" {told[lead] / max(len(figures), 1):.2f} | {right[lead] / max(told[lead], 1):.2f} |"
            for lead in _LEADS
        )
        print(f"| {locale} | {len(figures)} |{''.join(shares)}")


if __name__ == "__main__":
    main()
