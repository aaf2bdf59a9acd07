"""People whose Campaign Adobe runs are told so, and get nothing to edit."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind
from tests.dialogue.person import Person
from tests.dialogue.talking.conversation_files import said_in
from tests.said import in_each

TOLD = in_each("hosted")
WHERE = in_each("where_is_it")


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_remembered_and_leaves_no_steps(desk: Desk, locale: str) -> None:
    """Wherever it was said; a follow-up and a verdict give no step either."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(TOLD[locale]))
    assert person.session.hosting == "hosted"
    for said in ("client ID", WHERE[locale], "internal name = Adobe_Marketing_cloud ok?"):
        person.says(Question(said))
        assert person.reply
        assert BlockKind.STEPS not in [block.kind for block in person.reply.blocks], said
        assert BlockKind.NOTE in [block.kind for block in person.reply.blocks], said


BOTH = in_each("name_and_type")


@pytest.mark.parametrize("locale", LOCALES)
def test_several_questions_and_a_choice_leave_no_steps(desk: Desk, locale: str) -> None:
    """The answer to each says what it is, not how to change it."""
    person = Person(desk, Session(chosen=locale, hosting="hosted"))
    told = person.says(Question(BOTH[locale])).told
    assert told
    assert told.answered == ("check/internal-name", "check/account-type")
    assert person.reply
    kinds = [block.kind for block in person.reply.blocks]
    assert BlockKind.STEPS not in kinds
    assert BlockKind.NOTE in kinds


@pytest.mark.parametrize("locale", LOCALES)
def test_whatever_is_asked_leaves_no_steps(desk: Desk, locale: str) -> None:
    """All that stands in the conversations of a language."""
    person = Person(desk, Session(chosen=locale, hosting="hosted"))
    wrong = []
    for said in said_in(locale):
        person.session = Session(chosen=locale, hosting="hosted", memories=person.session.memories)
        turn = person.says(Question(said))
        kinds = {block.kind for reply in turn.replies for block in reply.blocks}
        if BlockKind.STEPS in kinds:
            wrong.append(said)
    assert not wrong


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "our campaign is adobe hosted"),
        ("en", "we have a hosted campaign"),
        ("fr", "c'est Adobe qui gère"),
        ("sv", "vi har hostat"),
        ("sv", "allt är hostat"),
        ("ko", "어도비에서 호스팅해 주고 있어요"),
        ("de", "alles läuft gehostet"),
    ],
)
def test_it_is_heard_however_it_is_said(desk: Desk, locale: str, said: str) -> None:
    """In the words of the hall, too."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(said))
    assert person.session.hosting == "hosted"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "and how would I set the mask?"),
        ("fr", "et le masque, je le règle comment ?"),
        ("sv", "hur ställer jag in masken?"),
        ("de", "wie stelle ich die Maske ein?"),
        ("ko", "마스크는 어떻게 바꿔요?"),
    ],
)
def test_who_was_just_told_so_is_not_told_to_find_out(desk: Desk, locale: str, said: str) -> None:
    """The answer is about the setting that is named."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(TOLD[locale]))
    told = person.says(Question(said)).told
    assert told
    assert set(told.answered) <= {"check/association-mask", "topic/mask-syntax"}
    assert told.answered


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_no_problem_of_the_summary(desk: Desk, locale: str) -> None:
    """Who runs Campaign is no trouble that anybody has."""
    person, other = (Person(desk, Session(chosen=locale)) for _ in range(2))
    person.says(Question(TOLD[locale]))
    other.session = Session(chosen=locale, hosting="hosted")
    for each in (person, other):
        each.says(Command("ticket"))
    assert person.reads == other.reads
