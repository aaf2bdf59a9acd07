"""Catalogue and pages in one order: `python -m benchmarks.ranking [--fit NAME …] KB FILE.jsonl …`.

Lines of the files are questions: {"locale", "text"} with "page", the end of the path of the page that
answers, and others in "also"; with "id" and "also", the entries that do; with neither, nothing answers, with
an "id" that is null nothing in the catalogue. "source" says who wrote it, else the name of the file up to its
first point. Beside them go phrases of the catalogue, each judged by a model that never heard its writer, and
some of the questions once more to small documentations of some pages.

Prints how often the right one is first, what is answered, and how much of that is right; with `--fit` and
a name in `ranking` by such weights fitted to the questions of others, and then those fitted to all.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.app import load_knowledge, sections_of_entries
from bot.compiler.library.library import Library
from bot.compiler.library.packed import pack
from bot.matcher import index, match, ranking, train
from bot.matcher.decide import Decision, decide
from bot.matcher.familiar import terms_of_all
from bot.matcher.ranking import Beside
from bot.matcher.search import Searcher, searcher_of
from bot.matcher.search_result import Fit, SearchResult
from bot.matcher.usual import usual_phrases
from bot.matcher.wording import Wording, wording_of
from bot.model import OFF_TOPIC, KnowledgeBase, Outcome, Record, section_id, section_of

_FOLDS = 5
_PAGES = 11
"""Where `ranking.seen_of_page` has the number of pages, which does not tell whether any answers."""
_RIDGES = {"_RIGHT": 1e-3, "_DOCUMENTED": 1e-3, "_SURE": 1e-2, "_ENTRY": 1e-2}
"""The weights of `ranking` that can be fitted, each with how much it is held small: as little as keeps those
that hardly matter small, more where questions about pages tell, of which there are hundreds."""
_PHRASES = 3000
"""So many phrases of the catalogue are asked, evenly drawn."""
_SIZES = (3, 5, 8, 12, 20, 40)
"""Pages of the small documentations."""
_AWAY, _NONE, _CATALOGUE = 8, 4, 12
"""So many questions about other pages, about nothing and of the catalogue each small one is asked."""
_WEIGHT = {"page": 1.0, "none": 2.5, "entry": 0.3, "outside": 0.0}
"""What a question of each kind counts: of pages and of the catalogue about as much in all, and of nothing
half as much; a page may answer what is outside the catalogue."""
_UNSHIPPED = 0.5
"""What a question counts that is asked of the documentation as if it had no page that ships."""
_SMALL = 0.3
"""What a question counts that is asked of a small documentation, beside the same asked of the large one."""


class Asked(Record, frozen=True):
    """A question: the page that answers it, or the ids that do; neither where nothing does."""

    source: str
    text: str
    locale: str
    page: str = ""
    other_pages: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    unheard: Decision | None = None
    writer: str = ""
    is_outside: bool = False

    @property
    def kind(self) -> str:
        """Which weight it has."""
        if self.page or self.ids:
            return "page" if self.page else "entry"
        return "outside" if self.is_outside else "none"


class Row(Record, frozen=True):
    """A question with what the ranking was told, and what one that is asked of this documentation counts.

    `documentation` says which it is, if not the one that was given.
    """

    asked: Asked
    judged: Decision
    found: SearchResult
    beside: Beside
    share: float
    documentation: str = ""

    @property
    def count(self) -> float:
        """What it counts, as one of its kind."""
        return self.share * _WEIGHT[self.asked.kind]


def _unshipped(row: Row) -> Row:
    """The same, had the documentation none of the pages that ship."""
    fit = msgspec.structs.replace(_fit(row), shipped=None)
    found = msgspec.structs.replace(row.found, fit=fit)
    return msgspec.structs.replace(row, found=found, share=_UNSHIPPED, documentation="unshipped, ")


class _Listening(match.Matcher):
    """Notes what the ranking is told, and may take another's word for the catalogue's."""

    judged: Decision | None = None

    def told(self, asked: Asked) -> list[tuple[Decision, SearchResult, Beside]]:
        """What the ranking is told of a question; nothing where it is not asked."""
        self._told: list[tuple[Decision, SearchResult, Beside]] = []
        self.judged = asked.unheard
        self.ask(asked.text, asked.locale)
        return self._told

    def among_pages(self, search: match.Search, text: str, spoken: str, judged: Decision) -> Decision:
        """The catalogue's word."""
        judged = self.judged or judged
        found = search.find(text, spoken)
        self._told.append((judged, found, self.beside(search, text, spoken, judged, found)))
        return judged


