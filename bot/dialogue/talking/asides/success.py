"""What was done, and that it works now. In: such a message. Out: a word of joy, and no next check."""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.asides.small_talk import told_solved, told_thanks
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.looked_at import is_only_checked

_WORKS = ("solved", "works")
_BESIDE = (*_WORKS, "when", "thanks", "and", "anaphora", "login", "ok", "yes", "join", "one", "everybody")
"""All that a clause may hold that says no more than that it works."""
_CAUSE = "it-was"
"""A clause that tells what it was may come last: "works now, it was the mask"."""
_DONE = ("done", "changed", "restarted", "solved", "thanks", _CAUSE)
"""What every other clause must hold."""
_CHANGES = ("changed", "restarted", "restart", "server", "alter", "who", "reason", "human")
"""What may stand in such a clause: "we restarted and now the page comes up"."""
_POLITE = ("thanks", "bye")
"""A clause of these alone says nothing of the matter, wherever it stands."""
_NOT_YET = (
    "same",
    "next",
    "contrast",
    "negator",
    "supposed",
    "deny-event",
    "all-but",
    "only",
    "where",
    "others",
)


def read_success(moment: Moment) -> DialogueAct | None:
    """The change did it ("changed the mask, now it works"): no step to go on from."""
    utterance = moment.utterance
    if _is_praised(utterance):
        return told_thanks(moment)
    if not utterance.has(*_WORKS) or utterance.questions or _is_not_yet(utterance):
        return None
    if is_only_checked(utterance) or utterance.has("of-check"):
        return None
    told = [clause for clause in utterance.clauses if not _is_aside(utterance, clause)]
    others = [clause for clause in told if not _says_only_that_it_works(utterance, clause)]
    if not others:
        is_of_login = utterance.has("works") or not utterance.has("restarted")  # "the restart is done"
        is_open = utterance.has(*_CHANGES) or bool(moment.memory.symptom)
        return told_solved(moment) if is_of_login and is_open else None
    if len(others) == len(told):
        return None
    last = told[-1]
    if last in others and not utterance.spans(_CAUSE, within=last):
        return None
    return told_solved(moment) if all(utterance.spans(*_DONE, within=each) for each in others) else None


def _is_not_yet(utterance: Utterance) -> bool:
    """Whether something speaks against it: "et maintenant" of "now it works" asks for nothing."""
    works = utterance.spans(*_WORKS)
    return not all(cue.overlaps(*works) for cue in utterance.spans(*_NOT_YET))


def _is_praised(utterance: Utterance) -> bool:
    """Whether nothing stands beside thanks but what was changed: "changed the type, pure gold"."""
    if not utterance.has("thanks") or not utterance.has("changed") or utterance.questions:
        return False
    if utterance.has("works", "solved", *(cue for cue in _NOT_YET if cue != "where")):
        return False
    told = [clause for clause in utterance.clauses if not _is_polite(utterance, clause)]
    return 0 < len(told) < len(utterance.clauses) and all(
        utterance.spans("changed", within=clause) for clause in told
    )


def _is_polite(utterance: Utterance, clause: tuple[int, int]) -> bool:
    return bool(utterance.spans(*_POLITE, within=clause)) and not utterance.rest(*_POLITE, within=clause)


def _is_aside(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause is polite, or one word that says nothing here: "duh"."""
    is_short = clause[1] - clause[0] == 1
    is_sound = is_short and not any(cue.start <= clause[0] < cue.end for cue in utterance.found)
    is_sigh = is_short and bool(utterance.spans("complaint", within=clause))
    return is_sound or is_sigh or _is_polite(utterance, clause)


def _says_only_that_it_works(utterance: Utterance, clause: tuple[int, int]) -> bool:
    return bool(utterance.spans(*_WORKS, within=clause)) and not utterance.rest(
        *_BESIDE, *_CHANGES, within=clause
    )
