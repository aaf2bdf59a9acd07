"""A greeting and nothing else. In: "hi there". Out: the greeting, in the language of theirs."""

from __future__ import annotations

import msgspec

from bot.dialogue.answers import menus
from bot.dialogue.answers.question_answering import greeted
from bot.dialogue.talking.act import DialogueAct, Moment
from bot.model import Outcome

_LONGEST = 12
"""Units of the longest greeting."""


def read_greeting(moment: Moment) -> DialogueAct | None:
    """A short message that is known as a greeting in one of the languages."""
    if len(moment.utterance.units) > _LONGEST:
        return None
    locale = greeted(moment.talk.documents, moment.text, moment.talk.session.locale)
    if locale is None:
        return None
    spoken = moment.talk.session.chosen or locale
    session = msgspec.structs.replace(moment.talk.session, spoken=spoken)
    return DialogueAct(
        Outcome.TALK, (menus.greeting(moment.talk.documents, spoken),), moment.memory, session=session
    )
