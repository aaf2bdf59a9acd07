"""A first question of which the matcher is not quite sure is answered where something else confirms it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person

IMS = "topic/about-adobe-id"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "sorry, beginner here, what is IMS exactly?"),
        ("fr", "je commence, c'est quoi IMS au juste ?"),
        ("sv", "jag är nybörjare, vad är IMS egentligen?"),
        ("ko", "초보인데요, IMS가 뭐예요?"),
        ("de", "ich fange gerade an, was ist IMS eigentlich?"),
    ],
)
def test_what_something_is_is_told(desk: Desk, locale: str, said: str) -> None:
    """Beside a word on who asks, and not as what may be meant."""
    person = Person(desk, Session(chosen=locale))
    summary = person.says(Question(said)).told
    assert summary
    assert summary.outcome is Outcome.ANSWER
    assert summary.answered == (IMS,)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "what is for lunch today?"),
        ("fr", "c'est quoi le plat du jour ?"),
        ("sv", "vad är det för lunch i dag?"),
        ("ko", "오늘 점심 메뉴가 뭐예요?"),
        ("de", "was ist heute auf der Speisekarte?"),
    ],
)
def test_what_is_of_other_things_is_not_told(desk: Desk, locale: str, said: str) -> None:
    """A word of a page (German "Speisekarte" has none) may stand in it."""
    person = Person(desk, Session(chosen=locale))
    summary = person.says(Question(said)).told
    assert summary
    assert summary.outcome is not Outcome.ANSWER


def test_a_passage_confirms_what_is_likely(desk: Desk) -> None:
    """It answers most of the question, of the section that is likeliest."""
    person = Person(desk, Session(chosen="en"))
    summary = person.says(Question("do federated IDs work?")).told
    assert summary
    assert summary.outcome is Outcome.ANSWER
    assert "identity provider" in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "is there a command that counts the scopes?"),
        ("fr", "il y a une commande qui compte les périmètres ?"),
        ("sv", "finns det ett kommando som räknar omfången?"),
        ("ko", "범위 개수를 세는 명령어가 있나요?"),
        ("de", "gibt es einen Befehl, der die Scopes zählt?"),
    ],
)
def test_what_a_page_carries_confirms_nothing_else(desk: Desk, locale: str, said: str) -> None:
    """A section has commands, and none for that."""
    person = Person(desk, Session(chosen=locale))
    summary = person.says(Question(said)).told
    assert summary
    assert "topic/restart-commands" not in summary.answered or summary.outcome is not Outcome.ANSWER
