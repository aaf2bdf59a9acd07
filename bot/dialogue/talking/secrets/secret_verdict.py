"""A secret that is told, or asked about. In: a message. Out: not here, and what to do with it now.

Nothing shows whether a secret is right but a comparison with Adobe's, which is nobody's to make in a chat.
"""

from __future__ import annotations

import re
from dataclasses import replace

import msgspec

from bot.dialogue import blocks, notices
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Button, Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.secrets.sent_secret import CHECK, kind_of
from bot.dialogue.talking.troubleshooting.triage import asked_back
from bot.model import Block
from bot.translate import _, translator

_MAY_HOLD = re.compile(r"[^\W\d_]\W?\d|\d\W?[^\W\d_]")
"""Letters beside digits: what is written without them is no secret that anybody would know for one."""
_ASKING = ("judge", "in-order")
"""Cues of a message that wants to know whether something is right."""
_SYMPTOMS = ("appears-adobe", "appears-rights", "appears-no-page")
_SECRET = _(
    "Please do not send me secrets. I cannot tell whether this one is right, because only Adobe has the "
    "value to compare it with, and now it is in this chat. Delete your message, have Adobe renew the client "
    "secret, and enter the new one in the account."
)
_PASSWORD = _(
    "Please do not send me passwords: I never need them, and now yours is in this chat. Delete your message "
    "and change the password."
)
_FEW_WORDS = 8
"""A choice: in a longer message, what a machine made may as well be another value."""


def read_secret(moment: Moment) -> DialogueAct | None:
    """A secret that somebody wants compared or just tells; other messages are about what else they say."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    is_asked = utterance.has(*_ASKING) or utterance.questions
    if utterance.has(*_SYMPTOMS) and not is_asked:
        return None
    place = documents.place(CHECK, locale)
    is_about_else = moment.is_sure and moment.best != CHECK
    if place is None or is_about_else:
        return None
    if not (moment.tells_secret or _is_told_alone(moment)):
        return None
    if kind_of(utterance) == "password":
        told = (blocks.paragraph(moment.say, _PASSWORD),)
        if utterance.has("broken"):
            return asked_back(moment, told)
        return answered(moment, _reply(moment, told), CHECK)
    if utterance.has("broken"):
        return None
    body = (
        blocks.title(documents.title(CHECK, locale)),
        blocks.paragraph(moment.say, _SECRET),
        source_line(moment.say, place.page),
    )
    return answered(moment, _reply(moment, body, onward_button(documents, CHECK, locale)), CHECK)


def _reply(moment: Moment, body: tuple[Block, ...], *buttons: Button) -> Reply:
    return Reply(moment.locale, body, paired((*buttons, topics_button(moment.locale))), item=CHECK)


def with_warning(moment: Moment, act: DialogueAct) -> DialogueAct:
    """What came of a message, with the word to delete it where a secret stands beside what was answered.

    In a chat of many the channel takes it away.
    """
    if not act.replies or not moment.talk.context.is_private or not _MAY_HOLD.search(moment.text):
        return act
    first, *others = act.replies
    if is_warning(first) or not (moment.tells_secret or _is_told_alone(moment)):
        return act
    note = blocks.paragraph(moment.say, notices.secret_in_private())
    warned = msgspec.structs.replace(first, blocks=(*first.blocks, note))
    return replace(act, replies=(warned, *others))


def is_warning(reply: Reply) -> bool:
    """Whether a reply says that a secret was sent, and what to do about it."""
    say = translator(reply.locale)
    return any(block.inline in (say.inline(_SECRET), say.inline(_PASSWORD)) for block in reply.blocks)


def _is_told_alone(moment: Moment) -> bool:
    """Whether little but a secret is told, on whichever side of its name: "we entered … as the secret"."""
    from bot.privacy.secret_detection import is_random

    words = moment.text.split()
    is_short = moment.best == CHECK and len(words) <= _FEW_WORDS
    return is_short and any(is_random(word) and "@" not in word for word in words)
