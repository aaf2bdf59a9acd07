"""KnowledgeBase → Model: learns from the catalogue's phrases and the documents' own words, nothing else.

Kernel ridge regression (`ridge`) over the marks of all languages at once: training is deterministic and takes
seconds. Each writer of phrases (a "writer") is left out once; the scores on phrases of unheard writers are
what the calibration is fitted to.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bot.compiler.page.sections import find_section, words
from bot.matcher import calibrate, language_identification
from bot.matcher.decide import decide
from bot.matcher.features import BUCKETS, GROUP_WEIGHTS, marks
from bot.matcher.keyboard import OPENING
from bot.matcher.lexicon import Lexicon, lexicon_of
from bot.matcher.mark_table import MarkTable
from bot.matcher.mending import KnownWords
from bot.matcher.normalise import fold, is_hangul
from bot.matcher.normalise import words as normalised
from bot.matcher.passage import PassageIndex
from bot.matcher.passage_words import passage_words
from bot.matcher.phrasebook import Phrasebook
from bot.matcher.ridge import Matrix, Rows
from bot.matcher.senses import Senses
from bot.matcher.trained_model import Calibration, Model, weigh
from bot.model import KnowledgeBase, Outcome, Record

DOCUMENT_WRITER = "document"
"""The writer of the documents: always heard, never left out."""

_FOLDS = 5
"""A choice: writers are left out a fifth of them at a time."""
_GROUPS = len(GROUP_WEIGHTS)
_MIN_PHRASES = 2
"""A mark that stands in fewer phrases says nothing of the next one."""
_MEANT_PHRASES = 4
"""What a mistyped word is taken for stands in so many phrases."""
_KEPT = 400_000
"""So many weights are kept, the largest: a smaller model, the same answers."""


class Phrase(Record, frozen=True):
    """Something that a person says; `label` indexes ids; after them come "unspecific" and "off topic"."""

    text: str
    locale: str
    writer: str
    label: int


def train(knowledge: KnowledgeBase) -> Model:
    """Learn to rank the ids of a knowledge base."""
    ids = tuple(sorted(knowledge.entries))
    phrases = _phrases(knowledge, ids)
    lexicon = lexicon_of(knowledge.words)
    known = _known(knowledge, phrases)
    space = _space([known.mended(phrase.text) for phrase in phrases], lexicon)
    targets = _targets(phrases, len(ids))
    heard = Rows(space.rows)
    directions = heard.directions()
    speaks_for = heard.solve(targets, directions)
    bias = speaks_for.sum(axis=0)
    says = _largest(heard.weights(speaks_for))
    calibration = _calibrated(phrases, _scores_of_unheard(phrases, space.rows, targets, directions))
    return Model(
        ids,
        _mark_table(space, says),
        space.unseen_weight,
        tuple(float(value) for value in bias),
        calibration,
        language_identification.train(_lines(knowledge, phrases), knowledge.words),
        _phrasebook(phrases, space.rows @ says + bias, ids, calibration),
        lexicon,
        {tag: table for tags in knowledge.words.neighbours.values() for tag, table in tags.items()},
        known,
    )


def indexed(knowledge: KnowledgeBase, model: Model) -> dict[str, PassageIndex]:
    """Locale → the index of the passages that answer questions about an id."""
    senses = {locale: Senses.of(locale, terms) for locale, terms in knowledge.senses.items()}
    sections = {
        locale: {item: stored.read() for item, stored in found.items()}
        for locale, found in knowledge.passages.items()
    }
    return {
        locale: PassageIndex.of(
            model, passage_words(locale, sections, model, senses), senses.get(locale, Senses())
        )
        for locale in sections
    }


def unheard(knowledge: KnowledgeBase) -> tuple[list[Phrase], Matrix, Calibration]:
    """The phrases, their scores by models that never heard their writers, and what was fitted to these."""
    ids = tuple(sorted(knowledge.entries))
    phrases = _phrases(knowledge, ids)
    known = _known(knowledge, phrases)
    space = _space([known.mended(phrase.text) for phrase in phrases], lexicon_of(knowledge.words))
    targets = _targets(phrases, len(ids))
    scores = _scores_of_unheard(phrases, space.rows, targets, Rows(space.rows).directions())
    return phrases, scores, _calibrated(phrases, scores)


def _targets(phrases: list[Phrase], ids: int) -> Matrix:
    """What the scores of each phrase should be."""
    targets = np.full((len(phrases), ids + 2), -1 / ids, dtype=np.float32)
    targets[np.arange(len(phrases)), [phrase.label for phrase in phrases]] = 1
    return targets


def _calibrated(phrases: list[Phrase], unheard: Matrix) -> Calibration:
    """Fitted to what people say, not to the documents."""
    people = [i for i, phrase in enumerate(phrases) if phrase.writer != DOCUMENT_WRITER]
    return calibrate.fit(
        unheard[people].astype(np.float64),
        [phrases[i].label for i in people],
        [phrases[i].text for i in people],
    )


def _lines(knowledge: KnowledgeBase, phrases: list[Phrase]) -> Iterator[tuple[str, str]]:
    """What is known to be in a language, as (locale, text)."""
    yield from ((phrase.locale, phrase.text) for phrase in phrases)
    for tag, lines in knowledge.other_languages.items():
        yield from ((tag, line) for line in lines)


def _known(knowledge: KnowledgeBase, phrases: list[Phrase]) -> KnownWords:
    """The words that people write, by which slips and the keyboard's other mode are told."""
    seen = Counter(word for _, text in _lines(knowledge, phrases) for word in set(normalised(text)))
    for terms in knowledge.words.concepts.values():
        seen.update({word: _MIN_PHRASES for texts in terms.values() for t in texts for word in normalised(t)})
    often = sorted((word for word in seen if len(word) > 1), key=lambda word: (-seen[word], word))
    korean = [word for word in often if is_hangul(word)]
    common = [word for word in often if seen[word] >= _MIN_PHRASES]
    latin = [word for word in common if word.isascii() and word.isalpha()]
    return KnownWords.of(
        latin,
        sum(seen[word] >= _MEANT_PHRASES for word in latin),
        sorted({word[:OPENING] for word in common if is_hangul(word)}),
        korean,
    )


