"""Which check some words of a message are about. In: a span. Out: its id, or nothing."""

from __future__ import annotations

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.dialogue.talking.troubleshooting.next_check import checks_at_hand
from bot.dialogue.walk.walkthrough import RESTART

_NAMED = 0.3
"""From this probability on the matcher names a check."""


def check_in(moment: Moment, span: tuple[int, int]) -> str:
    """The check that a span names, the restart aside; one of those at hand before any other.

    "The URL" is the callback URL where people land on adobe.com, though two more settings are called so.
    """
    utterance, documents = moment.utterance, moment.talk.documents
    units = utterance.rest(within=span)
    if not units:
        return ""
    said = said_of(documents, utterance, units)
    at_hand = [check for check in checks_at_hand(moment) if check.startswith("check/") and check != RESTART]
    named = [check for check in at_hand if said.of_title(check) > 0]
    if len(named) == 1:
        return named[0]
    is_whole = span == (0, len(utterance.units))
    matches = (moment.verdict if is_whole else moment.ask(utterance.words(span))).matches
    likely = [match.id for match in matches if match.score >= _NAMED]
    others = (item for item in likely if item.startswith("check/") and item != RESTART)
    return next((item for item in others if item in at_hand or said.of_title(item) > 0), "")


def asks(utterance: Utterance) -> bool:
    """Whether a clause ends in a question mark, or begins as a question does."""
    starts = {start for start, _end in utterance.clauses}
    return bool(utterance.questions) or any(cue.start in starts for cue in utterance.spans("ask"))
