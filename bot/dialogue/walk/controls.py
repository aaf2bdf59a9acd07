"""Walk-throughs in a conversation: who may start one, whose buttons they are, when one has ended."""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks, button_data
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import HOSTED, paired, show_reply, topics_button
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment, Button, Reply
from bot.dialogue.session import Session, Walk
from bot.dialogue.walk import walkthrough
from bot.dialogue.walk.screen import (
    guide_button,
    progress,
    start_title,
    step_button,
    step_reply,
    summary_reply,
)
from bot.model import Message
from bot.translate import _, translator

ANYWAY_VERB = "guide-on"
_ENDED = _("This walk-through has ended. Start a new one with /walk.")
GO_ON = "go-on"
"""What the button says that shows the present step of an open walk-through once more."""


def start(item: str, locale: str, talk: Talk, *, anyway: bool = False) -> Turn | None:
    """Begin to go through the steps of an id (or `walk.ALL`); None where there are none.

    People whose Campaign Adobe runs are first told what that means, unless they want to go on `anyway`.
    """
    begun = walkthrough.begin(talk.documents, item, talk.context.person, talk.context.now, talk.session.walk)
    if begun is None:
        return None
    if talk.session.hosting == "hosted" and not anyway and item != HOSTED:
        return talk.say(_hosted_first(item, locale, talk))
    return Turn((step_reply(begun, talk.documents, locale),), _with_walk(talk.session, begun))


def choice(talk: Talk, problem: Message | None = None) -> Turn:
    """Offers what can be gone through: the open walk-through, the symptoms, all checks, the topics.

    `problem` says why nothing else came of what the person asked for.
    """
    locale = talk.locale
    say = translator(locale)
    question = _(
        "What shall we go through? Choose what people see, all checks one by one, or something to set up."
    )
    starts = [*talk.documents.in_order("symptom"), walkthrough.ALL]
    buttons = [guide_button(talk.documents, item, locale) for item in starts]
    if (known := talk.session.walk) and _is_open(known, talk):
        label = _(
            "Go on: {title} ({progress})",
            title=start_title(talk.documents, known.start, locale),
            progress=progress(known, talk.documents),
        )
        buttons.insert(0, step_button(say.text(label), known, GO_ON, locale))
    buttons.append(menus.group_button("topic", locale))
    body = [blocks.paragraph(say, message) for message in (problem, question) if message]
    return talk.say(Reply(locale, tuple(body), tuple((button,) for button in buttons)))


def press_guide(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """A button that starts a walk-through; whoever presses it starts their own."""
    return start(action.argument, action.locale, talk, anyway=action.verb == ANYWAY_VERB)


def press_step(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """A button of a walk-through. One that does not count (any more) changes nothing and says why."""
    match action.argument.split("."):
        case [token, moves, said] if moves.isdecimal():
            pass
        case _:
            return None
    if not walkthrough.is_of(token, talk.context.person):
        return _alert(talk, _("This walk-through belongs to somebody else. Start your own with /walk."))
    known = talk.session.walk
    if known is None or known.token != token:
        return _alert(talk, _ENDED)
    if not _is_open(known, talk):
        return _ended(known, action.locale, talk)
    shown = step_reply(known, talk.documents, action.locale, replaces=True)
    if moves != str(known.moves):
        return Turn((shown,), talk.session, alert=_("You have answered this step already."))
    if said == GO_ON:
        told = blocks.paragraph(translator(action.locale), _("Let us go on where we were."))
        return talk.say(msgspec.structs.replace(shown, blocks=(told, *shown.blocks)))
    allowed = next((offer for offer in walkthrough.offered(known, talk.documents) if offer == said), None)
    return _moved(known, allowed, action.locale, talk) if allowed else None


def _moved(known: Walk, said: walkthrough.StepOutcome, locale: str, talk: Talk) -> Turn:
    after = walkthrough.moved(known, said, talk.context.now)
    if said == "stop":
        return Turn(
            (summary_reply(after, talk.documents, locale, "stopped"),), _with_walk(talk.session, None)
        )
    if walkthrough.present(after, talk.documents):
        shown = step_reply(after, talk.documents, locale, replaces=True)
        return Turn((shown,), _with_walk(talk.session, after))
    return Turn((summary_reply(after, talk.documents, locale, "finished"),), _with_walk(talk.session, None))


def _ended(known: Walk, locale: str, talk: Talk) -> Turn:
    """The summary of what was found before nobody went on; nothing to sum up where a check is gone."""
    replies: list[Reply] = []
    if walkthrough.is_usable(known, talk.documents):
        replies.append(summary_reply(known, talk.documents, locale, "expired"))
    return Turn(tuple(replies), _with_walk(talk.session, None), alert=_ENDED)


def _is_open(known: Walk, talk: Talk) -> bool:
    is_expired = walkthrough.is_expired(known, talk.context.now, talk.desk.walk_idle_s)
    return walkthrough.is_usable(known, talk.documents) and not is_expired


def _hosted_first(item: str, locale: str, talk: Talk) -> Reply:
    say = translator(locale)
    anyway = Button(say.text(_("Go on anyway")), button_data.encode(ANYWAY_VERB, item, locale))
    keyboard = paired((anyway, topics_button(locale)))
    told = show_reply(talk.documents, HOSTED, locale)
    if told is None:
        notice = menus.notice(locale, _("Adobe runs your Campaign: contact your Adobe representative first."))
        return msgspec.structs.replace(notice, keyboard=keyboard)
    return msgspec.structs.replace(told, keyboard=keyboard, footer=())


def _with_walk(session: Session, open_walk: Walk | None) -> Session:
    return msgspec.structs.replace(session, walk=open_walk)


def _alert(talk: Talk, told: Message) -> Turn:
    return Turn((), talk.session, alert=told)
