"""A secret is told beside a question of something else.

In: such a message. Out: the warning, and the answer.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.questions.question_beside import with_question_beside
from bot.dialogue.talking.secrets.secret_verdict import read_secret
from bot.model import Outcome


def read_secret_and_question(moment: Moment) -> DialogueAct | None:
    """The warning first: the message is to be deleted now."""
    utterance = moment.utterance
    if len(utterance.clauses) == 1 and not utterance.has("join"):
        return None
    if not moment.tells_secret:
        return None
    from bot.dialogue.message_secrets import shows_likely_secret  # its patterns take long to load

    unsure = msgspec.structs.replace(moment.verdict, outcome=Outcome.NONE, matches=())
    warning = read_secret(replace(moment, verdict=unsure))
    if warning is None:
        return None
    act = with_question_beside(
        moment, warning, lambda span: shows_likely_secret(utterance.words(span)), goes_first=True
    )
    return None if act is warning else act