def _phrasebook(
    phrases: list[Phrase], scores: Matrix, ids: tuple[str, ...], calibration: Calibration
) -> Phrasebook:
    """The folded phrases that the model answers: only those may lend their answer to a mistyped text."""
    known = {
        fold(phrase.text): row
        for phrase, row in zip(phrases, scores.tolist(), strict=True)
        if phrase.label < len(ids)
    }
    answered = (
        text for text, row in known.items() if decide(row, text, ids, calibration).outcome is Outcome.ANSWER
    )
    return Phrasebook.of(sorted(answered))


def _phrases(knowledge: KnowledgeBase, ids: tuple[str, ...]) -> list[Phrase]:
    phrases = [
        Phrase(text, locale, writer, label)
        for label, entry_id in enumerate(ids)
        for locale, writers in sorted(knowledge.entries[entry_id].says.items())
        for writer, texts in sorted(writers.items())
        for text in texts
    ]
    phrases += [
        Phrase(text, locale, writer, label)
        for label, said in enumerate((knowledge.unspecific, knowledge.off_topic), len(ids))
        for locale, writers in sorted(said.items())
        for writer, texts in sorted(writers.items())
        for text in texts
    ]
    for label, entry_id in enumerate(ids):
        entry = knowledge.entries[entry_id]
        for locale, page in sorted(knowledge.pages[entry.page].items()):
            if section := find_section(page, entry.section):
                phrases.append(Phrase(section.title, locale, DOCUMENT_WRITER, label))
                text = f"{section.title}\n{words(section.blocks)}"
                phrases.append(Phrase(text, locale, DOCUMENT_WRITER, label))
    return phrases


