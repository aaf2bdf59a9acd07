"""An address that is told by its beginning alone: "it starts with http only", "just http there, no https".

In: a message. Out: that beginning, as the value of an address; nothing where it is asked about or changed.
"""

from __future__ import annotations

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.told_values.value_judgement import PLAIN_SCHEME

_PLAIN, _SECURE = "http", "https"
_OTHERWISE = (
    *(
        "may",
        "must",
        "bad",
        "judge",
        "question-word",
        "changed",
        "done",
        "solved",
        "next",
        "condition",
        "whether",
    ),
    *("either", "meddled", "restarted", "appears-adobe", "appears-rights", "same"),
)
"""Cues of a message that asks, or that tells what was done or what people see."""
_BESIDE = (
    "only",
    "alone",
    "in-place",
    "anaphora",
    "negator",
    "no",
    "and",
    "ok",
    "yes",
    "meant",
    "comes-first",
)
"""Cues that may stand beside it."""
_NEAR = 2
"""Units between a word and what denies it: "https 가 아니고"."""
_MOST = 4.0
"""A choice: words of a message that tells of nothing else."""


def told_scheme(moment: Moment) -> str:
    """`http://` where an address is said to begin so; empty otherwise."""
    utterance = moment.utterance
    if moment.is_question or utterance.has(*_OTHERWISE) or any(map(str.isnumeric, utterance.units)):
        return ""  # "HTTP 404"
    plain = [at for at, unit in enumerate(utterance.units) if unit == _PLAIN]
    secure = [at for at, unit in enumerate(utterance.units) if unit == _SECURE]
    if len(plain) != 1 or any(not _is_denied(utterance, at) for at in secure):
        return ""
    if not secure and _is_denied(utterance, plain[0]):
        return ""
    return PLAIN_SCHEME if utterance.size(utterance.rest(*_BESIDE)) <= _MOST else ""


def _is_denied(utterance: Utterance, at: int) -> bool:
    """Whether a word that denies stands right before a unit, or close behind it."""
    before = utterance.spans("negator", "deny-before")
    return any(no.end == at for no in before) or any(
        0 < no.start - at <= _NEAR for no in utterance.spans("deny-after")
    )
