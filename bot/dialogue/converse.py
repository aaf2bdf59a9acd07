"""`converse(event, session, desk, context)`: the one entrance to the dialogue, the same for every channel."""

from __future__ import annotations

from bot.dialogue import button_data, commands, notices, presses
from bot.dialogue.account_file.files import inspected, refusal
from bot.dialogue.answers import menus
from bot.dialogue.answers.question import answer_question
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk, Talk, Turn
from bot.dialogue.exchange import (
    Added,
    Attachment,
    Command,
    Event,
    Overheard,
    Press,
    Question,
    Reacted,
    Refused,
    Reloaded,
)
from bot.dialogue.owner import requests
from bot.dialogue.people import feedback
from bot.dialogue.people.overheard import answer_overheard
from bot.dialogue.session import Session

_ELSEWHERE = Context()


def converse(event: Event, session: Session, desk: Desk, context: Context = _ELSEWHERE) -> Turn:
    """What to reply to an event, and what to remember. Never raises for anything a person sends."""
    talk = Talk(session, desk, context)
    match event:
        case Question():
            return answer_question(event, talk)
        case Command():
            return commands.run(event, talk)
        case Press():
            return presses.press(button_data.decode(event.action), event.attachment, talk)
        case Attachment():
            return talk.say(inspected(event, talk))
        case Refused(why, limit_bytes):
            return talk.say(menus.notice(talk.locale, refusal(why, limit_bytes)))
        case Overheard():
            return answer_overheard(event, talk)
        case Reacted():
            return feedback.reacted(event, talk)
        case Added():
            return talk.say(notices.joined(talk.locale))
        case Reloaded():
            return requests.reloaded(event, talk)
