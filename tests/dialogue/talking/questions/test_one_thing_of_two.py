"""What is asked of two things at once is one question; to remove "the others" is no wish to go on."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Must I delete both webview2 and webview2Cache folders?"),
        ("ko", "서버와 콘솔 둘 다 버전이 같아야 하나요?"),
    ],
)
def test_both_are_one_question(desk: Desk, locale: str, said: str) -> None:
    """No other section is told beside."""
    person = Person(desk, Session(chosen=locale))
    _outcome, answered = person.told(said)
    assert len(answered) <= 1


@pytest.mark.parametrize(
    ("locale", "first", "said"),
    [
        ("en", "what must the scopes be?", "do I delete the others?"),
        ("fr", "quels périmètres faut-il ?", "je supprime les autres ?"),
        ("sv", "vilka omfång ska det vara?", "tar jag bort de övriga?"),
        ("ko", "어떤 범위를 넣어야 하나요?", "나머지는 삭제하나요?"),
        ("de", "welche Scopes müssen es sein?", "lösche ich die übrigen?"),
    ],
)
def test_the_others_are_of_the_section(desk: Desk, locale: str, first: str, said: str) -> None:
    """The next check is not asked for."""
    person = Person(desk, Session(chosen=locale))
    person.told(first)
    assert "check/server-restart" not in person.told(said)[1]


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "We can't put it back: operators cannot be merged in the console, why?"),
        ("en", "I cannot undo it, operators can no longer be merged, why is that?"),
    ],
)
def test_what_cannot_be_undone_is_no_advice_sought(desk: Desk, locale: str, said: str) -> None:
    """Nothing is said of leaving what was put."""
    person = Person(desk, Session(chosen=locale))
    person.told(said)
    assert "Leave what you have put" not in person.reads
