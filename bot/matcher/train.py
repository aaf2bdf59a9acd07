"""KnowledgeBase → Model: learns from the catalogue's phrases and the documents' own words, nothing else.

Kernel ridge regression over the marks of all languages at once: with some thousand phrases it is solved in
closed form, so training is deterministic and takes seconds. Each writer of phrases (a "writer") is left out
once; the scores on phrases of unheard writers are what the calibration is fitted to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse

from bot.compiler.page.sections import words
from bot.compiler.pipeline import find_section
from bot.matcher import calibrate, language
from bot.matcher.decide import judge
from bot.matcher.features import BUCKETS, marks
from bot.matcher.keyboard import OPENING
from bot.matcher.lexicon import Lexicon, lexicon_of
from bot.matcher.model import Model, weigh
from bot.matcher.normalise import fold, is_hangul
from bot.matcher.normalise import words as normalised
from bot.matcher.phrasebook import Phrasebook
from bot.model import KnowledgeBase, Outcome, Record

DOCUMENT_WRITER = "document"
"""The writer of the documents: always heard, never left out."""

_FOLDS = 3
_PENALTY = 0.3
_AT_ONCE = 512
"""Phrases whose likeness to all others is worked out at once."""
_MIN_PHRASES = 2
"""A mark that stands in fewer phrases says nothing of the next one."""
_KEPT = 400_000
"""So many weights are kept, the largest: a smaller model, the same answers."""

Kernel: TypeAlias = NDArray[np.float32]


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
    space = _space(phrases, lexicon)
    likeness = space.likeness()
    targets = np.full((len(phrases), len(ids) + 2), -1 / len(ids), dtype=np.float32)
    targets[np.arange(len(phrases)), [phrase.label for phrase in phrases]] = 1
    unheard = _scores_of_unheard(phrases, likeness, targets)
    people = [i for i, phrase in enumerate(phrases) if phrase.writer != DOCUMENT_WRITER]
    speaks_for = _solve(likeness, targets)
    rows, classes, weights = _sparse_rows(space.rows.T @ speaks_for)
    model = Model(
        ids,
        space.mark_weights.tobytes(),
        space.unseen_weight,
        rows.tobytes(),
        classes.tobytes(),
        weights.tobytes(),
        tuple(float(value) for value in speaks_for.sum(axis=0)),
        calibrate.fit(
            unheard[people].astype(np.float64),
            [phrases[i].label for i in people],
            [phrases[i].text for i in people],
        ),
        language.train(_lines(knowledge, phrases), knowledge.words),
        lexicon=lexicon,
        neighbours={
            tag: table for tags in knowledge.words.neighbours.values() for tag, table in tags.items()
        },
        known=_known(knowledge, phrases),
    )
    return msgspec.structs.replace(model, phrasebook=_phrasebook(model, phrases))


def _lines(knowledge: KnowledgeBase, phrases: list[Phrase]) -> Iterator[tuple[str, str]]:
    """What is known to be in a language, as (locale, text)."""
    yield from ((phrase.locale, phrase.text) for phrase in phrases)
    for tag, lines in knowledge.other_languages.items():
        yield from ((tag, line) for line in lines)


def _known(knowledge: KnowledgeBase, phrases: list[Phrase]) -> str:
    """The words by which a line typed in the keyboard's other mode is told: see `Model.known`."""
    seen = Counter(word for _, text in _lines(knowledge, phrases) for word in set(normalised(text)))
    for terms in knowledge.words.concepts.values():
        seen.update({word: _MIN_PHRASES for texts in terms.values() for t in texts for word in normalised(t)})
    common = sorted(word for word, count in seen.items() if count >= _MIN_PHRASES and len(word) > 1)
    korean = sorted({word[:OPENING] for word in common if is_hangul(word)})
    latin = [word for word in common if word.isascii() and word.isalpha()]
    return " ".join(korean) + "\n" + " ".join(latin)


def _phrasebook(model: Model, phrases: list[Phrase]) -> Phrasebook:
    """The folded phrases that the model answers: only those may lend their answer to a mistyped text."""
    known = {fold(phrase.text) for phrase in phrases if phrase.label < len(model.ids)}
    return Phrasebook(tuple(sorted(text for text in known if judge(model, text).outcome is Outcome.ANSWER)))


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
    """The phrases as rows of marks, and how much a mark weighs."""

    mark_weights: NDArray[np.float32]
    unseen_weight: float
    rows: Any  # scipy.sparse.csr_matrix, phrases by buckets

    def likeness(self) -> Kernel:
        """How alike each two phrases are, from 1 on: the constant stands for the bias."""
        count = self.rows.shape[0]
        products: Kernel = np.empty((count, count), dtype=np.float32)
        for start in range(0, count, _AT_ONCE):  # at once, the sparse product takes three times the memory
            products[start : start + _AT_ONCE] = (self.rows[start : start + _AT_ONCE] @ self.rows.T).toarray()
        products += 1
        return products


def _space(phrases: list[Phrase], lexicon: Lexicon) -> _Space:
    found = [tuple(marks(phrase.text, lexicon)) for phrase in phrases]
    seen = Counter[int]()
    for phrase_marks in found:
        seen.update({bucket for _, bucket in phrase_marks})
    mark_weights = np.zeros(BUCKETS, dtype=np.float32)
    for bucket, count in seen.items():
        if count >= _MIN_PHRASES:
            mark_weights[bucket] = 1 + np.log((1 + len(phrases)) / (1 + count))
    unseen_weight = float(1 + np.log(1 + len(phrases)))
    known = mark_weights.tolist()
    starts, columns, values = [0], list[int](), list[float]()
    for phrase_marks in found:
        for bucket, value in weigh(phrase_marks, known, unseen_weight):
            columns.append(bucket)
            values.append(value)
        starts.append(len(columns))
    shape = (len(phrases), BUCKETS)
    rows = sparse.csr_matrix((np.array(values, dtype=np.float32), columns, starts), shape=shape)
    return _Space(mark_weights, unseen_weight, rows)


def _solve(likeness: Kernel, targets: Kernel) -> Kernel:
    """How much each phrase speaks for each class. `likeness` is used up."""
    likeness[np.diag_indices(len(likeness))] += np.float32(_PENALTY)
    factor = linalg.cho_factor(likeness.T, lower=True, overwrite_a=True, check_finite=False)
    solved: Kernel = linalg.cho_solve(factor, targets, check_finite=False)
    return solved


def _scores_of_unheard(phrases: list[Phrase], likeness: Kernel, targets: Kernel) -> Kernel:
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
        unheard, heard = np.flatnonzero(folds == number), np.flatnonzero(folds != number)
        if len(unheard):
            speaks_for = _solve(likeness[np.ix_(heard, heard)], targets[heard])
            scores[unheard] = likeness[np.ix_(unheard, heard)] @ speaks_for
    return scores


def _sparse_rows(
    weights: Kernel,
) -> tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.float32]]:
    """The weights that matter, by bucket: starts of rows, classes, values."""
    sizes = np.abs(weights)
    least = np.partition(sizes, -_KEPT, axis=None)[-_KEPT] if sizes.size > _KEPT else np.float32(0)
    kept = (sizes >= least) & (sizes > 0)
    starts = np.concatenate([[0], np.cumsum(kept.sum(axis=1))]).astype(np.uint32)
    buckets, classes = np.nonzero(kept)
    return starts, classes.astype(np.uint8), weights[buckets, classes].astype(np.float32)