class Bench:
    """Asks a documentation and notes what the ranking was told."""

    def __init__(self, path: Path) -> None:
        """`path` is a knowledge file."""
        compiled = load_knowledge()
        self.knowledge, self._model = compiled.knowledge, compiled.model
        self.entries = sections_of_entries(self.knowledge)
        self._library = Library.open(path)
        self._usual = usual_phrases(self.knowledge)
        self._shipped = self.knowledge.pages.keys()
        self._odds = wording_of(self.knowledge).odds
        self._paths = {
            key: [head.path for here in self._library.locales(key) if (head := self._library.head(key, here))]
            for key in self._library.pages()
        }

    def rows(self, questions: Sequence[Asked]) -> Iterator[Row]:
        """The questions, asked of all pages and of small documentations."""
        searcher = searcher_of(self._library, usual=self._usual, shipped=self._shipped)
        large = list(self._put(questions, searcher, 1.0))
        yield from large
        yield from map(_unshipped, large)
        for keys, some in self._small(questions):
            stored = [page for key in keys for page in self._library.stored(key)]
            made = index.build(Library(pack(stored, {})))[index.BLOB]
            yield from self._put(some, Searcher(made, usual=self._usual, shipped=self._shipped), _SMALL)

    def is_right(self, asked: Asked, item: str) -> bool:
        """Whether an entry, or a section, is what a question is about."""
        if item in asked.ids or self.entries.get(item) in asked.ids:
            return True
        entry = self.knowledge.entries.get(item)
        key = entry.page if entry else section_of(item)[0]
        ends = (asked.page, *asked.other_pages)
        return bool(asked.page) and any(path.endswith(ends) for path in self._paths.get(key, ()))

    def _put(self, questions: Sequence[Asked], searcher: Searcher, share: float) -> Iterator[Row]:
        """Ask as the bot does, and look at what the ranking is given."""
        matcher = _Listening(self._model, searcher, self.entries, wording_of(self.knowledge))
        for asked in questions:
            of_others = self._without(asked) if asked.unheard else None
            listening = matcher
            if of_others:
                listening = _Listening(self._model, searcher, self.entries, of_others)
            for judged, found, beside in listening.told(asked):
                if found.fit:
                    yield Row(asked, judged, found, beside, share, "small, " if share == _SMALL else "")

    def _without(self, asked: Asked) -> Wording | None:
        """The wording without what the writer of an unheard phrase said of the entry that it seems to be."""
        if not asked.unheard or not asked.unheard.matches:
            return None
        item = asked.unheard.matches[0].id
        writers = self.knowledge.entries[item].says.get(asked.locale, {})
        others = (text for name, texts in writers.items() if name != asked.writer for text in texts)
        return Wording(self._odds, {asked.locale: {item: " ".join(terms_of_all(others))}})

    def _small(self, questions: Sequence[Asked]) -> Iterator[tuple[list[str], list[Asked]]]:
        """Pages that questions are about, and as many others, with questions about them and about others."""
        drawn = random.Random(4)  # noqa: S311 - the same ones each time
        by_page: dict[str, list[Asked]] = defaultdict(list)
        by_kind: dict[str, list[Asked]] = defaultdict(list)
        for asked in questions:
            by_kind[asked.kind].append(asked)
            if asked.page:
                by_page[next(key for key in self._paths if self.is_right(asked, section_id(key)))].append(
                    asked
                )
        targets, others = sorted(by_page), sorted(self._paths.keys() - by_page.keys())
        drawn.shuffle(targets)
        drawn.shuffle(others)
        number = 0
        while targets:
            size = _SIZES[number % len(_SIZES)]
            number += 1
            mine, targets = targets[: size // 2], targets[size // 2 :]
            about = [asked for key in mine for asked in by_page[key]]
            away = [asked for asked in by_kind["page"] if asked not in about]
            yield (
                [*mine, *drawn.sample(others, size - len(mine))],
                [
                    *about,
                    *(msgspec.structs.replace(asked, page="") for asked in drawn.sample(away, _AWAY)),
                    *drawn.sample(by_kind["none"], _NONE),
                    *drawn.sample(by_kind["entry"], _CATALOGUE),
                ],
            )


def main() -> None:
    """Print the table, and the weights if they are asked for."""
    parser = argparse.ArgumentParser(description="Catalogue and pages in one order.")
    parser.add_argument("--fit", action="append", default=[], choices=_RIDGES, metavar="NAME")
    parser.add_argument("knowledge", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    options = parser.parse_args()
    bench = Bench(options.knowledge)
    rows = list(bench.rows([*_questions(options.files), *unheard(bench.knowledge)]))
    decided = [_ranked(row, bench) for row in rows]
    if options.fit:
        folds = _folds(rows)
        for fold in range(_FOLDS):
            _use(
                fitted([row for row, its in zip(rows, folds, strict=True) if its != fold], bench, options.fit)
            )
            decided = [
                _ranked(row, bench) if its == fold else old
                for row, its, old in zip(rows, folds, decided, strict=True)
            ]
    _print(rows, decided, bench)
    if options.fit:
        for name, weights in fitted(rows, bench, options.fit).items():
            print(f"{name} = ({', '.join(f'{weight:.2f}' for weight in weights)})")


def _folds(rows: Sequence[Row]) -> list[int]:
    """The fold of each row: all that one writer wrote is in one."""
    writers = {source: at for at, source in enumerate(dict.fromkeys(row.asked.source for row in rows))}
    return [writers[row.asked.source] % _FOLDS for row in rows]


def _ranked(row: Row, bench: Bench) -> Decision:
    return ranking.ranked(row.judged, row.found, bench.entries, row.beside)


Weights = dict[str, tuple[float, ...]]
"""The weights of `ranking`, by their names there."""


def _use(weights: Weights) -> None:
    for name, values in weights.items():
        setattr(ranking, name, values)


def fitted(rows: Sequence[Row], bench: Bench, names: Collection[str]) -> Weights:
    """The weights of these names under which what is right is likeliest."""
    pages = [ranking.seen_of_page(_fit(row), row.judged, row.beside) for row in rows]
    seen = {
        "_RIGHT": pages,
        "_DOCUMENTED": [(*seen[:_PAGES], 0.0, *seen[_PAGES + 1 :]) for seen in pages],
        "_SURE": [ranking.seen_of_sure(_fit(row)) for row in rows],
        "_ENTRY": [
            ranking.seen_of_entry(row.judged.matches[0].score, _fit(row), row.judged, row.beside)
            for row in rows
            if row.judged.matches
        ],
    }
    is_page = [row.asked.kind == "page" for row in rows]
    is_entry = np.array([row.asked.kind == "entry" for row in rows])
    counts = np.array([row.count for row in rows])
    rivals = [row for row in rows if row.judged.matches]
    is_right = [bench.is_right(row.asked, row.found.matches[0].id) for row in rows]
    truth = {
        "_RIGHT": is_right,
        "_DOCUMENTED": is_page,
        "_SURE": [about and hit for about, hit in zip(is_page, is_right, strict=True)],
        "_ENTRY": [bench.is_right(row.asked, row.judged.matches[0].id) for row in rivals],
    }
    weighs = {
        "_RIGHT": counts,
        "_DOCUMENTED": np.where(is_entry, 0.0, counts),
        "_SURE": np.where(is_entry, 0.0, [row.share for row in rows]),
        "_ENTRY": np.array([row.count for row in rivals]),
    }
    return {name: _logistic(seen[name], truth[name], weighs[name], _RIDGES[name]) for name in names}


def _fit(row: Row) -> Fit:
    """How well what was found fits; of each row something was."""
    if row.found.fit is None:
        raise ValueError("nothing was found")
    return row.found.fit


def _logistic(
    seen: Sequence[Sequence[float]],
    truth: Sequence[bool],
    counts: NDArray[np.float64],
    ridge: float,
) -> tuple[float, ...]:
    """Weights of what was seen, small ones preferred; the last is that of what is always 1."""
    table = np.array(seen)
    spread = np.append(table[:, :-1].std(axis=0), 1.0)
    spread[spread == 0] = 1.0
    table = table / spread
    signs, counts = np.where(truth, 1.0, -1.0), counts / counts.sum()

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = signs * (table @ weights)
        small = np.append(weights[:-1], 0.0)
        pull = -signs * counts / (1 + np.exp(margins))
        return (
            float(counts @ np.logaddexp(0, -margins) + ridge * small @ small),
            table.T @ pull + 2 * ridge * small,
        )

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x / spread
    return tuple(float(weight) for weight in found)


def _print(rows: Sequence[Row], decided: Sequence[Decision], bench: Bench) -> None:
    """A line for each source and kind: the right one first, by the search or the catalogue alone, too."""
    print("| source | questions | first alone | first | answered | of those right | offered |")
    print("|---|---|---|---|---|---|---|")
    by_source: dict[str, list[tuple[Row, Decision]]] = defaultdict(list)
    for row, decision in zip(rows, decided, strict=True):
        by_source[
            f"{row.documentation}{row.asked.kind} {'unheard' if row.asked.unheard else row.asked.source}"
        ].append((row, decision))
    for source, found in sorted(by_source.items()):
        alone = [(row.judged.matches if row.asked.ids else row.found.matches, row.asked) for row, _ in found]
        first = [bool(said.matches) and bench.is_right(row.asked, said.matches[0].id) for row, said in found]
        answered = [said.outcome is Outcome.ANSWER for _, said in found]
        right = sum(is_first for is_first, is_answer in zip(first, answered, strict=True) if is_answer)
        hits = [bool(matches) and bench.is_right(asked, matches[0].id) for matches, asked in alone]
        figures = [
            sum(hits) / len(found),
            sum(first) / len(found),
            sum(answered) / len(found),
            right / max(sum(answered), 1),
            sum(said.outcome is Outcome.SUGGEST for _, said in found) / len(found),
        ]
        print(f"| {source} | {len(found)} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |")


def _questions(files: Sequence[Path]) -> Iterator[Asked]:
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            told: dict[str, Any] = json.loads(line)
            ids = frozenset((told["id"], *told.get("also", ()))) if told.get("id") else frozenset[str]()
            source = told.get("source", file.stem.split(".")[0])
            is_outside = "id" in told and not told["id"]
            text, locale, page = told["text"], told["locale"], told.get("page") or ""
            others = tuple(told.get("also") or ()) if page else ()
            yield Asked(source, text, locale, page, others, ids, is_outside=is_outside)


def unheard(knowledge: KnowledgeBase) -> Iterator[Asked]:
    """Phrases of the catalogue, each with the decision of a model that never heard its writer."""
    ids = tuple(sorted(knowledge.entries))
    phrases, scores, calibration = train.unheard(knowledge)
    people = (at for at, phrase in enumerate(phrases) if phrase.writer != train.DOCUMENT_WRITER)
    kept = [at for at in people if phrases[at].label < len(ids)]
    for at in kept[:: len(kept) // _PHRASES or 1]:
        phrase, row = phrases[at], scores[at].tolist()
        decision = decide(row, phrase.text, ids, calibration)
        decision = msgspec.structs.replace(
            decision, leanings=dict(zip(ids, row, strict=False)) | {OFF_TOPIC: row[-1]}
        )
        source = f"{phrase.locale} {phrase.writer}"
        label = frozenset((ids[phrase.label],))
        yield Asked(source, phrase.text, phrase.locale, "", (), label, decision, phrase.writer)


if __name__ == "__main__":
    main()
