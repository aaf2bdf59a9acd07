"""The matcher's face: a question in, a `Verdict` out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bot.matcher.decide import MATCHES, judge
from bot.matcher.language import recognise
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
        text = text[:READ_CHARS]
        spoken = recognise(self._model.language, text, locale or prior)
        is_foreign = spoken.by_script or (
            spoken.is_foreign and self._model.unseen_share(text) >= _FOREIGN_WORDS
        )
        locale = locale or (prior or SOURCE if is_foreign else spoken.locale)
        if not words(text):
            return Verdict(Outcome.NONE, (), locale)
        outcome, matches = judge(self._model, text)
        if outcome is Outcome.NONE and (meant := self._model.phrasebook.nearest(text)):
            outcome, matches = judge(self._model, meant)
        if self._find:
            sure = matches[:1] if outcome is Outcome.ANSWER else ()
            likely = [match for match in matches if match not in sure and match.score >= _LIKELY]
            others = sorted((*likely, *self._find(text, locale)), key=lambda match: -match.score)
            matches = (*sure, *others)[:MATCHES]
            outcome = outcome if sure else Outcome.SUGGEST if matches else Outcome.NONE
        return Verdict(outcome, matches, locale, is_foreign)
