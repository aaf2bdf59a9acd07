"""Of which setting a value is, by its name. In: a message. Out: the setting; whether it is a mask.

The shape alone tells little: a client ID and a group's name may look like a mask.
"""

from __future__ import annotations

import re
from functools import cache

from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.value_pair import Pair
from bot.dialogue.talking.told_values.value_slots import FIELD_OF

_MASK, _CLIENT = "association_mask", "client_id"
_IDS = (_MASK, _CLIENT)
"""Settings that are told apart by their names."""
_PLACEHOLDER = re.compile(r"[*%{}<>]|\(\.\+\)")
"""What stands in a mask for a group's own name, and in no name."""
_IN_CAMPAIGN = re.compile(r"(?i)(?<!adobe )\bcampaign|캠페인")
_AT_ADOBE = re.compile(r"(?i)\badobe(?! campaign)|어도비")
_BOTH = 2
"""The account's and Adobe's."""
_QUOTED_ID = re.compile(r"[\"«“`'„]\s?([\w.-]{4,64})\s?[\"»”`'“]", re.ASCII)


def kind_called(utterance: Utterance, subject: str) -> str:
    """The client ID where a message calls it so, or speaks of an ID behind it; empty otherwise."""
    called = _called(utterance)
    if called:
        return _CLIENT if called == {_CLIENT} else ""
    is_of_client = FIELD_OF.get(subject) == _CLIENT
    return _CLIENT if is_of_client and _QUOTED_ID.search(utterance.text) else ""


def is_mask(utterance: Utterance, value: str) -> bool:
    """Whether a value is a mask: it is called one, or has a placeholder and is called nothing else."""
    called = _called(utterance)
    return _MASK in called or (_PLACEHOLDER.search(value) is not None and not called)


def names_mask(utterance: Utterance) -> bool:
    """Whether a message speaks of the mask by its name."""
    return _MASK in _called(utterance)


def pair_of_ids(utterance: Utterance) -> Pair | None:
    """Two different client IDs in quotes; None where nothing tells which of them is the account's."""
    text = utterance.text
    found = list(_QUOTED_ID.finditer(text))
    if len(found) != _BOTH or found[0][1] == found[1][1]:
        return None
    first, second = found
    before, between = text[: first.start()], text[first.end() : second.start()]
    own, adobe = (_IN_CAMPAIGN.search(between), _AT_ADOBE.search(between))
    if own and not adobe:
        return Pair(second[1], first[1])
    if (adobe and not own) or (_IN_CAMPAIGN.search(before) and not _AT_ADOBE.search(before)):
        return Pair(first[1], second[1])
    return Pair(second[1], first[1]) if _AT_ADOBE.search(before) else None


@once
def _called(utterance: Utterance) -> set[str]:
    from bot.validator.fields import normalised  # the validator's table loads late

    pattern, fields = _names()
    return {fields[normalised(found["name"])] for found in pattern.finditer(utterance.text)}


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    names = SettingNames.of(_IDS)
    return re.compile(rf"(?i)(?<![\w/.@-])(?P<name>{names.pattern})(?:en|n|ens|s|er)?(?![a-z])"), names.fields
