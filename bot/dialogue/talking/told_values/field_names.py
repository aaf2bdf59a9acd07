"""Names of fields in quotes: 'it says "IMS scope", what goes in there?'. In: a message. Out: it without them.

A form shows the name of a field beside the field, and people copy it in quotes: it is no value.
"""

from __future__ import annotations

import re
from functools import cache

from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.value_slots import CHECK_OF

_QUOTED = re.compile(r"(?<![A-Za-z])[\"«„“`‘']([^\"«»„“”`‘’'\n]{2,60})[\"»“”`’'](?![A-Za-z])")
_BESIDE = re.compile(r"\s*(?:\([^()]*\))?\s*[:：*]?\s*$")
"""What a form has behind a name: a remark, a colon, a star for what has to be filled in."""


def is_field_name(words: str) -> bool:
    """Whether words are nothing but what a setting of the account is called, in any language."""
    from bot.validator.fields import normalised  # the validator's table loads late

    return normalised(_BESIDE.sub("", words)) in _names().fields


def labelled_field(text: str) -> str:
    """The setting before the sign with which a message begins: "Type: …", "Type -> …"; empty without one."""
    from bot.validator.fields import normalised

    found = _label().match(text)
    return _names().fields.get(normalised(found[1]), "") if found else ""


def without_field_names(utterance: Utterance, text: str) -> str:
    """The text with blanks in the place of names in quotes; `text` is the message, or a part of it.

    Where a field is named beside it, and it is asked whether the name is right there, it was entered.
    """
    if utterance.has("judge") and not utterance.has("value") and _is_named_outside(text):
        return text
    return _QUOTED.sub(lambda found: " " * len(found[0]) if is_field_name(found[1]) else found[0], text)


def _is_named_outside(text: str) -> bool:
    """Whether a setting is named that does not stand in quotes."""
    return _pattern().search(_QUOTED.sub(" ", text)) is not None


@cache
def _names() -> SettingNames:
    return SettingNames.of(CHECK_OF)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w/.@-])(?:{_names().pattern})(?![a-z])")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*({_names().pattern})\s*(?:[:=：](?!//)|[-=]>|→)\s*\S")
