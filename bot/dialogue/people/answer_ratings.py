"""👍 and 👎 under answers, by button or reaction; after 👎 one question: why."""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks, button_data
from bot.dialogue.answers import menus
from bot.dialogue.answers.documents import Documents
from bot.dialogue.answers.rating_buttons import BAD_VERB, GOOD_VERB, short_name
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment, Button, Reacted, Reply
from bot.dialogue.notes import Complained, Complaint, Rated
from bot.dialogue.session import Dislike
from bot.model import Message
from bot.translate import _, translator

RATING_VERBS = (GOOD_VERB, BAD_VERB)

RATING_VERBS = (GOOD_VERB, BAD_VERB)

REASONS: dict[Complaint, Message] = {
    "wrong-check": _("Wrong check"),
    "hard-to-understand": _("Hard to understand"),
    "missing": _("Something is missing"),
}
"""Why an answer was not good; each is the verb of a button."""


def press_rating(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """Note 👍 or 👎; None where there is no such answer any more."""
    item = talk.documents.unshort(action.argument)
    return _rated(item, action.locale, talk, is_good=action.verb == GOOD_VERB) if item else None


def press_reason(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """Note why an answer was not good, and thank for it; in private in place of the question."""
    item = talk.documents.unshort(action.argument)
    reason = next((reason for reason in REASONS if reason == action.verb), None)
    if item is None or reason is None:
        return None
    thanks = _("Thank you, I have noted that for my owner. If you still need help, ask me in other words.")
    reply = msgspec.structs.replace(menus.notice(talk.locale, thanks), replaces=True)
    told = Dislike(item, is_explained=True)
    notes = () if talk.session.dislike == told else (Complained(item, action.locale, reason),)
    session = msgspec.structs.replace(talk.session, dislike=told)
    if not talk.context.is_private:  # the question stays for who was asked
        return Turn((), session, alert=thanks, notes=notes)
    return Turn((reply,), session, notes=notes)


def reacted(event: Reacted, talk: Talk) -> Turn:
    """Note a reaction; 👍 in silence, 👎 with the question."""
    if talk.documents.place(event.item, event.locale) is None:
        return talk.say()
    turn = _rated(event.item, event.locale, talk, is_good=event.is_good)
    return msgspec.structs.replace(turn, alert=None)


def _rated(item: str, locale: str, talk: Talk, *, is_good: bool) -> Turn:
    notes = (Rated(item, locale, is_good),)
    if is_good:
        session = msgspec.structs.replace(talk.session, dislike=None)
        return Turn((), session, alert=_("Thank you!"), notes=notes)
    if talk.session.dislike and talk.session.dislike.item == item:
        return Turn((), talk.session, alert=_("Thank you, I have noted that already."), notes=notes)
    session = msgspec.structs.replace(talk.session, dislike=Dislike(item))
    return Turn((_why(talk.documents, item, locale, talk.locale),), session, notes=notes)


def _why(documents: Documents, item: str, locale: str, spoken: str) -> Reply:
    """Ask, in the language of who found the answer in `locale` bad, what was wrong with it."""
    say = translator(spoken)
    title = documents.title(item, spoken)
    asked = blocks.paragraph(
        say, _("Thank you for telling me. What is wrong with my answer **{title}**?", title=title)
    )
    rows = tuple(
        (Button(say.text(label), button_data.encode(reason, short_name(item), locale)),)
        for reason, label in REASONS.items()
    )
    return Reply(spoken, (asked,), rows)
