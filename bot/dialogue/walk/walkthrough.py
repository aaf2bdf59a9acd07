"""A guided walk-through as a state: which checks, what may be pressed now, what a press makes of it.

Check after check is answered; one found wrong shows its remedy first. The restart of the server comes last,
if something was put right that needs it. Every press counts as a move, and a button knows at which move it
was made: one that is out of date is told from one that counts.
"""

from __future__ import annotations

from hashlib import blake2s
from typing import Literal, TypeAlias

import msgspec

from bot.dialogue.answers.documents import Documents
from bot.dialogue.session import StepResult, Walk

RESTART = "check/server-restart"
ALL = "all"
"""What a walk-through through every check starts with, instead of an id."""

StepOutcome: TypeAlias = Literal["ok", "no", "unknown", "fixed", "open", "back", "stop"]
"""What a button says of a step: in order, not in order, cannot tell, put right, could not put right."""

_OWNER_CHARS = 8
"""Short enough for a button's 64 bytes, long enough that nobody is another by chance."""
_RESULTS: dict[str, StepResult] = {"ok": "ok", "unknown": "unknown", "fixed": "fixed", "open": "open"}


def checks_of(documents: Documents, start: str) -> tuple[str, ...]:
    """The checks to go through, in order: those of a symptom, a check and its neighbours, or all there are.

    None for anything else. The restart of the server is not among them: it comes by itself.
    """
    found: tuple[str, ...] = ()
    if start == ALL:
        found = documents.in_order("check")
    elif entry := documents.entries.get(start):
        first = (start,) if entry.kind == "check" and start != RESTART else ()
        found = (*first, *entry.leads_to) if first or entry.kind == "symptom" else ()
    return tuple(
        check
        for check in dict.fromkeys(found)
        if check != RESTART and check in documents.entries and documents.entries[check].kind == "check"
    )


def begin(documents: Documents, start: str, person: str, now: int, before: Walk | None) -> Walk | None:
    """A new walk-through, its token unlike that of the one `before`; None where there is nothing to check."""
    checks = checks_of(documents, start)
    if not checks:
        return None
    seed = f"{person}\0{now}\0{start}\0{before.token + str(before.moves) if before else ''}"
    token = owner(person) + blake2s(seed.encode(), digest_size=4).hexdigest()
    return Walk(token, start, checks, touched=now)


def owner(person: str) -> str:
    """The part of a token that tells whose walk-through it is."""
    return blake2s(person.encode(), digest_size=_OWNER_CHARS // 2).hexdigest()


def is_of(token: str, person: str) -> bool:
    """Whether a token is of a walk-through of this person."""
    return token[:_OWNER_CHARS] == owner(person)


def is_expired(walk: Walk, now: int, idle_s: int) -> bool:
    """Whether nobody has moved it for so long that it has ended."""
    return now - walk.touched > idle_s


def is_usable(walk: Walk, documents: Documents) -> bool:
    """Whether the knowledge still has all that it is about: it may have been read anew meanwhile."""
    is_known = walk.start == ALL or walk.start in documents.entries
    return is_known and all(check in documents.entries for check in walk.checks)


def steps(walk: Walk, documents: Documents) -> tuple[str, ...]:
    """All steps as they stand now: the checks, and the restart once something was put right."""
    return (*walk.checks, RESTART) if needs_restart(walk, documents) else walk.checks


def present(walk: Walk, documents: Documents) -> str:
    """The id of the step to be answered now; nothing if all have been."""
    everything = steps(walk, documents)
    return everything[len(walk.results)] if len(walk.results) < len(everything) else ""


def needs_restart(walk: Walk, documents: Documents) -> bool:
    """Whether something was put right: the documents ask for a restart after any of these changes."""
    return RESTART in documents.entries and "fixed" in walk.results


def offered(walk: Walk, documents: Documents) -> tuple[StepOutcome, ...]:
    """What may be said now."""
    step = present(walk, documents)
    if not step:
        return ()
    if step == RESTART:
        return ("ok", "open", "back")
    if walk.is_showing_fix:
        return ("fixed", "open", "back", "stop")
    return ("ok", "no", "unknown", "back", "stop") if walk.results else ("ok", "no", "unknown", "stop")


def moved(walk: Walk, said: StepOutcome, now: int) -> Walk:
    """The walk-through after one of the `offered` was said.

    `back` is the exact reverse of what was said before it. `stop` over a remedy leaves its check open.
    """
    results, is_showing_fix = walk.results, False
    if said == "no":
        is_showing_fix = True
    elif said == "back" and not walk.is_showing_fix:
        is_showing_fix = results[-1] in ("fixed", "open")
        results = results[:-1]
    elif said == "stop" and walk.is_showing_fix:
        results = (*results, "open")
    elif said in _RESULTS:
        results = (*results, _RESULTS[said])
    return msgspec.structs.replace(
        walk, results=results, is_showing_fix=is_showing_fix, moves=walk.moves + 1, touched=now
    )
