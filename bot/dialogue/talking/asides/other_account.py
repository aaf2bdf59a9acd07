"""One account among several: "one is SFTP, does it go?", "one is switched off". Out: whether it stays.

What the documents say of an account for IMS (its type, that there is but one) would break another one.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue import blocks
from bot.dialogue.answers import menus
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.message.elsewhere import names
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import steps_with
from bot.dialogue.talking.subject.follow_up import DISCARD, says
from bot.model import Block, Message, Outcome
from bot.translate import _
from bot.validator.values.documented import INTERNAL_NAME

UNIQUE = "check/external-account-unique"
_OF_ACCOUNT = (UNIQUE, "check/account-type", "check/internal-name", "topic/external-account-location")
"""Ids that tell an account for IMS apart: what they say of it would break one of another type."""
_IMS_ONLY = _(
    "An account of another type does not count here: do not delete it and leave its type as it "
    "is, provided that its internal name is different as well. Only the account for IMS must not "
    "exist twice:"
)
_SWITCHED_OFF = _(
    "The documentation makes no exception for an account that is switched off: an instance has exactly one "
    "account for IMS."
)
_PUT_RIGHT = ("erased", "changed", "next", "solved")
"""Cues by which one tells that it is gone."""
_ASKED = ("counted", "discard", "judge")
"""Cues by which one asks what to do about it."""


def read_other_account(moment: Moment) -> DialogueAct | None:
    """One account among several that is of another type: whether it counts, goes, or gets another type."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if moment.subject == UNIQUE and utterance.has("switched-off") and not utterance.has(*_PUT_RIGHT):
        return _switched_off(moment)
    if not utterance.has("other-type") or utterance.has("where") or moment.is_of_page:
        return None
    is_beside = utterance.has("another-account")
    is_asked = utterance.has(*_ASKED)
    if not is_asked and moment.subject != UNIQUE and _is_how(moment):
        return DialogueAct(Outcome.NONE, (menus.not_documented(locale),), moment.memory)
    is_near = moment.subject == UNIQUE or (moment.subject in _OF_ACCOUNT and not _is_only_judged(utterance))
    if not (is_beside and is_asked) and not (is_near and (is_beside or is_asked)):
        return None
    counted = steps_with(documents, UNIQUE, locale, lambda text: INTERNAL_NAME in text)
    return _answer(moment, _IMS_ONLY, counted) if counted else None


def _is_only_judged(utterance: Utterance) -> bool:
    """Whether no account is spoken of, but something of that type: "which number in the messages?"."""
    return not utterance.has("another-account", "counted", "discard")


def _switched_off(moment: Moment) -> DialogueAct | None:
    """One of the accounts for IMS is switched off: it is a duplicate all the same."""
    documents, locale = moment.talk.documents, moment.locale
    return _answer(moment, _SWITCHED_OFF, steps_with(documents, UNIQUE, locale, says(DISCARD, locale)))


def _answer(moment: Moment, told: Message, steps: Sequence[Block]) -> DialogueAct | None:
    documents, locale = moment.talk.documents, moment.locale
    place = documents.place(UNIQUE, locale)
    if place is None:
        return None
    body: list[Block] = [
        blocks.title(documents.title(UNIQUE, locale)),
        blocks.paragraph(moment.say, told),
        *steps,
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
