"""`converse(event, session, desk, context)`: the one entrance to the dialogue, the same for every channel."""

from __future__ import annotations

from bot.dialogue import button_data, buttons, commands, notices
from bot.dialogue.account_file.several import inspected_together
from bot.dialogue.account_file.uploads import inspected, refusal
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import READ_VERB
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk, Talk, Turn
from bot.dialogue.exchange import (
    Added,
    Attachment,
    Attachments,
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
from bot.dialogue.people import answer_ratings
from bot.dialogue.people.overheard import answer_overheard
from bot.dialogue.session import Session
from bot.dialogue.talking.manager import answer_question
from bot.dialogue.talking.turn import remembered

_ELSEWHERE = Context()


def converse(event: Event, session: Session, desk: Desk, context: Context = _ELSEWHERE) -> Turn:
    """What to reply to an event, and what to remember. Never raises for anything a person sends."""
    talk = Talk(session, desk, context)
    turn = _turn(event, talk)
    is_remembered = turn.told or isinstance(event, Overheard) or _is_read_along(event)
    return turn if is_remembered else remembered(turn, talk)


def _is_read_along(event: Event) -> bool:
    """Whether an answer is but shown in another language, to whoever reads it too."""
    action = button_data.decode(event.action) if isinstance(event, Press) else None
    return action is not None and action.verb == READ_VERB


def _turn(event: Event, talk: Talk) -> Turn:
    match event:
        case Question():
            return answer_question(event, talk)
        case Command():
            return commands.run(event, talk)
        case Press():
            return buttons.press(button_data.decode(event.action), event.attachment, talk)
        case Attachment():
            return talk.say(inspected(event, talk))
        case Attachments(parts):
            return talk.say(inspected_together(parts, talk))
        case Refused(why, limit_bytes):
            return talk.say(menus.notice(talk.locale, refusal(why, limit_bytes)))
        case Overheard():
            return answer_overheard(event, talk)
        case Reacted():
            return answer_ratings.reacted(event, talk)
        case Added():
            return talk.say(notices.joined(talk.locale))
        case Reloaded():
            return requests.reloaded(event, talk)
