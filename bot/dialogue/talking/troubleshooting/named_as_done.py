"""Checks that are called by name and said to be in order. In: "scopes ok, still dead". Out: their ids."""

from __future__ import annotations

from bot.dialogue.talking.act import Moment
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.troubleshooting.next_check import (
    checks_at_hand,
    is_undone,
    just_done,
    statements,
    supposes,
)
from bot.dialogue.talking.troubleshooting.reported_check import reported_in
from bot.dialogue.talking.troubleshooting.reported_restart import restarts_in
from bot.dialogue.walk.walkthrough import RESTART

OF_PROGRESS = ("done", "same", "next")
"""Cues of a word on how a check came out, and of a wish for the next one."""
BESIDE_PROGRESS = (
    *OF_PROGRESS,
    "ok",
    "yes",
    "no",
    "and",
    "ask",
    "anaphora",
    "then",
    "how",
    "thanks",
    "broken",
    "login",
    "when",
    "everybody",
    "complaint",
    "urgent",
    "judge",
    "deny-after",
    "appears-adobe",
    "appears-rights",
    "appears-no-page",
    "negator",
    "solved",
    "in-order",
    "of-check",
    "also",
    "so",
)
"""Those, and what may be said along with them."""
_IN_ORDER = ("done", "deny-after", "ok", "same", "in-order")
"""Cues of a clause that says of a check that it is done."""
_OF_PART = ("where", "who", "why", "value", "how")
"""Cues of a clause that asks something of the check at hand."""
FEW = 2
"""A choice: so many words beside the cues are no report of their own."""
_LIKELY = 0.3
"""From this probability on a check counts as named."""


def is_progress_told(moment: Moment) -> bool:
    """Whether something is said to be done or unchanged, or the next check asked for."""
    utterance = moment.utterance
    if utterance.is_only("so"):
        return True
    denied = utterance.spans("deny-event")
    if any(not wish.is_within(*denied) for wish in utterance.spans("next")):
        return True
    return any(utterance.spans("done", "same", within=clause) for clause in statements(utterance))


def named_as_done(moment: Moment) -> tuple[str, ...]:
    """The checks of the symptom at hand that are said to be in order; none where more is told.

    In "scopes ok, still dead" nothing but the scopes is done; where "no difference" stands beside, no word
    need say so.
    """
    utterance = moment.utterance
    checks = checks_at_hand(moment)
    if not checks or not utterance.has(*_IN_ORDER):
        return ()
    is_unchanged = utterance.has("same") and not utterance.questions and bool(moment.memory.symptom)
    found: list[str] = []
    reported = reported_in(moment)
    for number, clause in enumerate(utterance.clauses):
        if clause in reported:
            found.append(reported[clause])
            continue
        left = utterance.rest(*BESIDE_PROGRESS, *_OF_PART, within=clause)
        if not left and _asks_of_check(utterance, clause):
            return ()
        left = utterance.rest(*BESIDE_PROGRESS, within=clause)
        if not left:
            continue
        if supposes(utterance, clause) or is_undone(utterance, clause):
            return ()
        is_said = bool(utterance.spans(*_IN_ORDER, within=clause)) or _is_said_after(utterance, number)
        is_told = is_unchanged or is_said or bool(utterance.spans("no", "negator", within=clause))
        if number in utterance.questions or utterance.spans("ask", "deny-before", within=clause):
            return ()
        if not is_told:
            if utterance.has("next") and not utterance.spans("broken", within=clause):
                continue  # "checked, she is in the group. next?": what was found
            return ()
        texts = (utterance.words(clause), utterance.typed(left))
        known = [matches[0] for text in texts if (matches := moment.ask(text).matches)]
        likely = [match.id for match in known if match.score >= _LIKELY]
        named = next((item for item in likely if item in checks), "")
        if named == RESTART and not restarts_in(utterance):
            continue
        if named and (is_unchanged or is_said):
            found.append(named)
        elif named not in found and utterance.size(left) > FEW:
            return ()
    return tuple(dict.fromkeys(found)) or (
        just_done(moment) if utterance.has("next", "same") and is_progress_told(moment) else ()
    )


def _asks_of_check(utterance: Utterance, clause: tuple[int, int]) -> bool:
    """Whether a clause without words of its own asks something of what was named: "where do I enter it?"."""
    return bool(utterance.spans(*_OF_PART, within=clause)) and not utterance.spans("next", within=clause)


def _is_said_after(utterance: Utterance, number: int) -> bool:
    """Whether the next clause says of what one names that it is right: "the mask, re-read, that's it"."""
    after = utterance.clauses[number + 1 : number + 2]
    return any(
        utterance.spans("done", "in-order", "deny-after", within=clause)
        and not utterance.rest(*BESIDE_PROGRESS, within=clause)
        for clause in after
    )
