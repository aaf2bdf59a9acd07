"""Of two accounts, the one with a wrong name goes; and what was refused, or only offered, is no subject."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person
from tests.dialogue.reports import TWO_ACCOUNTS, WRONG_NAME

GOES = {
    "en": "delete this",
    "fr": "Supprimez donc",
    "sv": "bort det här",
    "ko": "이 계정을 삭제",
    "de": "Löschen Sie also",
}
NEW_SECRET = {
    "en": "Adobe gave us a new secret, entered it, still no login",
    "fr": "nouveau secret ressaisi, toujours pas de connexion",
    "sv": "nya hemligheten matades in, matat in den nya, fortfarande ingen inloggning",
    "ko": "시크릿을 새로 입력했는데 여전히 로그인 안 돼요",
    "de": "neues Secret eingegeben, Anmeldung klappt immer noch nicht",
}


@pytest.mark.parametrize("locale", list(TWO_ACCOUNTS))
def test_the_account_with_the_wrong_name_goes(desk: Desk, locale: str) -> None:
    """Put right, it would be a perfect duplicate."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(TWO_ACCOUNTS[locale]))
    person.says(Question(WRONG_NAME[locale]))
    assert GOES[locale] in person.reads


@pytest.mark.parametrize("locale", list(NEW_SECRET))
def test_a_new_secret_is_entered(desk: Desk, locale: str) -> None:
    """It is not to be entered again."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(NEW_SECRET[locale]))
    assert "check/client-secret" in person.session.memories[0].checked


def test_what_was_refused_is_no_subject(desk: Desk) -> None:
    """Nor what was only offered among others."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question("where is the callback URL?"))
    told = person.says(Question("no, not that")).told
    assert told
    assert told.outcome is not Outcome.ANSWER
    told = person.says(Question("which thing sends otp codes")).told
    assert told
    assert told.outcome is Outcome.SUGGEST
    assert not any(memory.subjects for memory in person.session.memories)
