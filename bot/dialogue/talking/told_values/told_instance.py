"""An address beside an instance: "https://stage.… on production". In: both. Out: whether one is the other's.

Documented: the production URL for production, the stage URL for stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from bot.dialogue.desk import JudgedValue
from bot.dialogue.talking.message.cue_lexicon import CueMatch, lexicon
from bot.dialogue.talking.message.utterance import Utterance, read
from bot.dialogue.talking.told_values.setting_names import SettingNames
from bot.dialogue.talking.told_values.value_judgement import Judgement
from bot.dialogue.talking.told_values.value_slots import Given
from bot.translate import _

_INSTANCES = ("prod", "stage")
"""Cues of an instance; the address of one does not fit the other."""
_ADDRESS_OF = {"prod": "prod-address", "stage": "stage-address"}
"""Instance → the cue of its address: "the address of production"."""
_SCHEME_END = "://"
_ADDRESS = re.compile(r"(?<![a-z])[a-z]{1,10}://\S*", re.IGNORECASE)
_FEW = 2
"""A choice: words before the instance in "on the production server:"."""
_Clause: TypeAlias = tuple[int, int]


def of_other_instance(utterance: Utterance, given: Given) -> Judgement | None:
    """The verdict on an address of stage that is told of production, or the other way round.

    It is one of stage where its host is called so, or the message calls it the address of stage.
    """
    if given.field != "callback_url" or _SCHEME_END not in given.value:
        return None
    beside = {cue.cue for clause in _told_in(utterance) for cue in _outside(utterance, clause)}
    host = given.value.partition(_SCHEME_END)[2].partition("/")[0]
    called = read(re.sub(r"[\W_]+", " ", host), lexicon(utterance.locale))
    told_as = [one for one, cue in _ADDRESS_OF.items() if utterance.has(cue)]
    for here, there in (_INSTANCES, _INSTANCES[::-1]):
        is_of_other = called.has(there) and not called.has(here)
        if told_as:
            is_of_other = told_as == [there] and not utterance.has("negator")
        if beside == {here} and is_of_other:
            return Judgement(
                JudgedValue(given.field, given.value, is_right=False),
                _(
                    "This is the address of another instance: production needs the production URL, "
                    "stage the stage URL."
                ),
                _("In **Callback server**, enter the address of this very instance."),
            )
    return None


def _told_in(utterance: Utterance) -> Iterator[_Clause]:
    """The clauses that may say where an address is entered: its own, later ones, and "on prod:" before it.

    "We want to test, is … right?" does not, but "the callback on stage is the production URL" does.
    """
    addresses = [found.start() for found in _ADDRESS.finditer(utterance.text)]
    first = min(addresses, default=0)
    for start, end in utterance.clauses:
        is_before = utterance.places[end - 1][1] <= first
        named = utterance.spans(*_INSTANCES, within=(start, end))
        is_where = named and named[0].start - start <= _FEW and not _says_more(utterance, start, end)
        if not is_before or is_where or (named and _names_setting(utterance, start, end)):
            yield start, end


def _names_setting(utterance: Utterance, start: int, end: int) -> bool:
    """Whether a clause names the setting, of which it then tells where it is."""
    return re.search(_setting_names(), utterance.words((start, end))) is not None


@cache
def _setting_names() -> str:
    return rf"(?i)(?<!\w)(?:callback|{SettingNames.of({'callback_url'}).pattern})"


def _says_more(utterance: Utterance, start: int, end: int) -> bool:
    return bool(utterance.rest(*_INSTANCES, within=(start, end)))


def _outside(utterance: Utterance, clause: _Clause) -> Iterator[CueMatch]:
    """The cues of an instance in a clause, without those in an address or in "the address of production"."""
    addresses = [found.span() for found in _ADDRESS.finditer(utterance.text)]
    called = utterance.spans(*_ADDRESS_OF.values())
    for cue in utterance.spans(*_INSTANCES, within=clause):
        at = utterance.places[cue.start][0]
        if not cue.overlaps(*called) and not any(start <= at < end for start, end in addresses):
            yield cue
