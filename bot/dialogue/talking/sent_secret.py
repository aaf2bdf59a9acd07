"""After a secret was sent: "did you keep it?", "should I delete that?", "oops, what now?".

In: a message after one with a secret, or one that tells of it. Out: that it is not kept, and what to do.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.session import Leaked
from bot.dialogue.talking.act import DialogueAct, Moment, changed, talked
from bot.dialogue.talking.next_check import statements
from bot.dialogue.talking.utterance import Utterance
from bot.model import Message, Outcome
from bot.privacy.secret_words import has_name
from bot.translate import _

CHECK = "check/client-secret"
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
_REMEDIES: dict[Leaked, Message] = {
    "secret": _(
        "That alone is not enough, because others may have read it: have Adobe renew the client secret, then "
        "enter the new one in the account."
    ),
    "password": _("That alone is not enough, because others may have read it: change the password."),
}
_OF_ALL = _("I never keep secrets. /forget shows what else I remember about you, and erases it if you like.")
_BESIDE = (
    *(
        "kept",
        "my-message",
        "discard",
        "erased",
        "password",
        "leaked",
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


def read_sent_secret(moment: Moment) -> DialogueAct | None:
    """What people ask once they have sent a secret, or tell that they have."""
    utterance, leaked = moment.utterance, moment.memory.leaked
    is_about_else = moment.is_sure and moment.best != CHECK
    if is_about_else or moment.tells_secret or not _is_little(utterance):
        return None
    if utterance.has("leaked"):
        return _told(moment, "next", kind_of(utterance))
    if leaked is None:
        is_of_all = utterance.has("kept") and utterance.has("my-message")
        return _told_of_all(moment) if is_of_all and not moment.is_of_page else None
    asked = _asked(moment)
    return _told(moment, asked, leaked) if asked else None


def kind_of(utterance: Utterance) -> Leaked:
    """What was sent: a password its owner changes, anything else is taken for the client secret."""
    return "password" if utterance.has("password") else "secret"


def with_leak(moment: Moment, act: DialogueAct) -> DialogueAct:
    """The act, with the note in its memory that a secret was sent; gone once something else is answered."""
    leaked = act.memory.leaked
    if moment.tells_secret:
        leaked = kind_of(moment.utterance)
    elif act.outcome is Outcome.ANSWER and CHECK not in act.answered:
        leaked = None
    return DialogueAct(
        act.outcome,
        act.replies,
        changed(act.memory, leaked=leaked),
        act.answered,
        act.matches,
        act.judged,
        act.session,
    )


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
    return "next" if utterance.has("sorry", "next", "then") and not is_done else ""


def _is_little(utterance: Utterance) -> bool:
    """Whether no more is said than that, and the name of a secret."""
    left = utterance.rest(*_BESIDE)
    is_of_secret = utterance.has("leaked", "kept") or (bool(left) and has_name(utterance.typed(left)))
    return not left or (utterance.size(left) <= _FEW and is_of_secret)


def _told(moment: Moment, asked: str, leaked: Leaked) -> DialogueAct:
    locale, say = moment.locale, moment.say
    body = (blocks.paragraph(say, _OPENINGS[asked]), blocks.paragraph(say, _REMEDIES[leaked]))
    buttons = [topics_button(locale)]
    if leaked == "secret":
        buttons.insert(0, onward_button(moment.talk.documents, CHECK, locale))
    memory = changed(moment.memory, leaked=leaked)
    return talked(moment, Reply(locale, body, paired(buttons)), memory=memory)


def _told_of_all(moment: Moment) -> DialogueAct:
    """What is kept of what people write, asked where no secret was sent."""
    body = (blocks.paragraph(moment.say, _OF_ALL),)
    return talked(moment, Reply(moment.locale, body, ((topics_button(moment.locale),),)))
