"""An account of another type: "one of the two is SFTP, does it go?". In: a message. Out: that it stays.

What the documents say of an account for IMS (its type, that there is but one) would break another one.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.elsewhere import names
from bot.dialogue.talking.section_parts import steps_with
from bot.model import Block, Outcome
from bot.translate import _
from bot.validator.values.documented import INTERNAL_NAME

UNIQUE = "check/external-account-unique"
_IMS_ONLY = _(
    "An account of another type does not count here: do not delete it and leave its type as it is, as long "
    "as its internal name is another one, too. What must not exist twice is an account for IMS:"
)
_ASKED = ("counted", "discard", "judge")
"""Cues by which one asks what to do about it."""


def read_other_account(moment: Moment) -> DialogueAct | None:
    """One account among several that is of another type: whether it counts, goes, or gets another type."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if not utterance.has("other-type") or utterance.has("where") or moment.is_of_page:
        return None
    is_beside = utterance.has("another-account")
    is_asked = utterance.has(*_ASKED)
    if not is_asked and moment.subject != UNIQUE and _is_how(moment):
        return DialogueAct(Outcome.NONE, (menus.not_documented(locale),), moment.memory)
    if not (is_beside and is_asked) and not (moment.subject == UNIQUE and (is_beside or is_asked)):
        return None
    place = documents.place(UNIQUE, locale)
    counted = steps_with(documents, UNIQUE, locale, lambda text: INTERNAL_NAME in text)
    if place is None or not counted:
        return None
    body: list[Block] = [
        blocks.title(documents.title(UNIQUE, locale)),
        blocks.paragraph(moment.say, _IMS_ONLY),
        *counted,
        source_line(moment.say, place.page),
    ]
    keyboard = paired((onward_button(documents, UNIQUE, locale), topics_button(locale)))
    return answered(moment, Reply(locale, tuple(body), keyboard, item=UNIQUE), UNIQUE)


def _is_how(moment: Moment) -> bool:
    """Whether it is asked how such an account is set up, which the documents do not say."""
    utterance = moment.utterance
    is_account = names(moment.talk.documents, moment.text, "external-account")
    is_asked = utterance.has("how") and not utterance.has("broken")
    is_open = not moment.is_sure and not moment.is_beside_page
    return is_account and is_asked and is_open
