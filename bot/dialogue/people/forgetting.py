"""What the bot remembers of a person, and how they have it erased."""

from __future__ import annotations

from hashlib import blake2s

import msgspec

from bot.dialogue import blocks, button_data
from bot.dialogue.answers.entry import topics_button
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment, Button, Reply
from bot.dialogue.notes import Forget
from bot.dialogue.session import Session
from bot.translate import _, n_, translator

FORGET_VERB = "forget"
_YES, _NO = "yes", "no"


def question_reply(talk: Talk) -> Reply:
    """Say what is remembered and for how long, and ask whether to erase it."""
    locale = talk.locale
    say = translator(locale)
    body = (
        blocks.paragraph(say, _("This is what I remember of you:")),
        blocks.bullets(
            say.inline(item)
            for item in (
                _("your language, and where your Campaign runs, if you told me"),
                _("a walk-through that is open"),
                _("how you liked my answers, and what you wrote with /feedback"),
            )
        ),
        blocks.paragraph(
            say,
            _(
                "I keep questions that I cannot answer, without names, addresses and secrets, and "
                "without who asked them. Questions, ratings and feedback are erased after {days} at "
                "the latest, and what is listed above also as soon as you say so.",
                days=n_("{count} day", "{count} days", talk.desk.retention_days),
            ),
        ),
        blocks.paragraph(say, _("Shall I forget you?")),
    )
    key = _key(talk.context.person)
    buttons = (
        Button(say.text(_("Forget me")), button_data.encode(FORGET_VERB, f"{_YES}.{key}", locale)),
        Button(say.text(_("Keep everything")), button_data.encode(FORGET_VERB, f"{_NO}.{key}", locale)),
    )
    return Reply(locale, body, (buttons,))


def press_forget(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """Erase, or not; only who asked may say so."""
    answer, _dot, key = action.argument.partition(".")
    if answer not in (_YES, _NO):
        return None
    if key != _key(talk.context.person):
        return msgspec.structs.replace(
            talk.say(), alert=_("Only the person who sent /forget can press this. You can send it, too.")
        )
    say = translator(action.locale)
    button = ((topics_button(action.locale),),)
    if answer == _NO:
        told = _("I keep what I remember of you.")
        return talk.say(Reply(action.locale, (blocks.paragraph(say, told),), button, replaces=True))
    told = _(
        "Done: I have erased your language, where your Campaign runs, your open walk-through, "
        "your ratings and what you wrote with /feedback. Only you can delete what is in this "
        "chat."
    )
    reply = Reply(action.locale, (blocks.paragraph(say, told),), button, replaces=True)
    fresh = Session(client=talk.session.client, usual=talk.session.usual)
    return Turn((reply,), fresh, notes=(Forget(),))


def _key(person: str) -> str:
    """A person in a button: enough to tell them from others, nothing to learn from it."""
    return blake2s(person.encode(), digest_size=8).hexdigest()
