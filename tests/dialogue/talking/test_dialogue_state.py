"""What a conversation remembers: of whom, where, and for how long."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dialogue.context import Context
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Memory, Option, Session
from bot.languages import LOCALES
from bot.model import Outcome
from tests.dialogue.person import NOON, Person
from tests.dialogue.talking.conversation_files import said_in

ASKED = Question("client ID")
WHERE = Question("and where is that?")


def _person(desk: Desk, place: str = "telegram:1") -> Person:
    return Person(desk, Session(chosen="en"), context=Context(place=place))


def _outcome(person: Person, question: Question) -> tuple[Outcome, tuple[str, ...]]:
    told = person.says(question).told
    assert told
    return told.outcome, told.answered


def test_a_conversation_is_of_one_chat(desk: Desk) -> None:
    """What was said in the group is not at hand in private, and is still there when one comes back."""
    person = _person(desk, "telegram:-1/7")
    person.says(ASKED)
    person.context = Context(place="telegram:1")
    assert _outcome(person, WHERE)[0] is Outcome.ASK
    person.context = Context(place="telegram:-1/7")
    assert _outcome(person, WHERE) == (Outcome.ANSWER, ("check/client-id",))


def test_a_conversation_is_of_one_person(desk: Desk) -> None:
    """A colleague's question in between changes nothing."""
    one, other = _person(desk), replace(_person(desk), key="telegram:2")
    one.says(ASKED)
    other.says(Question("What is the internal name?"))
    assert _outcome(one, WHERE)[1] == ("check/client-id",)
    assert _outcome(other, WHERE)[1] == ("check/internal-name",)


def test_it_is_forgotten_after_a_pause(desk: Desk) -> None:
    """Of the length that is set."""
    person = _person(replace(desk, memory_idle_s=600))
    person.says(ASKED)
    person.now += 600
    assert _outcome(person, WHERE)[0] is Outcome.ANSWER
    person.now += 601
    assert _outcome(person, WHERE)[0] is Outcome.ASK


def test_it_is_forgotten_with_forget(desk: Desk) -> None:
    """By typing yes as well as by the button."""
    person = _person(desk)
    person.says(ASKED)
    person.says(Command("forget"))
    person.says(Question("yes"))
    assert person.session.memories == ()


def test_a_reply_to_an_old_answer_is_about_that_one(desk: Desk) -> None:
    """Not about the latest."""
    person = _person(desk)
    person.says(ASKED)
    person.says(Question("What is the internal name?"))
    about_old = Question("and where is that?", about="check/client-id")
    assert _outcome(person, about_old)[1] == ("check/client-id",)


def test_an_edited_question_is_answered_from_what_was_said_before(desk: Desk) -> None:
    """It is one more turn: the answer that it had is spoken of, too."""
    person = _person(desk)
    person.says(ASKED)
    person.says(Question("What is the internal name?"))
    assert _outcome(person, Question("What is the type?"))[1] == ("check/account-type",)
    assert person.session.memories[0].subjects[:3] == (
        "check/account-type",
        "check/internal-name",
        "check/client-id",
    )


def test_fifty_follow_ups_stay_small(desk: Desk) -> None:
    """The answer is the same, and the memory does not grow."""
    person = _person(desk)
    person.says(ASKED)
    sizes = []
    for _ in range(50):
        assert _outcome(person, Question("why?"))[1] == ("check/client-id",)
        sizes.append(len(msgspec.json.encode(person.session)))
    assert len(set(sizes[4:])) == 1, "the last four replies are known by a figure each"


def test_contradictions_count_as_they_come(desk: Desk) -> None:
    """Not that but this, then not this but that: the last word is answered."""
    person = _person(desk)
    first = _outcome(person, Question("the client ID is fine, the secret is wrong"))
    second = _outcome(person, Question("no, not the secret, the client ID is wrong"))
    assert (first[1], second[1]) == (("check/client-secret",), ("check/client-id",))


