"""The matcher's face: a question in, a `Verdict` out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol
from unicodedata import normalize

from bot.languages import SOURCE_LOCALE
from bot.matcher.decide import Decision, judge
from bot.matcher.language_identification import in_words_of, recognise
from bot.matcher.normalise import words
from bot.matcher.passage import PassageIndex
from bot.matcher.passage_scores import PassageScorer
from bot.matcher.ranking import Beside, ranked
from bot.matcher.search_result import SearchResult, WordShare
from bot.matcher.text_memory import TextMemory
from bot.matcher.trained_model import Model
from bot.matcher.wording import Wording
from bot.model import Outcome, Verdict

READ_CHARS = 4096
"""What stands further behind in a text is not read."""

_REMEMBERED = 128
"""A choice: texts whose verdict is kept: what many people write is written often."""

_FOREIGN_WORDS = 0.1
"""A text in a foreign language has at least this share of words that no phrase has; jargon alone has not."""


class Search(Protocol):
    """Searches added documentation (`search.Searcher`)."""

    def find(self, text: str, locale: str) -> SearchResult:
        """At most five sections, best first."""

    def word_shares(self, text: str, locale: str, section: str) -> Mapping[str, WordShare]:
        """The words of a question → how much of it each is, also as far as the page of a section has it."""

    def language_of(self, text: str, usual: str) -> str:
        """The language of the documentation that a text is in; `usual` where that is not clear."""


class Matcher:
    """Answers questions with a trained model. Holds no state of a conversation; safe to share.

    `search` searches added documentation; `entries` names the entry of each section there that has one;
    `wording` tells questions about it from those of the catalogue. `passages` are those of each language.
    """

    def __init__(
        self,
        model: Model,
        search: Search | None = None,
        entries: Mapping[str, str] | None = None,
        wording: Wording | None = None,
        passages: Mapping[str, PassageIndex] | None = None,
    ) -> None:
        self._model = model
        self._search = search
        self._entries = entries or {}
        self._wording = wording or Wording()
        self._passages = {locale: PassageScorer(model, index) for locale, index in (passages or {}).items()}
        self._verdicts = TextMemory(self._judge, _REMEMBERED)
        self._scores = TextMemory(self._score_passages, _REMEMBERED)

    def explain(self, text: str, verdict: Verdict) -> Iterator[str]:
        """Why the text got this verdict, in lines for maintainers."""
        from bot.matcher.explain import explain

        return explain(self._model, text, verdict)

    def answering(self, text: str, locale: str) -> Mapping[str, list[float]]:
        """Id → how much of a question each passage of its section answers, 0 to 1."""
        return self._scores(text, locale)

    def ask(
        self, text: str, locale: str | None = None, prior: str | None = None, *, among_pages: bool = True
    ) -> Verdict:
        """Rank what the text could mean, in `locale` or else the language it is recognised in.

        Added documentation is searched unless `among_pages` is false.
        """
        return self._verdicts(text, locale, prior, among_pages=among_pages)

    def _score_passages(self, text: str, locale: str) -> Mapping[str, list[float]]:
        scorer = self._passages.get(locale)
        return scorer.scores(normalize("NFC", text[:READ_CHARS])) if scorer else {}

    def _judge(self, text: str, locale: str | None, prior: str | None, *, among_pages: bool) -> Verdict:
        text = self._model.as_meant(normalize("NFC", text[:READ_CHARS]))
        heard = recognise(self._model.language, text, locale or prior)
        is_foreign = heard.is_foreign and (
            heard.by_script
            or heard.through
            or heard.is_clear
            or self._model.unseen_share(text) >= _FOREIGN_WORDS
        )
        locale = locale or (heard.locale if is_foreign or not heard.is_foreign else prior or SOURCE_LOCALE)
        if not words(text):
            return Verdict(Outcome.NONE, (), locale)
        if is_foreign and heard.through:
            text = in_words_of(text, self._model.neighbours.get(heard.spoken, {}))
        judged = judge(self._model, text)
        if judged.outcome is Outcome.NONE and (phrase := self._model.phrasebook.nearest(text)):
            judged = judge(self._model, phrase)
        spoken = heard.spoken if is_foreign else locale
        leanings = judged.leanings
        if among_pages and self._search and not self._model.lexicon.is_login_elsewhere(words(text)):
            if not heard.through and (told := self._search.language_of(text, spoken)) != spoken:
                spoken, is_foreign = told, True
            judged = self.among_pages(self._search, text, spoken, judged)
        return Verdict(
            judged.outcome,
            judged.matches,
            locale,
            is_foreign,
            spoken if is_foreign else "",
            judged.is_unspecific,
            leanings,
        )

    def among_pages(self, search: Search, text: str, spoken: str, judged: Decision) -> Decision:
        """The catalogue's word on a text in one order with what a search in the language `spoken` finds."""
        found = search.find(text, spoken)
        return ranked(judged, found, self._entries, self.beside(search, text, spoken, judged, found))

    def beside(self, search: Search, text: str, spoken: str, judged: Decision, found: SearchResult) -> Beside:
        """What the wording of a text tells about what was found and what the catalogue makes of it."""
        leaning = self._wording.leaning(text, spoken)
        if not found.matches or not judged.matches:
            return Beside(leaning)
        item, shares = judged.matches[0].id, search.word_shares(text, spoken, found.matches[0].id)
        return Beside(
            leaning, self._wording.unsaid(shares, spoken, item), self._wording.said(shares, spoken, item)
        )