class _Space(Record, frozen=True):
    """The phrases as rows of marks, and how much a mark weighs; `buckets` are those of the columns."""

    mark_weights: NDArray[np.float32]
    unseen_weight: float
    buckets: NDArray[np.int64]
    rows: Any  # scipy.sparse.csr_matrix (float32), phrases by buckets that weigh something


def _space(texts: list[str], lexicon: Lexicon) -> _Space:
    found = [  # flat, as tuples they would take half a gigabyte
        array("I", (bucket * _GROUPS + group for group, bucket in marks(text, lexicon))) for text in texts
    ]
    having = np.zeros(BUCKETS, dtype=np.int64)
    for codes in found:
        having[np.unique(np.frombuffer(codes, dtype=np.uint32) // _GROUPS)] += 1
    buckets = np.flatnonzero(having >= _MIN_PHRASES)
    mark_weights = np.zeros(BUCKETS, dtype=np.float32)
    mark_weights[buckets] = 1 + np.log((1 + len(texts)) / (1 + having[buckets]))
    unseen_weight = float(1 + np.log(1 + len(texts)))
    weight_of = mark_weights.tolist().__getitem__
    starts, columns, values = [0], array("i"), array("f")
    for codes in found:
        pairs = ((code % _GROUPS, code // _GROUPS) for code in codes)
        for bucket, value in weigh(pairs, weight_of, unseen_weight):
            columns.append(bucket)
            values.append(value)
        starts.append(len(columns))
    at = np.searchsorted(buckets, np.frombuffer(columns, dtype=np.int32)).astype(np.int32)
    shape = (len(texts), len(buckets))
    rows = sparse.csr_matrix((np.frombuffer(values, dtype=np.float32), at, starts), shape=shape)
    return _Space(mark_weights, unseen_weight, buckets, rows)


def _scores_of_unheard(phrases: list[Phrase], rows: Any, targets: Matrix, directions: Matrix) -> Matrix:
    """Scores of each phrase by a model that never heard its writer; of the documents, zeros."""
    fold_of: dict[tuple[str, str], int] = {}
    writers: dict[str, int] = defaultdict(int)
    for phrase in phrases:
        key = (phrase.locale, phrase.writer)
        if phrase.writer != DOCUMENT_WRITER and key not in fold_of:
            fold_of[key] = writers[phrase.locale] % _FOLDS
            writers[phrase.locale] += 1
    folds = np.array([fold_of.get((phrase.locale, phrase.writer), -1) for phrase in phrases])
    scores = np.zeros_like(targets)
    for number in range(_FOLDS):
        unheard, others = np.flatnonzero(folds == number), np.flatnonzero(folds != number)
        if len(unheard):
            heard = Rows(rows[others])
            speaks_for = heard.solve(targets[others], directions[others])
            scores[unheard] = rows[unheard] @ heard.weights(speaks_for) + speaks_for.sum(axis=0)
    return scores


def _largest(weights: Matrix) -> Matrix:
    """The weights that matter; zeros for the others."""
    if weights.size <= _KEPT:
        return weights
    sizes = np.abs(weights)
    least = np.partition(sizes, -_KEPT, axis=None)[-_KEPT]
    return np.where(sizes >= least, weights, np.float32(0))


def _mark_table(space: _Space, weights: Matrix) -> MarkTable:
    """What is kept of the marks, whose weights for each class are these."""
    places, classes = np.nonzero(weights)
    return MarkTable.of(
        BUCKETS,
        space.buckets.tolist(),
        space.mark_weights[space.buckets].tobytes(),
        pairs=np.count_nonzero(weights, axis=1).tolist(),
        classes=classes.astype(np.uint8).tobytes(),
        weights=weights[places, classes].tolist(),
    )
