"""After a secret was sent: "did you keep it?", "should I delete that?", "oops, what now?".

In: a message after one with a secret, or one that tells of it. Out: that it is not kept, and what to do.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Leaked
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed, talked
from bot.dialogue.talking.message.elsewhere import names_setting
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.next_check import statements
from bot.model import Message, Outcome
from bot.privacy.secret_words import has_name
from bot.translate import _

CHECK = "check/client-secret"
_NEW_ONES = ("topic/credentials-source", "topic/technical-accounts")
"""What the matcher takes a question for a new secret for, where nothing tells that the old one is meant."""
_OPENINGS: dict[str, Message] = {
    "kept": _("No, I do not keep secrets. What you sent is still in this chat, though: delete your message."),
    "where": _("Nowhere: I do not keep secrets. It is still in this chat, though: delete your message."),
    "discard": _(
        "Yes, please delete your message yourself. I do not keep secrets, but until you delete it, it can be "
        "read in this chat."
    ),
    "erased": _("Good: it is no longer in this chat, and I do not keep secrets."),
    "next": _(
        "First delete your message: I do not keep secrets, but until you delete it, it can be read in this "
        "chat."
    ),
}
_AWAY = _("First delete it where others can read it, if you can.")
_REISSUED = _(
    "You do not create a client secret yourself: ask Adobe Customer Care for a new one. Do not go on using "
    "the old one, as others may have read it. Enter the new one in the account, save and restart the server."
)
_RENEW = _(
    "That alone is not enough, because others may have read it: have Adobe renew the client secret, then "
    "enter the new one in the account."
)
_REMEDIES: dict[Leaked, Message] = {
    "secret": _RENEW,
    "elsewhere": _RENEW,
    "password": _("That alone is not enough, because others may have read it: change the password."),
}
_NOT_TOLD = _(
    "I cannot tell whether it is right: only Adobe has the value to compare it with. It has to be renewed in "
    "any case, because others may have read it: have Adobe renew the client secret, then enter the new one "
    "in the account."
)
_OF_ALL = _("I never keep secrets. /forget shows what else I remember about you, and erases it if you like.")
_BESIDE = (
    *(
        "kept",
        "my-message",
        "discard",
        "erased",
        "password",
        "leaked",
        "leaked-away",
        "reissue",
        "must",
        "may",
        "sorry",
        "next",
        "then",
        "ask",
        "and",
        "anaphora",
    ),
    *("judge", "ok", "yes", "no", "greet", "thanks", "address", "done", "also", "urgent", "how", "where"),
    *("supposed", "counted", "solved", "value"),
)
_FEW = 2
"""A choice: so many words beside them are no question of their own."""
_MANY = 4
"""A choice: so many stand beside what tells of it, as to whom it was sent."""


def read_sent_secret(moment: Moment) -> DialogueAct | None:
    """What people ask once they have sent a secret, or tell that they have."""
    utterance, leaked = moment.utterance, moment.memory.leaked
    is_of_new = leaked in ("secret", "elsewhere") and utterance.has("reissue") and moment.best in _NEW_ONES
    is_about_else = moment.is_sure and moment.best != CHECK and not is_of_new
    if (
        leaked
        and not utterance.has("leaked", "leaked-away")
        and names_setting(moment.talk.documents, moment.text)
    ):
        return None  # "should I replace the mask?"
    if is_about_else or moment.tells_secret or not _is_little(utterance):
        return None
    if utterance.has("leaked", "leaked-away"):
        return _told(moment, "next", kind_of(utterance))
    if leaked is None:
        is_of_all = utterance.has("kept") and utterance.has("my-message")
        return _told_of_all(moment) if is_of_all and not moment.is_of_page else None
    if leaked != "password" and utterance.has("reissue"):
        return _reissued(moment)
    asked = _asked(moment)
    if not asked and leaked == "secret" and utterance.has("judge") and moment.is_question:
        return _untold(moment)
    return _told(moment, asked, leaked) if asked else None


def kind_of(utterance: Utterance) -> Leaked:
    """What was sent: a password its owner changes, anything else is taken for the client secret."""
    if utterance.has("password"):
        return "password"
    return "elsewhere" if utterance.has("leaked-away") and not utterance.has("leaked") else "secret"


def with_leak(moment: Moment, act: DialogueAct) -> DialogueAct:
    """The act, with the note in its memory that a secret was sent; gone once something else is answered."""
    leaked = act.memory.leaked
    if moment.tells_secret:
        leaked = kind_of(moment.utterance)
    elif act.outcome is Outcome.ANSWER and CHECK not in act.answered:
        leaked = None
    return replace(act, memory=changed(act.memory, leaked=leaked))


def _asked(moment: Moment) -> str:
    """What is asked of the secret that was sent; empty where it is something else."""
    utterance = moment.utterance
    if utterance.has("kept"):
        return "where" if utterance.has("where") else "kept"
    if any(utterance.spans("erased", within=clause) for clause in statements(utterance)):
        return "erased"
    if utterance.has("discard", "erased"):
        return "discard"
    is_done = utterance.has("done", "changed", "same", "in-order")
    return "next" if utterance.has("sorry", "next", "then", "how", "urgent", "must") and not is_done else ""


def _is_little(utterance: Utterance) -> bool:
    """Whether no more is said than that, and the name of a secret."""
    left = utterance.rest(*_BESIDE)
    if utterance.has("leaked", "leaked-away"):
        return utterance.size(left) <= _MANY
    is_of_secret = utterance.has("kept", "reissue") or (bool(left) and has_name(utterance.typed(left)))
    return not left or (utterance.size(left) <= _FEW and is_of_secret)


def _told(moment: Moment, asked: str, leaked: Leaked) -> DialogueAct:
    locale, say = moment.locale, moment.say
    is_away = leaked == "elsewhere" and asked in ("next", "discard")
    opening = _AWAY if is_away else _OPENINGS[asked]
    body = (blocks.paragraph(say, opening), blocks.paragraph(say, _REMEDIES[leaked]))
    buttons = [topics_button(locale)]
    if leaked != "password":
        buttons.insert(0, onward_button(moment.talk.documents, CHECK, locale))
    memory = changed(moment.memory, leaked=leaked)
    return talked(moment, Reply(locale, body, paired(buttons)), memory=memory)


def _untold(moment: Moment) -> DialogueAct:
    """Nobody here can tell whether the secret that was sent is right."""
    locale = moment.locale
    buttons = [onward_button(moment.talk.documents, CHECK, locale), topics_button(locale)]
    return answered(
        moment, Reply(locale, (blocks.paragraph(moment.say, _NOT_TOLD),), paired(buttons), item=CHECK), CHECK
    )


def _reissued(moment: Moment) -> DialogueAct:
    """Where a new client secret comes from, asked once the old one is known to others."""
    locale = moment.locale
    buttons = [onward_button(moment.talk.documents, CHECK, locale), topics_button(locale)]
    return talked(moment, Reply(locale, (blocks.paragraph(moment.say, _REISSUED),), paired(buttons)))


def _told_of_all(moment: Moment) -> DialogueAct:
    """What is kept of what people write, asked where no secret was sent."""
    body = (blocks.paragraph(moment.say, _OF_ALL),)
    return talked(moment, Reply(moment.locale, body, ((topics_button(moment.locale),),)))
