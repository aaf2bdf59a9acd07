"""An address beside an instance: "https://stage.… on production". In: both. Out: whether one is the other's.

Documented: the production URL for production, the stage URL for stage.
"""

from __future__ import annotations

import re

from bot.dialogue.desk import JudgedValue
from bot.dialogue.talking.cue_lexicon import lexicon
from bot.dialogue.talking.utterance import Utterance, read
from bot.dialogue.talking.value_slots import Given, Judgement
from bot.translate import _

_INSTANCES = ("prod", "stage")
"""Cues of an instance; the address of one does not fit the other."""
_SCHEME_END = "://"


def of_other_instance(utterance: Utterance, given: Given, locale: str) -> Judgement | None:
    """The verdict on an address that is called one of stage, told of production, or the other way round."""
    if given.field != "callback_url" or _SCHEME_END not in given.value:
        return None
    start = utterance.text.find(given.value)
    beside = {
        cue.cue
        for cue in utterance.spans(*_INSTANCES)
        if not start <= utterance.places[cue.start][0] < start + len(given.value)
    }
    host = given.value.partition(_SCHEME_END)[2].partition("/")[0]
    called = read(re.sub(r"[\W_]+", " ", host), lexicon(locale))
    for here, there in (_INSTANCES, _INSTANCES[::-1]):
        if beside == {here} and called.has(there) and not called.has(here):
            return Judgement(
                JudgedValue(given.field, given.value, is_right=False),
                _(
                    "This is the address of another instance: production needs the production URL, "
                    "stage the stage URL."
                ),
                _("In **Callback server**, enter the address of this very instance."),
            )
    return None
