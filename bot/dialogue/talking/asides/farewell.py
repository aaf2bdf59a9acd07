"""The end of a talk with a remark beside it. In: "then we'll live with it, bye". Out: one line."""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment, changed, talked
from bot.dialogue.talking.asides.small_talk import small_reply
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS
from bot.model import Outcome

_ENDS = ("bye", "let-be", "thanks", "praise")
_BESIDE = (
    *("ok", "yes", "no", "greet", "sorry", "anaphora", "address", "and", "then", "when", "judge", "login"),
    *("stop", "solved", "split", "contrast", "human", "adobe"),
)
"""Cues that may stand beside them and tell nothing of the subject."""
_ELSE = (
    *("same", "next", "restart", "make-ticket", "complaint", "leaked", "leaked-away", "password", "hosted"),
    *("elaborate", "meddled", "solved", "works", "not-shown", "deny-event", "request", "broken", "done"),
    *("in-order", "changed", "meant", "where", "who", "how", "why", "value", "unknown", "member"),
    *("stage", "prod", "both", "long"),
    *SYMPTOMS,
)
"""Cues of a message that tells or wants more."""
_REMARK = 6
"""A choice: words of a remark that nothing documented is near."""
_LITTLE = 3
"""A choice: the same where nothing but "never mind" ends the talk, which may stand before anything."""
_NEAR = 0.3
"""A choice: from this probability on a remark is about something documented."""


def read_farewell(moment: Moment) -> DialogueAct | None:
    """Goodbye, thanks with a kind word, or that it is left as it is; nothing is asked or reported."""
    utterance = moment.utterance
    cue = _cue(utterance)
    if not cue or utterance.questions or moment.is_of_page or moment.tells_secret or _has_more(utterance):
        return None
    left = utterance.rest(*_ENDS, *_BESIDE)
    most = _LITTLE if cue == "sorry" else _REMARK
    if utterance.size(left) > most or any(utterance.units[at].isnumeric() for at in left):
        return None
    if left and _is_near(moment):
        return None
    return talked(moment, small_reply(cue, moment), memory=changed(moment.memory, is_asking=False))


def _cue(utterance: Utterance) -> str:
    """How the talk is ended; empty where it is not: thanks alone may stand before anything."""
    last = utterance.clauses[-1] if utterance.clauses else (0, 0)
    if utterance.spans("bye", within=last):
        return "bye"
    if utterance.has("thanks") and utterance.has("let-be", "praise"):
        return "thanks"
    return "sorry" if utterance.has("let-be") else ""


def _has_more(utterance: Utterance) -> bool:
    """Whether more is told or asked, by words that are none of those that end it."""
    ends = utterance.spans(*_ENDS)
    if any(not cue.is_within(*ends) for cue in utterance.spans("complaint")):
        return True  # "thanks for nothing"
    return not all(found.overlaps(*ends) for found in utterance.spans("ask", *_ELSE))


def _is_near(moment: Moment) -> bool:
    """Whether the matcher takes what is said for something documented."""
    found = moment.verdict.matches
    return moment.verdict.outcome is not Outcome.NONE and bool(found) and found[0].score >= _NEAR
