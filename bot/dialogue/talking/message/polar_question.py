"""Whether a message asks for yes or no: "with JWT?", "it is under Program Files, right?", "JWT로 하나요".

In: an utterance. Out: whether yes or no is an answer to it.
"""

from __future__ import annotations

from bot.dialogue.talking.message.utterance import Utterance

_ASKS = ("ask", "tag", "judge", "enough")
"""Cues of a question that people write without its mark."""


def is_polar(utterance: Utterance) -> bool:
    """Whether it asks, and by no word ("which", "where") that wants more than yes or no."""
    if utterance.has_outside("tag", "question-word"):  # Swedish "…, eller hur?"
        return False
    if utterance.has("request") and not (utterance.questions or utterance.has("whether")):
        return False  # "give me the command"
    return bool(utterance.questions) or utterance.has(*_ASKS)
