"""Walk-throughs as a state: what is checked, what may be pressed, how it ends."""

from __future__ import annotations

import msgspec
import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Walk
from bot.dialogue.walk import walkthrough

DOCUMENTED_ORDER = (
    "external-account-unique internal-name account-type product-context ims-server-url "
    "operator-group-membership association-mask operator-group-names scopes callback-url client-id "
    "client-secret"
)


def begun(desk: Desk, start: str) -> Walk:
    """A fresh walk-through."""
    made = walkthrough.begin(desk.documents, start, "telegram:1", 100, None)
    assert made
    return made


def after(desk: Desk, start: str, *said: walkthrough.StepOutcome) -> Walk:
    """A walk-through after some presses, each of which was offered."""
    known = begun(desk, start)
    for word in said:
        assert word in walkthrough.offered(known, desk.documents)
        known = walkthrough.moved(known, word, known.touched + 1)
    return known


def test_all_checks_come_in_the_order_of_the_documents(desk: Desk) -> None:
    """The restart is not among them: it comes by itself."""
    assert walkthrough.steps_of(desk.documents, walkthrough.ALL) == tuple(
        f"check/{n}" for n in DOCUMENTED_ORDER.split()
    )


@pytest.mark.parametrize(
    ("start", "names"),
    [
        ("symptom/redirected-to-adobe", "callback-url"),
        ("symptom/no-matching-right", "operator-group-membership association-mask operator-group-names"),
        ("symptom/login-page-unreachable", "scopes"),
        ("check/client-id", "client-id client-secret"),
        ("check/server-restart", ""),
        ("topic/credentials-source#checks", "client-id client-secret"),
        ("topic/mask-syntax#checks", "association-mask operator-group-names"),
        ("topic/tenant-name#checks", ""),
        ("topic/tenant-name#4", ""),
        ("check/scopes#checks", ""),
        ("no/such-thing", ""),
    ],
)
def test_a_start_leads_to_its_checks(desk: Desk, start: str, names: str) -> None:
    """Those that the catalogue names, in its order; nothing where there is nothing to go through."""
    assert walkthrough.steps_of(desk.documents, start) == tuple(f"check/{name}" for name in names.split())
    assert (walkthrough.begin(desk.documents, start, "telegram:1", 100, None) is None) == (not names)


def test_a_restart_is_due_only_after_a_change(desk: Desk) -> None:
    """Whatever was put right calls for one; what could not be put right does not."""
    start = "symptom/redirected-to-adobe"
    assert walkthrough.present(after(desk, start, "no", "fixed"), desk.documents) == walkthrough.RESTART
    assert not walkthrough.needs_restart(after(desk, start, "no", "open"), desk.documents)
    assert not walkthrough.needs_restart(after(desk, start, "ok"), desk.documents)
    groups = after(desk, "symptom/no-matching-right", "ok", "ok", "no", "fixed")
    assert walkthrough.present(groups, desk.documents) == walkthrough.RESTART


def test_every_token_is_its_own(desk: Desk) -> None:
    """By person, time, start, and what was before; the person can be told from it."""
    first = begun(desk, walkthrough.ALL)
    again = walkthrough.begin(desk.documents, walkthrough.ALL, "telegram:1", 100, first)
    other = walkthrough.begin(desk.documents, walkthrough.ALL, "telegram:2", 100, None)
    assert again
    assert other
    assert len({first.token, again.token, other.token}) == 3
    assert walkthrough.is_of(first.token, "telegram:1")
    assert not walkthrough.is_of(other.token, "telegram:1")


def test_the_first_step_cannot_be_gone_back_from(desk: Desk) -> None:
    """From there, only forward or out."""
    assert walkthrough.offered(begun(desk, walkthrough.ALL), desk.documents) == (
        "ok",
        "no",
        "unknown",
        "stop",
    )


def test_stopping_over_a_remedy_leaves_its_check_open(desk: Desk) -> None:
    """It was found wrong, and nobody said that it was put right."""
    assert after(desk, walkthrough.ALL, "ok", "no", "stop").results == ("ok", "open")


def test_a_walk_through_of_former_knowledge_is_not_usable(desk: Desk) -> None:
    """Its check or its start is gone since the knowledge was read anew."""
    assert walkthrough.is_usable(begun(desk, walkthrough.ALL), desk.documents)
    assert not walkthrough.is_usable(Walk("t", walkthrough.ALL, ("check/gone",)), desk.documents)
    assert not walkthrough.is_usable(Walk("t", "symptom/gone", ("check/scopes",)), desk.documents)


@pytest.mark.parametrize(
    ("topic", "count"), [("tenant-name", 3), ("user-migration", 7), ("account-fields", 3)]
)
def test_a_topic_has_its_numbered_steps(desk: Desk, topic: str, count: int) -> None:
    """Named by their numbers; no name is an id, so that no former program takes a step for a check."""
    steps = walkthrough.steps_of(desk.documents, f"topic/{topic}")
    assert steps == tuple(f"topic/{topic}#{number}" for number in range(1, count + 1))
    assert not set(steps) & set(desk.documents.entries)


def test_a_restart_is_due_after_the_steps_of_a_topic_that_leads_to_it(desk: Desk) -> None:
    """Once one of them was done; steps that were left out change nothing."""
    for topic, is_due in (("topic/tenant-name", True), ("topic/user-migration", False)):
        assert walkthrough.needs_restart(after(desk, topic, "ok"), desk.documents) == is_due
        assert walkthrough.needs_restart(after(desk, topic, "no", "fixed"), desk.documents) == is_due
        assert not walkthrough.needs_restart(after(desk, topic, "no", "open"), desk.documents)


def test_a_step_is_done_or_does_not_work(desk: Desk) -> None:
    """Nobody is asked whether it could be told."""
    topic = "topic/tenant-name"
    assert walkthrough.offered(begun(desk, topic), desk.documents) == ("ok", "no", "stop")
    assert walkthrough.offered(after(desk, topic, "ok"), desk.documents) == ("ok", "no", "back", "stop")
    assert walkthrough.offered(after(desk, topic, "no"), desk.documents) == ("fixed", "open", "back", "stop")


def test_a_procedure_that_has_other_steps_now_is_not_usable(desk: Desk) -> None:
    """Fewer or more than when it was begun, or of a topic that is gone."""
    known = begun(desk, "topic/tenant-name")
    assert walkthrough.is_usable(known, desk.documents)
    fewer = msgspec.structs.replace(known, checks=known.checks[:-1])
    more = msgspec.structs.replace(known, checks=(*known.checks, "topic/tenant-name#4"))
    gone = Walk("t", "topic/gone", ("topic/gone#1", "topic/gone#2"))
    assert not any(walkthrough.is_usable(other, desk.documents) for other in (fewer, more, gone))
