"""Several settings changed at once: "fixed all three, now?". In: such a message. Out: the restart.

After any change the server is restarted, whatever else could be looked at.
"""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment
from bot.dialogue.talking.message.elsewhere import settings_in
from bot.dialogue.talking.message.message_pieces import pieces_of
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.next_check import checks_for, next_check, restart_is_due, start_of
from bot.dialogue.walk.walkthrough import RESTART

_AGAINST = (
    *("same", "broken", "restarted", "negator", "deny-before", "all-but", "supposed", "where"),
    *("condition", "why", "who", "restart", "rather"),
)
"""Cues of a message in which it is not told, or something else is asked."""
_LIKELY = 0.4
"""From this probability on a piece of the message names a setting. A choice."""
_SEVERAL = 2
"""Fewer than that are one check, of which `progress` reads."""


def read_several_changes(moment: Moment) -> DialogueAct | None:
    """Two settings or more that are said to be changed, and the question what comes next."""
    utterance = moment.utterance
    if not utterance.has("changed") or not utterance.has("next", "then") or utterance.has(*_AGAINST):
        return None
    if _is_solved(utterance):
        return None
    documents = moment.talk.documents
    made = _named(moment)
    if len(made) < _SEVERAL:
        known = checks_for(documents, start_of(moment))
        made = tuple(check for check in known if check != RESTART) if utterance.has("all-of-it") else ()
    made = tuple(check for check in made if check in documents.entries)
    return next_check(moment, made) if made and restart_is_due(moment, made) else None


def _named(moment: Moment) -> tuple[str, ...]:
    """The settings that are named: by what they are called, or by what the matcher makes of a piece."""
    found = list(settings_in(moment.talk.documents, moment.text))
    for piece in pieces_of(moment.utterance):
        left = moment.utterance.rest(
            "changed", "next", "then", "and", "join", "all-of-it", "done", within=piece
        )
        best = next(iter(moment.ask(moment.utterance.typed(left)).matches), None) if left else None
        if best and best.id.startswith("check/") and best.score >= _LIKELY:
            found.append(best.id)
    return tuple(dict.fromkeys(found))


def _is_solved(utterance: Utterance) -> bool:
    """Whether it works by now; "fixed" may be said of the settings alone."""
    made = utterance.spans("changed")
    return not all(cue.overlaps(*made) for cue in utterance.spans("solved"))
