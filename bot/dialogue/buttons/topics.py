"""All topics, or those of a group."""

from __future__ import annotations

from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import TOPICS_VERB
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment

NAME = "topics"
VERBS = (TOPICS_VERB,)


def press(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """The list; None where there is no such group."""
    if action.argument not in menus.GROUPS:
        return None
    return talk.say(menus.topics(talk.documents, action.locale, action.argument))
