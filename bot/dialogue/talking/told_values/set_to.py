"""A name of any words that a setting "is set to", "reads" or "was changed to". In: a message. Out: the value.

Where a language has its verb behind the value, it stands between the setting's name and the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.value_slots import Given
from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.matcher.normalise import is_hangul
from bot.model import Record

ANY_WORDS = ("type", "internal_name")
"""Settings of which any words may be the value."""
_LINK = "set-to"
_ENDS = (_LINK, "judge", "value-end", "tag")
_NO_VALUE = (
    "whether",
    "where",
    "value",
    "question-word",
    "not-shown",
    "broken",
    "negator",
    "either",
    "bad",
    "done",
)
"""Cues of words that are no value: "is set to the wrong one", "reads what?"."""
_MOST = 6
"""A choice: units of a value; a whole sentence is none."""


class _SettingName(Record, frozen=True):
    """The name of a setting in a message, from its first unit up to the one behind it."""

    field: str
    start: int
    end: int


def told_as_set(utterance: Utterance, at_hand: str = "") -> Given | None:
    """The value that a setting is told to have; `at_hand` is the setting if none is named."""
    if not utterance.has(_LINK) or utterance.has("either"):
        return None
    named = list(_named(utterance))
    for one in named:
        end = next((span[1] for span in utterance.clauses if span[0] < one.end <= span[1]), one.end)
        if value := _value(utterance, one, end):
            return Given(one.field, value)
    if named or at_hand not in ANY_WORDS:
        return None
    clauses = ((_SettingName(at_hand, start, start), end) for start, end in utterance.clauses)
    values = (_value(utterance, none, end) for none, end in clauses)
    return next((Given(at_hand, value) for value in values if value), None)


def _named(utterance: Utterance) -> Iterator[_SettingName]:
    yield from (_SettingName("internal_name", cue.start, cue.end) for cue in utterance.spans("internal-name"))
    for found in _types().finditer(utterance.text):
        units = [
            at for at, (start, _end) in enumerate(utterance.places) if found.start() <= start < found.end()
        ]
        if units:
            yield _SettingName("type", units[0], units[-1] + 1)


@cache
def _types() -> re.Pattern[str]:
    names = SettingNames.of({"type"})
    particles = any_of(of_all(lambda language: language.secrets.particles))
    return re.compile(
        rf"(?i)(?<![\w/.@-])(?:{names.pattern})(?:en|n|ens|s|er)?(?:(?<=[가-힣])(?:{particles}|에))?(?![a-z])"
    )


def _value(utterance: Utterance, named: _SettingName, end: int) -> str:
    """What a clause tells as the value, up to `end`; empty where it tells none."""
    links = utterance.spans(_LINK, within=(named.start, end))
    if not links:
        return ""
    ends = [cue.start for cue in utterance.spans(*_ENDS)]
    behind = (links[0].end, min([end, *(at for at in ends if links[0].end <= at)]))
    before = (named.end, links[0].start)
    is_behind_value = is_hangul(utterance.units[links[0].start])  # its verbs come last
    for told in utterance.spans("value-end", within=(links[0].end, end)):
        if told.start == behind[0]:  # "shows in the console …"
            behind = (told.end, min([end, *(at for at in ends if told.end <= at)]))
    for first, last in (before,) if is_behind_value else (behind, before):
        left = utterance.rest(_LINK, "anaphora", "when", "also", "changed", within=(first, last))
        if not left or len(left) > _MOST or utterance.spans(*_NO_VALUE, within=(first, last)):
            continue
        return utterance.words((left[0], left[-1] + 1))
    return ""
