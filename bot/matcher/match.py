"""The matcher's face: a question in, a `Verdict` out."""

from __future__ import annotations

from bot.matcher.decide import decide
from bot.matcher.language import recognise
from bot.matcher.model import Model
from bot.matcher.normalise import words
from bot.model import Outcome, Verdict

READ_CHARS = 4096
"""What stands further behind in a text is not read."""


class Matcher:
    """Answers questions with a trained model. Holds no state of a conversation; safe to share."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def ask(self, text: str, locale: str | None = None, prior: str | None = None) -> Verdict:
        """Rank what the text could mean, in `locale` or else the language it is recognised in."""
        text = text[:READ_CHARS]
        locale = locale or recognise(self._model.language, text, prior)
        if not words(text):
            return Verdict(Outcome.NONE, (), locale)
        scores = self._model.scores(text)
        outcome, matches = decide(scores, text, self._model.ids, self._model.calibration)
        return Verdict(outcome, matches, locale)
