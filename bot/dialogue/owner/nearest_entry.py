"""The entry that an unanswered question comes nearest to, for whoever adds to the catalogue."""

from __future__ import annotations

from collections import Counter
from math import log, log1p

from bot.dialogue.answers.documents import Documents, kept
from bot.matcher.terms import word_terms

_COVERED = 0.35
"""The share of a question's weight that an entry's phrases must have; with less, nothing is near."""


class Nearest:
    """Compares texts of one language with the phrases of every entry."""

    def __init__(self, documents: Documents, locale: str) -> None:
        self._locale = locale
        self._said = {
            entry.id: word_terms(
                " ".join(text for says in entry.says.get(locale, {}).values() for text in says), locale
            )
            for entry in documents.entries.values()
        }
        found = Counter(term for said in self._said.values() for term in said)
        everywhere = len(self._said) + 1
        self._weights = {term: log(everywhere / count) for term, count in found.items()}
        self._unknown = log(everywhere)

    def find(self, text: str) -> str:
        """The nearest id; empty where none is near."""
        asked = {term: self._weights.get(term, self._unknown) for term in word_terms(text, self._locale)}
        total = sum(asked.values())
        best, best_score, best_covered = "", 0.0, 0.0
        for item, said in self._said.items():
            score = sum(weight * log1p(said[term]) for term, weight in asked.items() if term in said)
            if score > best_score:
                covered = sum(weight for term, weight in asked.items() if term in said)
                best, best_score, best_covered = item, score, covered
        return best if total and best_covered >= _COVERED * total else ""


@kept()
def nearest(documents: Documents, locale: str) -> Nearest:
    """Compares with the documents in a language: to gather their phrases takes a tenth of a second."""
    return Nearest(documents, locale)
