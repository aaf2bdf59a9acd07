"""Walk-throughs in a conversation: step by step, by the right person, with buttons of the right moment."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot import app
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Press
from bot.dialogue.session import Session, Walk
from bot.dialogue.walk import walkthrough
from bot.languages import LOCALES
from bot.translate import _, translator
from tests.builders import text_of
from tests.dialogue.person import Person

DAY_S = 24 * 60 * 60


def walking(desk: Desk, start: str = "no-matching-right", locale: str = "fr") -> Person:
    """Somebody with the first step of a walk-through on the screen."""
    person = Person(desk, Session(chosen=locale))
    person.says(Command("walk", start))
    return person


@pytest.mark.parametrize("locale", LOCALES)
def test_from_a_symptom_to_the_restart(desk: Desk, locale: str) -> None:
    """Check by check in the person's language; what is wrong shows its remedy; the restart comes last."""
    person = walking(desk, locale=locale)
    assert person.reads.startswith("1/3 · " + desk.documents.title("check/operator-group-membership", locale))
    assert "lang=" not in person.reads
    person.presses(".no:")
    assert person.reads.startswith("1/3 · ")
    person.presses(".fixed:")
    assert person.reads.startswith("2/4 · ")
    person.presses(".ok:")
    person.presses(".unknown:")
    assert person.reads.startswith("4/4 · " + desk.documents.title(walkthrough.RESTART, locale))
    person.presses(".ok:")
    for sign in ("🔧", "✅", "❓"):
        assert sign in person.reads
    assert "https://experienceleague.adobe.com/" in person.reads
    assert person.session.walk is None
    assert person.reply
    assert person.reply.locale == locale


@pytest.mark.parametrize("locale", ["sv", "ko"])
def test_without_a_change_nobody_is_told_to_restart(desk: Desk, locale: str) -> None:
    """All in order: the summary comes after the last check."""
    person = walking(desk, locale=locale)
    for _step in range(3):
        person.presses(".ok:")
    assert desk.documents.title(walkthrough.RESTART, locale) not in person.reads
    assert person.reads.count("✅") == 3


def test_a_restart_that_is_put_off_is_called_to_mind(desk: Desk) -> None:
    """With its steps, in the summary."""
    person = walking(desk, "redirected-to-adobe", "sv")
    person.presses(".no:")
    person.presses(".fixed:")
    person.presses(".open:")
    assert "nlserver restart web" in person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_a_check_is_shown_without_its_remedy_first(desk: Desk, locale: str) -> None:
    """What to look at, then all steps with the putting right."""
    person = walking(desk, "callback-url", locale)
    looked_at = person.reads
    person.presses(".no:")
    steps = [re.findall(r"^\d\. ", shown, re.MULTILINE) for shown in (looked_at, person.reads)]
    assert steps == [["1. ", "2. ", "3. ", "4. "], ["1. ", "2. ", "3. ", "4. ", "5. "]]


def test_each_step_replaces_the_one_before(desk: Desk) -> None:
    """All but the first, which answers a question or a command."""
    person = walking(desk)
    assert person.reply
    assert not person.reply.replaces
    for said in (".no:", ".back:", ".ok:", ".stop:"):
        (reply,) = person.presses(said).replies
        assert reply.replaces


def test_stopping_says_what_was_seen_and_what_was_not(desk: Desk) -> None:
    """Not all in order, and not all wrong."""
    person = walking(desk)
    person.presses(".ok:")
    person.presses(".stop:")
    assert "✅" in person.reads
    assert "⏭" in person.reads
    assert person.session.walk is None


def test_a_button_of_an_earlier_step_changes_nothing(desk: Desk) -> None:
    """Pressed twice, or out of date: told so, and shown where the walk-through stands."""
    person = walking(desk)
    ok = Press(person.button(".ok:").action)
    person.says(ok)
    before = person.session.walk
    turn = person.says(ok)
    assert turn.alert
    assert person.session.walk == before
    (shown,) = turn.replies
    assert shown.replaces
    assert text_of(shown).startswith("2/3")


@pytest.mark.parametrize("locale", ["ko", "en"])
def test_whoever_presses_somebody_elses_button_is_told_so(desk: Desk, locale: str) -> None:
    """An alert to them alone; neither walk-through moves."""
    owner = walking(desk)
    other = Person(desk, Session(chosen=locale), key="telegram:2")
    turn = other.says(Press(owner.button(".ok:").action))
    assert turn.alert
    assert not turn.replies
    assert other.session == Session(chosen=locale)


