"""What a user would pick instead: each peer indexes labelled texts and ranks labels for a question."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import snowballstemmer
import tantivy
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz, process

from bot.matcher.normalise import is_hangul, words

Rank = Callable[[str], list[str]]
"""A question → labels, best first."""

_STEMMERS = {"en": "english", "fr": "french", "sv": "swedish"}
_ASKED = 200


def terms(text: str, locale: str) -> list[str]:
    """Stemmed words; Korean as pairs of syllables."""
    found: list[str] = []
    stemmer = snowballstemmer.stemmer(_STEMMERS.get(locale, "english"))
    for word in words(text):
        if is_hangul(word):
            found += [word[i : i + 2] for i in range(max(len(word) - 1, 1))]
        else:
            found.append(stemmer.stemWord(word))
    return found


def peers(texts: Sequence[str], labels: Sequence[str], locale: str) -> dict[str, tuple[Rank, float]]:
    """Every peer over the same texts, with the megabytes by which it made this process grow."""
    makers: dict[str, Callable[[], Rank]] = {
        "RapidFuzz WRatio": lambda: _rapidfuzz(texts, labels, fuzz.WRatio),
        "RapidFuzz token_set_ratio": lambda: _rapidfuzz(texts, labels, fuzz.token_set_ratio),
        "BM25, stemmed": lambda: _bm25(texts, labels, locale),
        "bm25s, stemmed": lambda: _bm25s(texts, labels, locale),
        "SQLite FTS5 trigram": lambda: _fts5(texts, labels),
        "tantivy, stemmed": lambda: _tantivy(texts, labels, locale),
    }
    return {name: _weighed(make) for name, make in makers.items()}


def _weighed(make: Callable[[], Rank]) -> tuple[Rank, float]:
    before = _resident_mb()
    made = make()
    return made, _resident_mb() - before


def _resident_mb() -> float:
    """Linux only; 0 elsewhere."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if statm.exists() else 0.0


def _distinct(labels: Sequence[str], order: Sequence[int]) -> list[str]:
    return list(dict.fromkeys(labels[i] for i in order))


def _rapidfuzz(texts: Sequence[str], labels: Sequence[str], scorer: Callable[..., float]) -> Rank:
    folded = [" ".join(words(text)) for text in texts]

    def rank(question: str) -> list[str]:
        best = process.extract(" ".join(words(question)), folded, scorer=scorer, limit=50)
        return _distinct(labels, [i for _, _, i in best])

    return rank


def _bm25(texts: Sequence[str], labels: Sequence[str], locale: str) -> Rank:
    index = BM25Okapi([terms(text, locale) for text in texts])

    def rank(question: str) -> list[str]:
        scores = index.get_scores(terms(question, locale))
        return _distinct(labels, scores.argsort()[::-1][:50].tolist())

    return rank


def _bm25s(texts: Sequence[str], labels: Sequence[str], locale: str) -> Rank:
    index = bm25s.BM25()
    index.index([terms(text, locale) for text in texts], show_progress=False)

    def rank(question: str) -> list[str]:
        known = [term for term in terms(question, locale) if term in index.vocab_dict]
        if not known:
            return []
        found, _ = index.retrieve([known], k=min(50, len(texts)), show_progress=False)
        return _distinct(labels, found[0].tolist())

    return rank


def _fts5(texts: Sequence[str], labels: Sequence[str]) -> Rank:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table passages using fts5(body, tokenize='trigram')")
    database.executemany("insert into passages(rowid, body) values (?, ?)", enumerate(texts))

    def rank(question: str) -> list[str]:
        pieces = {word[i : i + 3] for word in words(question) for i in range(len(word) - 2)}
        if not pieces:
            return []
        query = " OR ".join(f'"{piece}"' for piece in sorted(pieces)[:_ASKED])
        found = database.execute(
            "select rowid from passages where passages match ? order by rank limit 50", (query,)
        )
        return _distinct(labels, [row for (row,) in found])

    return rank


def _tantivy(texts: Sequence[str], labels: Sequence[str], locale: str) -> Rank:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="whitespace")
    builder.add_integer_field("number", stored=True, indexed=True)
    index = tantivy.Index(builder.build(), path=tempfile.mkdtemp())
    writer = index.writer()
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(body=" ".join(terms(text, locale)), number=number))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def rank(question: str) -> list[str]:
        query, _ = index.parse_query_lenient(" ".join(terms(question, locale)), ["body"])
        hits = searcher.search(query, 50).hits
        return _distinct(labels, [searcher.doc(address)["number"][0] for _, address in hits])

    return rank
