"""The matcher beside its peers: `python -m benchmarks.matcher`.

Accuracy by leaving each writer of the catalogue out once, some at a time (nothing else needed), then on the
development questions in `../shared/bench` where they are there, beside the peers on the same text where those
are installed.
"""

from __future__ import annotations

import json
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from bot import app
from bot.compiler.page.sections import words as words_of
from bot.languages import LOCALES
from bot.matcher.match import Matcher
from bot.matcher.train import train
from bot.model import KnowledgeBase, Outcome, Phrases, Record, Says

QUESTIONS = Path(__file__).resolve().parents[2] / "shared" / "bench"
_BINS = 10
_TURNS = 6
"""So many times the matcher learns, each time without another sixth of the writers."""


class Asked(Record, frozen=True):
    """A labelled question; no ids where nothing answers it."""

    text: str
    locale: str
    ids: tuple[str, ...]
    style: str = ""


def main() -> None:
    """Print the tables."""
    knowledge = app.load_knowledge().knowledge
    _print_left_out(knowledge)
    matcher = app.load_known().matcher
    asked = list(_development())
    if asked:
        _print_accuracy(matcher, asked)
        _print_peers(knowledge, asked)
    else:
        print("\n(no development questions beside this checkout)")
    _print_speed(matcher, asked or [a for _, a in _writers(knowledge)])


def _print_left_out(knowledge: KnowledgeBase) -> None:
    """Train without some writers of each language, ask what they say."""
    print("| writers left out | top1 | top3 | answered | of those right | off topic answered | offered |")
    print("|---|---|---|---|---|---|---|")
    rows: dict[str, list[tuple[Asked, list[str], Outcome]]] = defaultdict(list)
    writers = list(_writers(knowledge))
    by_locale = {
        locale: sorted({writer for writer, asked in writers if asked.locale == locale}) for locale in LOCALES
    }
    for turn in range(_TURNS):
        left_out = {(locale, name) for locale, names in by_locale.items() for name in names[turn::_TURNS]}
        matcher = Matcher(train(_without(knowledge, left_out)))
        for writer, asked in writers:
            if (asked.locale, writer) in left_out:
                verdict = matcher.ask(asked.text, asked.locale)
                rows[asked.locale].append((asked, [m.id for m in verdict.matches], verdict.outcome))
    for locale in LOCALES:
        print(_accuracy_row(locale, rows[locale]), flush=True)


def _accuracy_row(name: str, rows: Sequence[tuple[Asked, list[str], Outcome]]) -> str:
    documented = [row for row in rows if row[0].ids]
    off_topic = [row for row in rows if not row[0].ids]
    sure = [row for row in documented if row[2] is Outcome.ANSWER]
    figures = [
        _share(documented, lambda row: bool(set(row[1][:1]) & set(row[0].ids))),
        _share(documented, lambda row: bool(set(row[1][:3]) & set(row[0].ids))),
        _share(documented, lambda row: row[2] is Outcome.ANSWER),
        _share(sure, lambda row: bool(set(row[1][:1]) & set(row[0].ids))),
        _share(off_topic, lambda row: row[2] is Outcome.ANSWER),
        _share(off_topic, lambda row: row[2] is Outcome.SUGGEST),
    ]
    return f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"


def _share(rows: Sequence[tuple[Asked, list[str], Outcome]], holds: Callable[..., bool]) -> float:
    return sum(holds(row) for row in rows) / len(rows) if rows else 0.0


def _print_accuracy(matcher: Matcher, asked: list[Asked]) -> None:
    columns = "top1 | top3 | answered | of those right | off topic answered | offered"
    print(f"\n| development questions | {columns} |")
    print("|---|---|---|---|---|---|---|")
    judged = []
    for question in asked:
        verdict = matcher.ask(question.text, question.locale)
        judged.append((question, verdict, [match.id for match in verdict.matches]))
    for key in ("locale", "style"):
        for name in sorted({getattr(question, key) for question in asked}):
            rows = [(q, ids, v.outcome) for q, v, ids in judged if getattr(q, key) == name]
            print(_accuracy_row(name, rows))
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(_BINS)]
    for question, verdict, ids in judged:
        if ids:
            score = verdict.matches[0].score
            bins[min(int(score * _BINS), _BINS - 1)].append((score, ids[0] in question.ids))
    total = sum(map(len, bins))
    error = sum(abs(sum(s for s, _ in b) - sum(r for _, r in b)) for b in bins) / total
    print(f"\nexpected calibration error {error:.3f}")


