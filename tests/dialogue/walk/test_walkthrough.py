"""Walk-throughs as a state: what is checked, what may be pressed, how it ends."""

from __future__ import annotations

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
    assert walkthrough.checks_of(desk.documents, walkthrough.ALL) == tuple(
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
        ("topic/tenant-name", ""),
        ("no/such-thing", ""),
    ],
)
def test_a_start_leads_to_its_checks(desk: Desk, start: str, names: str) -> None:
    """Those that the catalogue names, in its order; nothing where there is nothing to go through."""
    assert walkthrough.checks_of(desk.documents, start) == tuple(f"check/{name}" for name in names.split())
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
