"""The matcher's face: a question in, a `Verdict` out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol
from unicodedata import normalize

from bot.matcher.decide import MATCHES, Judged, judge
from bot.matcher.language import in_words_of, recognise
from bot.matcher.model import Model
from bot.matcher.normalise import words
from bot.model import Match, Outcome, Verdict

READ_CHARS = 4096
"""What stands further behind in a text is not read."""


SOURCE = "en"
"""The language of answers to people whose language the bot does not speak."""

_FOREIGN_WORDS = 0.1
"""A text in a foreign language has at least this share of words that no phrase has; jargon alone has not."""

_LIKELY = 0.3
"""An entry less likely than this does not stand in the way of sections of added documentation."""


class Find(Protocol):
    """Finds sections of added documentation (`search.Searcher.find`)."""

    def __call__(self, text: str, locale: str) -> tuple[Match, ...]:
        """At most five matches, best first."""


class Matcher:
    """Answers questions with a trained model. Holds no state of a conversation; safe to share.

    `find` is asked where the catalogue is not sure of an answer.
    """

    def __init__(self, model: Model, find: Find | None = None) -> None:
        self._model = model
        self._find = find

    def explain(self, text: str, verdict: Verdict) -> Iterator[str]:
        """Why the text got this verdict, in lines for maintainers."""
        from bot.matcher.explain import explain

        return explain(self._model, text, verdict)

    def ask(self, text: str, locale: str | None = None, prior: str | None = None) -> Verdict:
        """Rank what the text could mean, in `locale` or else the language it is recognised in."""
        text = self._model.as_meant(normalize("NFC", text[:READ_CHARS]))
        heard = recognise(self._model.language, text, locale or prior)
        is_foreign = heard.is_foreign and (
            heard.by_script or heard.through or self._model.unseen_share(text) >= _FOREIGN_WORDS
        )
        locale = locale or (heard.locale if is_foreign or not heard.is_foreign else prior or SOURCE)
        if not words(text):
            return Verdict(Outcome.NONE, (), locale)
        if is_foreign and heard.through:
            text = in_words_of(text, self._model.neighbours.get(heard.spoken, {}))
        judged = judge(self._model, text)
        if judged.outcome is Outcome.NONE and (phrase := self._model.phrasebook.nearest(text)):
            judged = judge(self._model, phrase)
        spoken = heard.spoken if is_foreign else locale
        if self._find:
            judged = self._with_sections(judged, self._find(text, spoken))
        return Verdict(
            judged.outcome,
            judged.matches,
            locale,
            is_foreign,
            spoken if is_foreign else "",
            judged.is_unspecific,
        )

    def _with_sections(self, judged: Judged, sections: tuple[Match, ...]) -> Judged:
        """Sections of added documentation beside what the catalogue has."""
        sure = judged.matches[:1] if judged.outcome is Outcome.ANSWER else ()
        likely = [match for match in judged.matches if match not in sure and match.score >= _LIKELY]
        others = sorted((*likely, *sections), key=lambda match: -match.score)
        matches = (*sure, *others)[:MATCHES]
        outcome = judged.outcome if sure else Outcome.SUGGEST if matches else Outcome.NONE
        return Judged(outcome, matches, judged.is_unspecific and not sections)
