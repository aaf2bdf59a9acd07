"""A guided walk-through as a state: which steps, what may be pressed now, what a press makes of it.

Its steps are checks, or the numbered steps of a topic. Step after step is answered; one found wrong shows its
remedy, or what may help, first. The restart of the server comes last, if something was changed that needs it.
Every press counts as a move, and a button knows at which move it was made: one that is out of date is told
from one that counts.
"""

from __future__ import annotations

from hashlib import blake2s
from typing import Literal, TypeAlias

import msgspec

from bot.dialogue.answers.documents import Documents
from bot.dialogue.session import StepResult, Walk
from bot.dialogue.walk import procedure

RESTART = "check/server-restart"
ALL = "all"
"""What a walk-through through every check starts with, instead of an id."""

StepOutcome: TypeAlias = Literal["ok", "no", "unknown", "fixed", "open", "back", "stop"]
"""What a button says of a check: in order, not in order, cannot tell, put right, could not put right.

Of a topic's step: done, does not work; then: works now, left out.
"""

_OWNER_CHARS = 8
"""Short enough for a button's 64 bytes, long enough that nobody is another by chance."""
_RESULTS: dict[str, StepResult] = {"ok": "ok", "unknown": "unknown", "fixed": "fixed", "open": "open"}


def steps_of(documents: Documents, start: str) -> tuple[str, ...]:
    """The steps to go through, in order; none where there is nothing to go through.

    They are the checks of a symptom, a check and its neighbours, all checks there are, the numbered steps of
    a topic (`procedure.steps_of`), or with `#checks` behind its id the checks that it leads to. The restart
    of the server is not among them: it comes by itself.
    """
    return procedure.steps_of(documents, start) or _checks_of(documents, start)


def checks_behind(documents: Documents, topic: str) -> str:
    """What starts with the checks that a topic leads to; empty where it leads to none."""
    start = f"{topic}#{procedure.CHECKS}"
    return start if _checks_of(documents, start) else ""


def _checks_of(documents: Documents, start: str) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    item, _hash, behind = start.partition("#")
    if start == ALL:
        found = documents.in_order("check")
    elif entry := documents.entries.get(item):
        first = (start,) if entry.kind == "check" and start != RESTART else ()
        is_behind = entry.kind == "topic" and behind == procedure.CHECKS
        found = (*first, *entry.leads_to) if first or is_behind or entry.kind == "symptom" else ()
    return tuple(
        check
        for check in dict.fromkeys(found)
        if check != RESTART and check in documents.entries and documents.entries[check].kind == "check"
    )


def begin(documents: Documents, start: str, person: str, now: int, before: Walk | None) -> Walk | None:
    """A new walk-through, its token unlike that of the one `before`; None where there is nothing to do."""
    checks = steps_of(documents, start)
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
    if is_procedure(walk):
        return walk.checks == procedure.steps_of(documents, walk.start)
    is_known = walk.start == ALL or procedure.id_of(walk.start) in documents.entries
    return is_known and all(check in documents.entries for check in walk.checks)


def is_procedure(walk: Walk) -> bool:
    """Whether it goes through the numbered steps of a topic, not through checks."""
    return any(procedure.number_of(step) for step in walk.checks)


def steps(walk: Walk, documents: Documents) -> tuple[str, ...]:
    """All steps as they stand now, with the restart once something was changed that needs it."""
    return (*walk.checks, RESTART) if needs_restart(walk, documents) else walk.checks


def present(walk: Walk, documents: Documents) -> str:
    """The name of the step to be answered now (of a check, its id); nothing if all have been."""
    everything = steps(walk, documents)
    return everything[len(walk.results)] if len(walk.results) < len(everything) else ""


def needs_restart(walk: Walk, documents: Documents) -> bool:
    """Whether something was changed that takes effect with a restart only.

    The documents ask for one after any check was put right, and after the steps of a topic that leads to it.
    """
    if RESTART not in documents.entries:
        return False
    if not is_procedure(walk):
        return "fixed" in walk.results
    return _leads_to_restart(walk, documents) and not {"ok", "fixed"}.isdisjoint(walk.results)


def total(walk: Walk, documents: Documents) -> int:
    """How many steps there are, as far as can be told now.

    The restart behind the steps of a topic counts from the first one, so that nobody sees the end move
    away; behind checks, which may all be in order, only once something was changed.
    """
    is_still_to_come = len(walk.results) < len(walk.checks) and _leads_to_restart(walk, documents)
    return len(walk.checks) + (is_still_to_come or needs_restart(walk, documents))


def _leads_to_restart(walk: Walk, documents: Documents) -> bool:
    """Whether it is about the steps of a topic that ends in a restart."""
    return is_procedure(walk) and RESTART in documents.entries[procedure.id_of(walk.start)].leads_to


def offered(walk: Walk, documents: Documents) -> tuple[StepOutcome, ...]:
    """What may be said now."""
    step = present(walk, documents)
    if not step:
        return ()
    if step == RESTART:
        return ("ok", "open", "back")
    if walk.is_showing_fix:
        return ("fixed", "open", "back", "stop")
    answers: tuple[StepOutcome, ...] = ("ok", "no") if is_procedure(walk) else ("ok", "no", "unknown")
    return (*answers, "back", "stop") if walk.results else (*answers, "stop")


def moved(walk: Walk, said: StepOutcome, now: int) -> Walk:
    """The walk-through after one of the `offered` was said.

    `back` is the exact reverse of what was said before it. `stop` over a remedy leaves its step open.
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