@pytest.mark.parametrize(
    "memory",
    [
        Memory("telegram:1", ("check/gone", "doc/gone#x"), "symptom/gone", ("check/gone",), touched=NOON),
        Memory("telegram:1", ("check/scopes",), "symptom/gone", ("check/gone",), touched=NOON),
        Memory("telegram:1", symptom="symptom/gone", touched=NOON),
        Memory("telegram:1", is_asking=True, asked=99, touched=NOON),
    ],
)
def test_what_the_knowledge_no_longer_has_is_not_spoken_of(desk: Desk, memory: Memory) -> None:
    """The documents may have been read anew since."""
    person = _person(desk)
    person.session = msgspec.structs.replace(person.session, memories=(memory,))
    for said in ("and where is that?", "did that, no change", "next", "everybody", "2"):
        assert person.says(Question(said)).replies


def test_chats_that_are_silent_longest_make_room(desk: Desk) -> None:
    """A person may be in many groups."""
    person = _person(desk)
    for number in range(9):
        person.context = Context(place=f"telegram:-{number}")
        person.says(ASKED)
    assert [memory.place for memory in person.session.memories] == [f"telegram:-{n}" for n in (8, 7, 6, 5)]


SAID = [said for locale in LOCALES for said in said_in(locale)]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.lists(st.sampled_from(SAID), min_size=1, max_size=12), locale=st.sampled_from(LOCALES))
def test_any_messages_in_any_order_are_answered(desk: Desk, said: list[str], locale: str) -> None:
    """In whatever language: something is said, and the session stays small and can be stored."""
    person = Person(desk, Session(chosen=locale))
    for text in said:
        turn = person.says(Question(text))
        assert turn.replies
        assert turn.told
        assert set(turn.told.answered) <= {match.id for match in turn.told.matches}
    stored = msgspec.json.encode(person.session)
    assert len(stored) < 10_000
    assert msgspec.json.decode(stored, type=Session) == person.session


MEMORIES = st.builds(
    Memory,
    place=st.just("telegram:1"),
    subjects=st.lists(st.text(max_size=20)).map(tuple),
    symptom=st.text(max_size=20),
    checked=st.lists(st.text(max_size=20)).map(tuple),
    asked=st.integers(-5, 50),
    is_asking=st.booleans(),
    options=st.lists(st.builds(Option, st.text(max_size=9), st.text(max_size=9))).map(tuple),
    touched=st.integers(0, NOON),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(memory=MEMORIES, text=st.sampled_from(SAID))
def test_any_memory_is_lived_with(desk: Desk, memory: Memory, text: str) -> None:
    """Ids, buttons and counts that this program would never have stored do no harm."""
    person = Person(desk, Session(chosen="en", memories=(memory,)), context=Context(place="telegram:1"))
    turn = person.says(Question(text))
    assert turn.replies
    assert turn.told
    assert set(turn.told.answered) <= set(desk.documents.entries)


def test_an_answer_to_the_question_may_come_after_another(desk: Desk) -> None:
    """What appears still counts once it is said that one person only is affected."""
    person = _person(desk)
    assert _outcome(person, Question("login does not work"))[0] is Outcome.ASK
    assert _outcome(person, Question("just one user"))[1] == ("check/operator-group-membership",)
    assert _outcome(person, Question("she lands on adobe.com"))[1] == ("symptom/redirected-to-adobe",)


def test_the_question_is_put_three_times_at_most(desk: Desk) -> None:
    """Answers of which nothing is made do not go on for ever."""
    person = _person(desk)
    outcomes = [_outcome(person, Question("login does not work"))[0]]
    outcomes += [_outcome(person, Question("dunno, odd"))[0] for _turn in range(4)]
    assert outcomes.count(Outcome.ASK) <= 3 + 1
    assert outcomes[-1] is not Outcome.ASK


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (("login does not work", "just one user", "a message about rights"), "Affected: one person"),
        (
            ("is http://x.example.com/nl/jsp/logon.jsp ok as callback?", "done, same"),
            "Callback URL: still wrong",
        ),
        (("which scopes are allowed?", "did that, no change"), "Scopes: done"),
    ],
)
def test_the_summary_tells_what_was_said(desk: Desk, said: tuple[str, ...], line: str) -> None:
    """A check whose value is known to be wrong is not called done."""
    person = _person(desk)
    for text in said:
        person.says(Question(text))
    person.says(Command("ticket"))
    assert line in person.reads