def test_somebody_else_can_start_their_own_from_the_same_message(desk: Desk) -> None:
    """The button under an answer belongs to nobody; the answer stays."""
    owner = Person(desk, Session(chosen="fr"))
    owner.says(Command("check", "callback-url"))
    other = Person(desk, Session(chosen="sv"), key="telegram:2")
    (first,) = other.says(Press(owner.button("guide:").action)).replies
    assert not first.replaces
    assert other.session.walk
    assert owner.session.walk is None


def test_buttons_of_an_ended_walk_through_say_that_it_has_ended(desk: Desk) -> None:
    """After its end, and after the next one was begun."""
    person = walking(desk)
    stale = Press(person.button(".ok:").action)
    person.presses(".stop:")
    ended = person.says(stale)
    assert ended.alert
    assert not ended.replies
    person.says(Command("walk", "all"))
    before = person.session.walk
    other = person.says(stale)
    assert (other.alert, other.replies) == (ended.alert, ())
    assert person.session.walk == before


def test_an_idle_walk_through_expires(desk: Desk) -> None:
    """After a day; what was seen is summed up in place of the step."""
    person = walking(desk)
    person.presses(".ok:")
    person.now += DAY_S
    assert person.presses(".ok:").alert is None
    person.now += DAY_S + 1
    turn = person.presses(".ok:")
    assert turn.alert
    assert person.session.walk is None
    (summary,) = turn.replies
    assert text_of(summary).count("✅") == 2


def test_a_clock_that_goes_backwards_does_no_harm(desk: Desk) -> None:
    """An hour back, and the walk-through goes on."""
    person = walking(desk)
    person.now -= 3600
    person.presses(".ok:")
    assert person.reads.startswith("2/3")


def test_an_open_walk_through_can_be_gone_on_with(desk: Desk) -> None:
    """/walk offers it first, for the message may be far up in the chat; not once it has expired."""
    person = walking(desk)
    person.presses(".ok:")
    person.says(Command("walk"))
    assert "2/3" in person.buttons[0].label
    shown = translator("fr").text(_("Let us go on where we were."))
    person.presses(".go-on:")
    assert person.reads.startswith(f"{shown}\n\n2/3")
    person.presses(".ok:")
    assert person.reads.startswith("3/3")
    person.now += DAY_S + 1
    person.says(Command("walk"))
    assert all("step:" not in button.action for button in person.buttons)


def test_a_walk_through_survives_a_restart_of_the_bot(desk: Desk) -> None:
    """All of it stands in the session."""
    person = walking(desk)
    again = Person(app.open_desk(app.load_known()), person.session, reply=person.reply)
    again.presses(".ok:")
    assert again.reads.startswith("2/3")


def test_a_walk_through_of_former_knowledge_ends(desk: Desk) -> None:
    """One of its checks is gone since the knowledge was read anew."""
    person = walking(desk)
    known = person.session.walk
    assert known
    person.session = Session(walk=Walk(known.token, walkthrough.ALL, ("check/gone",), touched=known.touched))
    turn = person.presses(".ok:")
    assert turn.alert
    assert not turn.replies
    assert person.session.walk is None
    person.says(Command("walk"))
    assert all("step:" not in button.action for button in person.buttons)


@pytest.mark.parametrize("locale", ["fr", "ko"])
def test_hosted_customers_are_told_first_what_adobe_does(desk: Desk, locale: str) -> None:
    """They may go on anyway."""
    person = Person(desk, Session(chosen=locale, hosting="hosted"))
    person.says(Command("walk", "scopes"))
    assert person.reads.startswith(desk.documents.title("topic/hosted-customers", locale))
    assert person.session.walk is None
    person.presses("guide-on:")
    assert person.reads.startswith("1/1 · ")


@pytest.mark.parametrize(
    "action",
    [
        "step::en",
        "step:x:en",
        "step:x.y.z:en",
        "step:x.-1.ok:en",
        "guide:topic/tenant-name#checks:en",
        "guide:topic/tenant-name#1:en",
        "guide:topic/none:en",
        "guide:none:en",
        "guide::en",
        "guide-on:check/server-restart:en",
    ],
)
def test_a_forged_button_is_answered_as_an_old_one(desk: Desk, action: str) -> None:
    """In words, and nothing begins."""
    person = Person(desk, Session(chosen="en"))
    (reply,) = person.says(Press(action)).replies
    assert "older version" in text_of(reply)
    assert person.session.walk is None


