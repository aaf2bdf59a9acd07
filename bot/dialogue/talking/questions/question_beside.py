"""A question of something else beside what a reader understood.

In: an act, and what of the message it is for. Out: the act with the answer to the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.dialogue.answers.entry import show_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.message_pieces import is_asking, pieces_of
from bot.dialogue.talking.sections.kin import of_one_thing
from bot.model import Match

_LIKELY = 0.5
"""From this probability on a piece asks for an id."""


def with_question_beside(
    moment: Moment, act: DialogueAct, is_understood: Callable[[tuple[int, int]], bool], *, goes_first: bool
) -> DialogueAct:
    """The act, and the answer to a piece of the message that it leaves out; the same where there is none.

    In the order of the message, or the act first if it `goes_first`.
    """
    talk, pieces = moment.talk, list(pieces_of(moment.utterance))
    asked = ((at, _asked(moment, span, is_understood)) for at, span in enumerate(pieces))
    at, found = next(((at, best) for at, best in asked if best), (0, None))
    if found is None or found.id in act.answered:
        return act
    shown = show_reply(talk.documents, found.id, moment.locale, hosting=talk.session.hosting)
    if shown is None:
        return act
    both = answered(moment, shown, found.id, *act.answered, matches=(found,))
    is_before = not goes_first and not any(is_understood(span) for span in pieces[:at])
    return replace(both, replies=(shown, *act.replies) if is_before else (*act.replies, shown))


def _asked(
    moment: Moment, span: tuple[int, int], is_understood: Callable[[tuple[int, int]], bool]
) -> Match | None:
    """What a piece asks for, if it is not understood yet; None where nothing is likely."""
    utterance = moment.utterance
    if is_understood(span) or not is_asking(utterance, span) or not utterance.rest(within=span):
        return None
    matches = moment.ask(utterance.words(span)).matches
    best = of_one_thing(moment.talk.documents, matches) or next(iter(matches), None)
    return best if best and best.score >= _LIKELY else None
