"""The internal name of an operator group, which is not the account's. In: a message. Out: its page.

An external account and a group both have an internal name; only the words beside it, or what was spoken of,
tell whose is meant.
"""

from __future__ import annotations

import re

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, show_reply, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.told_values.mask_and_names import CHECK, mask_told_before, name_behind
from bot.model import Message
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
_PARTED = re.compile(r"\s[-–]\s")
"""Between the parts of a profile's name."""
_WORDS = 4
"""A choice: more words than the internal name of a group has."""
_OTHERWISE = ("make-ticket", "next", "solved", "name-asked", "hosted", "same")
"""Cues of a message that does more with it than tell it."""


def read_group_name(moment: Moment) -> DialogueAct | None:
    """A group's internal name: what the profile is to be called with the mask that was told, and the page."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    if moment.is_of_page or utterance.has(*_OTHERWISE):
        return None
    if held := _held_against_profile(moment):
        body = (*(blocks.paragraph(moment.say, line) for line in held),)
        buttons = paired((onward_button(documents, CHECK, locale), topics_button(locale)))
        return answered(moment, Reply(locale, body, buttons, item=CHECK), CHECK)
    shown = show_reply(documents, CHECK, locale, hosting=moment.talk.session.hosting)
    if shown is None or not _is_of_group(moment):
        return None
    if complete := _complete_name(moment):
        told = _(
            "With your mask, the profile of this group has to be called `{complete}`.", complete=complete
        )
        shown = msgspec.structs.replace(shown, blocks=(blocks.paragraph(moment.say, told), *shown.blocks))
    return answered(moment, shown, CHECK)


def _held_against_profile(moment: Moment) -> tuple[Message, ...]:
    """Whether the profile that is told beside the group's internal name ends in it; nothing without both.

    The mask, which nobody has told, is what the profile begins with.
    """
    from bot.dialogue.message_secrets import may_keep  # its patterns take long to load

    utterance = moment.utterance
    if mask_told_before(moment) or utterance.questions or not utterance.has("named-profile"):
        return ()
    group, profile = (
        next(
            (name for cue in utterance.spans(*cues) if (name := name_behind(utterance, cue.start, cue.end))),
            "",
        )
        for cues in (("group-name", "internal-name"), ("named-profile",))
    )
    is_name = group and _PARTED.search(profile) and len(group.split()) <= _WORDS
    if not is_name or not may_keep((group, profile), moment.text):
        return ()
    if _PARTED.split(profile)[-1] == group or profile.endswith(group):
        return (
            _(
                "Yes: `{profile}` ends in `{group}`, the internal name of the group. What stands before it "
                "has to be what stands before `(.*)` in **Association Mask**.",
                profile=profile[:200],
                group=group[:200],
            ),
        )
    return (
        _(
            "No: the name of the profile has to end in the internal name of the group, `{group}`, to the "
            "letter; `{profile}` does not.",
            group=group[:200],
            profile=profile[:200],
        ),
        _("If the Campaign group was renamed, give it back its former name."),
    )


def of_group(moment: Moment, item: str) -> str:
    """The names of the groups in the place of the account's internal name, where groups are spoken of."""
    is_open = item == _OF_ACCOUNT and moment.subject in _OF_GROUPS and not moment.utterance.has("of-account")
    is_named = moment.utterance.has("internal-name") or not moment.is_question
    return CHECK if is_open and is_named and not names_account(moment.text) else item


def names_account(text: str) -> bool:
    """Whether a name as the account has it is told: "Adobe_Marketing_Cloud"."""
    return "adobe" in text.casefold()


def _is_of_group(moment: Moment) -> bool:
    """Whether the matcher takes for the account's what is a group's, by its words or by what is spoken of."""
    if moment.utterance.has("group-name"):
        return moment.best in ("", _OF_ACCOUNT, CHECK) or bool(_complete_name(moment))
    if not moment.utterance.has("internal-name"):
        return False  # "he only changed the label"
    is_told = moment.best == _OF_ACCOUNT and not moment.is_question and not moment.utterance.has("of-account")
    return is_told and moment.subject in _OF_GROUPS and not names_account(moment.text)


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