def test_an_answer_that_was_not_offered_does_nothing(desk: Desk) -> None:
    """Forged at the right moment."""
    person = walking(desk)
    before = person.session
    person.says(Press(person.button(".ok:").action.replace(".ok:", ".fixed:")))
    assert person.session == before


class Wandering(RuleBasedStateMachine):
    """Anybody presses anything at any time."""

    desk: Desk

    def __init__(self) -> None:
        super().__init__()
        self.person = Person(self.desk, Session(chosen="sv"))
        self.seen: list[str] = []
        self.trail: list[tuple[tuple[str, ...], bool]] = []

    @initialize(
        start=st.sampled_from(
            ["all", "no-matching-right", "redirected-to-adobe", "client-id", "topic/mask-syntax"]
        )
    )
    def begin(self, start: str) -> None:
        """The first step."""
        self.person.says(Command("walk", start))
        self._remember()

    def _remember(self) -> None:
        self.seen += [button.action for button in self.person.buttons if "step:" in button.action]

    def _state(self) -> tuple[tuple[str, ...], bool]:
        known = self.person.session.walk
        assert known
        return known.results, known.is_showing_fix

    @precondition(lambda self: self.person.session.walk)
    @rule(wishes=st.lists(st.sampled_from(["ok", "no", "unknown", "fixed", "open"]), min_size=1, max_size=8))
    def answer(self, wishes: list[str]) -> None:
        """Press some answers, each if it is offered, else the first that is."""
        for wish in wishes:
            known = self.person.session.walk
            if known is None:
                return
            offered = walkthrough.offered(known, self.desk.documents)
            self.trail.append(self._state())
            turn = self.person.presses(f".{wish if wish in offered else offered[0]}:")
            assert turn.alert is None
            self._remember()
            self.progress_is_within_bounds()

    @precondition(lambda self: self.person.session.walk and self.trail)
    @rule()
    def back(self) -> None:
        """Back undoes the last answer exactly."""
        self.person.presses(".back:")
        assert self._state() == self.trail.pop()
        self._remember()

    @precondition(lambda self: self.seen)
    @rule(pick=st.randoms(use_true_random=False))
    def press_something_stale(self, pick: Any) -> None:
        """A button from any earlier moment changes nothing."""
        known = self.person.session.walk
        live = {button.action for button in self.person.buttons} if known else set()
        stale = [action for action in self.seen if action not in live]
        if stale:
            turn = self.person.says(Press(pick.choice(stale)))
            assert turn.alert
            assert self.person.session.walk == known

    @rule(pick=st.randoms(use_true_random=False))
    def somebody_else_presses(self, pick: Any) -> None:
        """Never with an effect."""
        other = Person(self.desk, key="telegram:2")
        turn = other.says(Press(pick.choice(self.seen)))
        assert turn.alert
        assert not turn.replies
        assert other.session == Session()

    @precondition(lambda self: not self.person.session.walk)
    @rule(start=st.sampled_from(["all", "no-matching-right", "topic/hosted-customers"]))
    def begin_again(self, start: str) -> None:
        """The next walk-through, a second later."""
        self.person.now += 1
        self.trail.clear()
        self.begin(start)

    @precondition(lambda self: self.person.session.walk)
    @rule()
    def come_back_later(self) -> None:
        """Nothing expires within a day of the last press."""
        self.person.now += 600

    @invariant()
    def progress_is_within_bounds(self) -> None:
        """Never more answered than asked; the message shows the step that the session is at."""
        known = self.person.session.walk
        if known:
            assert len(known.results) < len(walkthrough.steps(known, self.desk.documents))
            assert len(known.results) <= len(known.checks)
            number, count = map(int, self.person.reads.split(" ")[0].split("/"))
            assert 1 <= number <= count <= len(known.checks) + 1

    @invariant()
    def buttons_fit(self) -> None:
        """Into 64 bytes, and two rows, below which a topic's step has what may help."""
        assert self.person.reply
        walk = self.person.session.walk
        help_rows = 4 if walk and walkthrough.is_procedure(walk) else 1
        assert len(self.person.reply.keyboard) <= 2 + help_rows
        assert all(len(button.action.encode()) <= 64 for button in self.person.buttons)


def test_no_order_of_presses_leads_astray(desk: Desk) -> None:
    """Progress stays within bounds, Back undoes, stale and foreign buttons change nothing."""

    class Machine(Wandering):
        pass

    Machine.desk = desk
    run_state_machine_as_test(
        Machine, settings=settings(max_examples=60, stateful_step_count=40, deadline=None)
    )
