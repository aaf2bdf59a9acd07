"""What is told where it is in doubt what a message is about, or where the same was told just before."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.builders import text_of
from tests.dialogue.person import Person


def _told(desk: Desk, locale: str, *turns: str) -> list[tuple[Outcome, tuple[str, ...], str]]:
    """Outcome, ids and text of each answer."""
    person = Person(desk, Session(chosen=locale))
    found = []
    for turn in turns:
        told = person.says(Question(turn))
        assert told.told
        found.append((told.told.outcome, told.told.answered, "\n".join(map(text_of, told.replies))))
    return found


@pytest.mark.parametrize(
    ("locale", "turns", "says"),
    [
        (
            "en",
            ("What is the syntax of the association mask?", "do their former passwords keep working?"),
            "block",
        ),
        ("fr", ("Syntaxe du masque ?", "leurs anciens mots de passe marchent encore ?"), "bloqu"),
        ("sv", ("Hur skrivs associationsmasken?", "blir deras gamla lösenord avstängda då?"), "spärr"),
        ("ko", ("연결 마스크 구문 알려 주세요", "예전 비밀번호로도 계속 로그인되나요?"), "예전 로그인"),
        ("de", ("Wie schreibt man die Maske?", "gehen ihre alten Kennwörter weiterhin?"), "sperr"),
    ],
)
def test_a_question_of_another_section_is_answered_from_there(
    desk: Desk, locale: str, turns: tuple[str, str], says: str
) -> None:
    """Though nothing in it names that section: its passages answer it, those at hand do not."""
    _first, (_outcome, _items, text) = _told(desk, locale, *turns)
    assert says in text.casefold()


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("How do I clear the console's cache?", "is there anything special about that?")),
        ("fr", ("Comment vider le cache de la console ?", "et il y a quoi de spécial là-dedans ?")),
        ("sv", ("Hur rensar jag konsolens cache?", "är det nåt speciellt med det?")),
        ("ko", ("콘솔 캐시는 어떻게 지우나요?", "그게 뭔가 특별한가요?")),
        ("de", ("Wie leere ich den Cache der Konsole?", "ist daran etwas Besonderes?")),
    ],
)
def test_the_same_steps_are_not_told_twice_in_a_row(desk: Desk, locale: str, turns: tuple[str, str]) -> None:
    """What was just read is no answer to the next question."""
    (_one, _items, first), (_two, _others, second) = _told(desk, locale, *turns)
    assert first != second


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("How do I clear the console's cache?", "could you show me the steps once more")),
        ("fr", ("Comment vider le cache de la console ?", "vous pouvez me redonner ça encore une fois ?")),
        ("sv", ("Hur rensar jag konsolens cache?", "visa mig det en gång till")),
        ("ko", ("콘솔 캐시는 어떻게 지우나요?", "다시 한번 알려 주세요")),
        ("de", ("Wie leere ich den Cache der Konsole?", "zeigen Sie mir das noch einmal")),
        ("en", ("How do I clear the console's cache?", "explain that in full detail please")),
    ],
)
def test_steps_may_be_read_again_on_demand(desk: Desk, locale: str, turns: tuple[str, str]) -> None:
    """By somebody who asks for them once more, or in detail."""
    (_one, _first, _text), (_two, items, text) = _told(desk, locale, *turns)
    assert items == ("topic/console-cache",)
    assert "nlclient" in text


def test_what_the_matcher_finds_settles_a_doubt(desk: Desk) -> None:
    """The likeliest section is told alone where the message names it, with a button for the next one."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("What is the tenant?"))
    turn = person.says(Question("right, and our boss is asking who still logs on the old way, any screen?"))
    assert turn.told
    assert (turn.told.outcome, turn.told.answered) == (Outcome.ANSWER, ("topic/authentication-type",))
    shown = [button.label for row in turn.replies[-1].keyboard for button in row]
    assert len(shown) == len(set(shown)) > len(("the section itself", "All topics"))
