"""What the words of a question ask, whatever they are in a language: a place, a reason, to delete.

Passages are few and what people ask of them is short, so most questions share no word with any that was
written for the passage. They share what they mean, and that with the questions in all other languages, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.matcher.lexicon import Lexicon, lexicon_of
from bot.matcher.normalise import words
from bot.matcher.trained_model import Model
from bot.model import Record, Words


class Senses(Record, frozen=True):
    """The words of one language by what they ask (`knowledge/catalog/senses.yaml`)."""

    asking: Lexicon = Lexicon()

    @classmethod
    def of(cls, locale: str, terms: Mapping[str, Sequence[str]]) -> Senses:
        """Sense → how a language says it."""
        concepts = {sense: {locale: tuple(written)} for sense, written in terms.items()}
        return cls(lexicon_of(Words(concepts=concepts)))

    def senses(self, model: Model, text: str) -> frozenset[str]:
        """What is asked in a text, as it is written and with its slips put right, and the things it names."""
        found = words(text)
        mended = model.known.mended_words(text)
        asked = {sense for sense, _ in self.asking.concepts(found)}
        if mended != found:
            asked.update(sense for sense, _ in self.asking.concepts(mended))
        named = {f"{_THING}{concept}" for concept, _ in model.lexicon.concepts(mended)}
        return frozenset(asked | named)


_THING = "thing "
"""Before the things of the trade, which may be called as a sense is."""