def _print_peers(knowledge: KnowledgeBase, asked: list[Asked]) -> None:
    try:
        from benchmarks.peers import peers
    except ModuleNotFoundError as missing:
        print(f"\n(no peers: {missing.name} is not installed, see requirements-bench.lock)")
        return
    print("\n| top1 / top3, peers on the same text | " + " | ".join(LOCALES) + " |")
    print("|---|" + "---|" * len(LOCALES))
    cells: dict[str, list[str]] = defaultdict(list)
    for locale in LOCALES:
        texts, labels = _indexed(knowledge, locale)
        questions = [q for q in asked if q.locale == locale and q.ids]
        for name, (rank, _megabytes) in peers(texts, labels, locale).items():
            ranked = [(rank(q.text), q) for q in questions]
            top1 = sum(bool(set(r[:1]) & set(q.ids)) for r, q in ranked) / len(questions)
            top3 = sum(bool(set(r[:3]) & set(q.ids)) for r, q in ranked) / len(questions)
            cells[name].append(f"{top1:.2f} / {top3:.2f}")
    for name, figures in cells.items():
        print(f"| {name} | " + " | ".join(figures) + " |")


def _print_speed(matcher: Matcher, asked: Sequence[Asked]) -> None:
    took = []
    for question in asked:
        begun = time.perf_counter()
        matcher.ask(question.text, question.locale)
        took.append(1000 * (time.perf_counter() - begun))
    took.sort()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\none question: p50 {statistics.median(took):.2f} ms, p99 {took[int(len(took) * 0.99)]:.2f} ms")
    print(f"(this process, peers and training included, had at most {memory:.0f} MB)")


def _writers(knowledge: KnowledgeBase) -> Iterator[tuple[str, Asked]]:
    for entry in knowledge.entries.values():
        for locale, writers in entry.says.items():
            for writer, texts in writers.items():
                yield from ((writer, Asked(text, locale, (entry.id,))) for text in texts)
    for locale, writers in knowledge.off_topic.items():
        for writer, texts in writers.items():
            yield from ((writer, Asked(text, locale, ())) for text in texts)


def _without(knowledge: KnowledgeBase, left_out: set[tuple[str, str]]) -> KnowledgeBase:
    def heard(says: Says) -> Says:
        return {
            locale: {writer: texts for writer, texts in writers.items() if (locale, writer) not in left_out}
            for locale, writers in says.items()
        }

    entries = {
        key: msgspec.structs.replace(entry, phrases=Phrases.of(heard(entry.says)))
        for key, entry in knowledge.entries.items()
    }
    return msgspec.structs.replace(
        knowledge,
        entries=entries,
        off_topic_phrases=Phrases.of(heard(knowledge.off_topic)),
        unspecific_phrases=Phrases.of(heard(knowledge.unspecific)),
    )


def _indexed(knowledge: KnowledgeBase, locale: str) -> tuple[list[str], list[str]]:
    """All that the matcher learns from in a language: phrases and documents."""
    texts, labels = [], []
    for entry in knowledge.entries.values():
        said = [text for writer in entry.says[locale].values() for text in writer]
        page = knowledge.pages[entry.page][locale]
        said += [f"{s.title}\n{words_of(s.blocks)}" for s in page.sections if s.key == entry.section]
        texts += said
        labels += [entry.id] * len(said)
    return texts, labels


def _development() -> Iterator[Asked]:
    for path in sorted(QUESTIONS.glob("questions.*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            question = json.loads(line)
            ids = tuple(filter(None, (question["id"], *question["also"])))
            yield Asked(question["text"], question["locale"], ids, question["style"])


if __name__ == "__main__":
    main()
