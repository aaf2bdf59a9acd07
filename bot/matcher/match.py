"""The matcher's face: a question in, a `Verdict` out."""

from __future__ import annotations

from typing import Protocol

from bot.matcher.decide import MATCHES, decide
from bot.matcher.language import recognise
from bot.matcher.model import Model
from bot.matcher.normalise import words
from bot.model import Match, Outcome, Verdict

READ_CHARS = 4096
"""What stands further behind in a text is not read."""


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

    def ask(self, text: str, locale: str | None = None, prior: str | None = None) -> Verdict:
        """Rank what the text could mean, in `locale` or else the language it is recognised in."""
        text = text[:READ_CHARS]
        locale = locale or recognise(self._model.language, text, prior)
        if not words(text):
            return Verdict(Outcome.NONE, (), locale)
        scores = self._model.scores(text)
        outcome, matches = decide(scores, text, self._model.ids, self._model.calibration)
        if self._find:
            sure = matches[:1] if outcome is Outcome.ANSWER else ()
            likely = [match for match in matches if match not in sure and match.score >= _LIKELY]
            others = sorted((*likely, *self._find(text, locale)), key=lambda match: -match.score)
            matches = (*sure, *others)[:MATCHES]
            outcome = outcome if sure else Outcome.SUGGEST if matches else Outcome.NONE
        return Verdict(outcome, matches, locale)
