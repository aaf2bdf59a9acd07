"""KnowledgeBase → Model: learns from the catalogue's phrases and the documents' own words, nothing else.

Kernel ridge regression over the marks of all languages at once: with some thousand phrases it is solved in
closed form, so training is deterministic and takes seconds. Each writer of phrases (a "voice") is left out
once; the scores on phrases of unheard voices are what the calibration is fitted to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import linalg, sparse

from bot.compiler.pipeline import find_section
from bot.compiler.sections import words
from bot.matcher import calibrate, language
from bot.matcher.features import BUCKETS, marks
from bot.matcher.model import Model, weigh
from bot.model import KnowledgeBase, Record

DOCUMENT_VOICE = "document"
"""The voice of the documents: always heard, never left out."""

_FOLDS = 3
_PENALTY = 0.3
_MIN_PHRASES = 2
"""A mark that stands in fewer phrases says nothing of the next one."""
_PRUNED = 0.04
"""Weights below this share of a class's usual weight are left out: a smaller model, the same answers."""

Floats: TypeAlias = NDArray[np.float64]


class Phrase(Record, frozen=True):
    """Something that a person says; `label` indexes ids, their number stands for "off topic"."""

    text: str
    locale: str
    voice: str
    label: int


def train(knowledge: KnowledgeBase) -> Model:
    """Learn to rank the ids of a knowledge base."""
    ids = tuple(sorted(knowledge.entries))
    phrases = _phrases(knowledge, ids)
    left_out = _scores_of_unheard(phrases, len(ids) + 1)
    heard = [i for i, phrase in enumerate(phrases) if phrase.voice != DOCUMENT_VOICE]
    learned = _fit(phrases, len(ids) + 1)
    rows, classes, weights = _sparse_rows(learned.weights)
    return Model(
        ids,
        learned.mark_weights.tobytes(),
        learned.unseen_weight,
        rows.tobytes(),
        classes.tobytes(),
        weights.tobytes(),
        tuple(float(value) for value in learned.bias),
        calibrate.fit(left_out[heard], [phrases[i].label for i in heard], [phrases[i].text for i in heard]),
        language.train((phrase.locale, phrase.text) for phrase in phrases),
    )


def _phrases(knowledge: KnowledgeBase, ids: tuple[str, ...]) -> list[Phrase]:
    phrases = [
        Phrase(text, locale, voice, label)
        for label, entry_id in enumerate(ids)
        for locale, voices in sorted(knowledge.entries[entry_id].says.items())
        for voice, texts in sorted(voices.items())
        for text in texts
    ]
    phrases += [
        Phrase(text, locale, voice, len(ids))
        for locale, voices in sorted(knowledge.off_topic.items())
        for voice, texts in sorted(voices.items())
        for text in texts
    ]
    for label, entry_id in enumerate(ids):
        entry = knowledge.entries[entry_id]
        for locale, page in sorted(knowledge.pages[entry.page].items()):
            if section := find_section(page, entry.section):
                phrases.append(Phrase(section.title, locale, DOCUMENT_VOICE, label))
                text = f"{section.title}\n{words(section.blocks)}"
                phrases.append(Phrase(text, locale, DOCUMENT_VOICE, label))
    return phrases


class _Learned(Record, frozen=True):
    mark_weights: Any  # float32, one for each bucket
    unseen_weight: float
    weights: Any  # scipy.sparse, buckets by classes
    bias: Any

    def scores(self, phrases: Iterable[Phrase]) -> Floats:
        found: Floats = _matrix(phrases, self.mark_weights, self.unseen_weight) @ self.weights + self.bias
        return found


def _scores_of_unheard(phrases: list[Phrase], classes: int) -> Floats:
    """Scores of each phrase by a model that never heard its voice."""
    fold_of: dict[tuple[str, str], int] = {}
    voices: dict[str, int] = defaultdict(int)
    for phrase in phrases:
        key = (phrase.locale, phrase.voice)
        if phrase.voice != DOCUMENT_VOICE and key not in fold_of:
            fold_of[key] = voices[phrase.locale] % _FOLDS
            voices[phrase.locale] += 1
    folds = [fold_of.get((phrase.locale, phrase.voice), -1) for phrase in phrases]
    scores = np.zeros((len(phrases), classes))
    for fold in range(_FOLDS):
        unheard = [i for i, there in enumerate(folds) if there == fold]
        heard = [phrase for phrase, there in zip(phrases, folds, strict=True) if there != fold]
        if unheard:
            scores[unheard] = _fit(heard, classes).scores(phrases[i] for i in unheard)
    return scores


def _fit(phrases: list[Phrase], classes: int) -> _Learned:
    seen = Counter[int]()
    for phrase in phrases:
        seen.update({bucket for _, bucket in marks(phrase.text)})
    mark_weights = np.zeros(BUCKETS, dtype=np.float32)
    for bucket, count in seen.items():
        if count >= _MIN_PHRASES:
            mark_weights[bucket] = 1 + np.log((1 + len(phrases)) / (1 + count))
    unseen_weight = float(1 + np.log(1 + len(phrases)))
    matrix = _matrix(phrases, mark_weights, unseen_weight)
    targets = np.full((len(phrases), classes), -1 / (classes - 1), dtype=np.float32)
    targets[np.arange(len(phrases)), [phrase.label for phrase in phrases]] = 1
    kernel = (matrix @ matrix.T).toarray().astype(np.float32) + np.float32(1)
    kernel[np.diag_indices(len(phrases))] += np.float32(_PENALTY)
    factor = linalg.cho_factor(kernel, overwrite_a=True, check_finite=False)
    dual = linalg.cho_solve(factor, targets, check_finite=False).astype(np.float64)
    return _Learned(mark_weights, unseen_weight, matrix.T @ dual, dual.sum(axis=0))


def _matrix(
    phrases: Iterable[Phrase], mark_weights: NDArray[np.float32], unseen_weight: float
) -> sparse.csr_matrix:
    known = mark_weights.tolist()
    starts, columns, values = [0], list[int](), list[float]()
    for phrase in phrases:
        for bucket, value in weigh(phrase.text, known, unseen_weight):
            columns.append(bucket)
            values.append(value)
        starts.append(len(columns))
    return sparse.csr_matrix((values, columns, starts), shape=(len(starts) - 1, BUCKETS))


def _sparse_rows(
    weights: Floats,
) -> tuple[NDArray[np.uint32], NDArray[np.uint8], NDArray[np.float32]]:
    """The weights that matter, by bucket: starts of rows, classes, values."""
    kept = np.abs(weights) > _PRUNED * np.abs(weights).max()
    starts = np.concatenate([[0], np.cumsum(kept.sum(axis=1))]).astype(np.uint32)
    buckets, classes = np.nonzero(kept)
    return starts, classes.astype(np.uint8), weights[buckets, classes].astype(np.float32)
