"""The internal name of an operator group, which is not the account's. In: a message. Out: its page.

An external account and a group both have an internal name; only the words beside it, or what was spoken of,
tell whose is meant.
"""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.told_values.mask_and_names import CHECK, mask_told_before, name_behind
from bot.translate import _

_OF_ACCOUNT = "check/internal-name"
_OF_GROUPS = (
    CHECK,
    "check/association-mask",
    "check/operator-group-membership",
    "topic/mask-syntax",
    "topic/product-profiles",
)
"""What is spoken of where an internal name is a group's."""
_WORDS = 4
"""A choice: more words than the internal name of a group has."""
_OTHERWISE = ("make-ticket", "next", "solved", "name-asked", "hosted", "same")
"""Cues of a message that does more with it than tell it."""


def read_group_name(moment: Moment) -> DialogueAct | None:
    """A group's internal name: what the profile is to be called with the mask that was told, and the page."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if moment.is_of_page or utterance.has(*_OTHERWISE) or not _is_of_group(moment):
        return None
    shown = show_reply(documents, CHECK, locale, hosting=moment.talk.session.hosting)
    if shown is None:
        return None
    if complete := _complete_name(moment):
        told = _(
            "With your mask, the profile of this group has to be called `{complete}`.", complete=complete
        )
        shown = msgspec.structs.replace(shown, blocks=(blocks.paragraph(moment.say, told), *shown.blocks))
    return answered(moment, shown, CHECK)


def _is_of_group(moment: Moment) -> bool:
    """Whether the matcher takes for the account's what is a group's, by its words or by what is spoken of."""
    if moment.utterance.has("group-name"):
        return moment.best in ("", _OF_ACCOUNT, CHECK) or bool(_complete_name(moment))
    is_told = moment.best == _OF_ACCOUNT and not moment.is_question and not moment.utterance.has("of-account")
    return is_told and moment.subject in _OF_GROUPS and "adobe" not in moment.text.casefold()


def _complete_name(moment: Moment) -> str:
    """What the mask that was told gives with the group's name that is told; empty without either."""
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load
    from bot.validator.mask.form import read_mask

    mask_text, utterance = mask_told_before(moment), moment.utterance
    told = max(
        utterance.spans("group-name", "internal-name"), key=lambda cue: cue.end - cue.start, default=None
    )
    if not mask_text or told is None or utterance.questions:
        return ""
    name = name_behind(utterance, told.start, told.end)
    mask = read_mask(mask_text)
    is_name = bool(name) and len(name.split()) <= _WORDS and may_keep((name,), moment.text)
    return mask.dashboard_name(name)[:200] if is_name and mask.form in ("pattern", "prefix") else ""
