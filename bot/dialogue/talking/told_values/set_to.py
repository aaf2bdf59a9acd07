"""A name of any words that a setting "is set to", "reads" or "was changed to". In: a message. Out: the value.

Where a language has its verb behind the value, it stands between the setting's name and the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.quotations import quoted_at
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.value_slots import Given
from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.matcher.normalise import is_hangul
from bot.model import Record

ANY_WORDS = ("type", "internal_name")
"""Settings of which any words may be the value."""
_LINK, _TURNS, _AS = "set-to", "from-to", "as-setting"
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
    "vague-value",
)
"""Cues of words that are no value: "is set to the wrong one", "reads what?"."""
_TO_QUOTE = re.compile(r"(?:\s{1,3}[^\W\d_]{1,20}){0,5}?\s{0,3}[:=]?\s{0,3}(?=[\"«“”„`])")
"""Few words up to a quotation mark."""
_MOST_BEHIND = 3
"""A choice: small words behind the capital that a name begins with, "Base de données externe"."""
_MOST = 6
"""A choice: units of a value; a whole sentence is none."""


class SettingName(Record, frozen=True):
    """The name of a setting in a message, from its first unit up to the one behind it."""

    field: str
    start: int
    end: int


@once
def told_as_set(utterance: Utterance, at_hand: str = "") -> Given | None:
    """The value that a setting is told to have; `at_hand` is the setting if none is named."""
    named = list(named_settings(utterance))
    if quoted := next((given for one in named if (given := _quoted_behind(utterance, one))), None):
        return quoted
    if before := next((given for one in named if (given := _before_as(utterance, one))), None):
        return before
    is_turned = utterance.has(_TURNS) and utterance.has("changed")
    if not (utterance.has(_LINK) or is_turned) or utterance.has("either"):
        return None
    for one in named:
        end = next((span[1] for span in utterance.clauses if span[0] < one.end <= span[1]), one.end)
        if value := _value(utterance, one, end):
            return Given(one.field, value)
    if named or at_hand not in ANY_WORDS:
        return None
    clauses = ((SettingName(at_hand, start, start), end) for start, end in utterance.clauses)
    values = (_value(utterance, none, end) for none, end in clauses)
    return next((Given(at_hand, value) for value in values if value), None)


def _quoted_behind(utterance: Utterance, named: SettingName) -> Given | None:
    """What stands in quotes a word or two behind a name, whatever ties it to the name."""
    start = utterance.places[named.end - 1][1]
    found = _TO_QUOTE.match(utterance.text, start)
    value = quoted_at(utterance.text, found.end()) if found else ""
    return Given(named.field, value) if value else None


def _before_as(utterance: Utterance, named: SettingName) -> Given | None:
    """What stands in capitals before "as the type", or is known as another type."""
    tied = [cue for cue in utterance.spans(_AS) if cue.end == named.start]
    if not tied or utterance.has("either") or is_hangul(utterance.units[tied[0].start]):
        return None
    last = tied[0].start
    first = next((start for start, end in utterance.clauses if start <= last < end), 0)
    capitals = [at for at in range(first, last) if utterance.text[utterance.places[at][0]].isupper()]
    start = _begun_by(capitals, last)
    if start is None or (start == first and last - 1 not in capitals):  # "Marta chose it as the type"
        known = [cue for cue in utterance.spans("other-type", within=(first, last)) if cue.end == last]
        start = known[0].start if known else None
    if start is None or utterance.spans(*_NO_VALUE, within=(start, last)):
        return None
    own = utterance.rest("judge", "may", "ok", within=(start, last))  # "is X ok as the type?"
    return Given(named.field, utterance.words((start, own[-1] + 1))) if own else None


def _begun_by(capitals: list[int], last: int) -> int | None:
    """Where the name begins that ends before `last`, by the units in capitals; None without any near."""
    if not capitals or last - capitals[-1] > _MOST_BEHIND + 1:
        return None
    start = capitals[-1]
    while start - 1 in capitals:
        start -= 1
    return start


def named_settings(utterance: Utterance) -> Iterator[SettingName]:
    """Where the internal name and the type are called so."""
    yield from (SettingName("internal_name", cue.start, cue.end) for cue in utterance.spans("internal-name"))
    for found in _types().finditer(utterance.text):
        units = [
            at for at, (start, _end) in enumerate(utterance.places) if found.start() <= start < found.end()
        ]
        if units:
            yield SettingName("type", units[0], units[-1] + 1)


@cache
def _types() -> re.Pattern[str]:
    names = SettingNames.of({"type"})
    particles = any_of(of_all(lambda language: language.secrets.particles))
    return re.compile(
        rf"(?i)(?<![\w/.@])(?:{names.pattern})(?:en|n|ens|s|er)?(?:(?<=[가-힣])(?:{particles}|에))?(?![a-z])"
    )


def _value(utterance: Utterance, named: SettingName, end: int) -> str:
    """What a clause tells as the value, up to `end`; empty where it tells none."""
    for first, last in _places(utterance, named, end):
        left = utterance.rest(_LINK, "anaphora", "when", "also", "changed", within=(first, last))
        if not left or len(left) > _MOST or utterance.spans(*_NO_VALUE, within=(first, last)):
            continue
        return utterance.words((left[0], left[-1] + 1))
    return ""


def _places(utterance: Utterance, named: SettingName, end: int) -> Iterator[tuple[int, int]]:
    """Where the value may stand, the likeliest first; of a former and a new one, the new one."""
    ends = [cue.start for cue in utterance.spans(*_ENDS)]

    def up_to_end(start: int) -> tuple[int, int]:
        return start, min([end, *(at for at in ends if start <= at)])

    if turned := utterance.spans(_TURNS, within=(named.start, end)):
        yield up_to_end(turned[0].end)
        return
    links = utterance.spans(_LINK, within=(named.start, end))
    if not links:
        return
    if not is_hangul(utterance.units[links[0].start]):  # whose verbs come last
        start = links[0].end
        told = utterance.spans("value-end", within=(start, end))
        yield up_to_end(told[0].end if told and told[0].start == start else start)  # "shows in the console …"
    yield named.end, links[0].start
