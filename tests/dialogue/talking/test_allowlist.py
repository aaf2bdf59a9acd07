"""Adobe's allowlist, and where values are looked up that come from elsewhere."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "may I view the allowlist on my own?"),
        ("fr", "où est-ce que je vois la liste blanche ?"),
        ("sv", "går det att se tillåtelselistan?"),
        ("ko", "허용 목록을 볼 수 있나요?"),
        ("de", "wo kann ich die Allowlist sehen?"),
    ],
)
def test_the_list_is_seen_by_adobe_only(desk: Desk, locale: str, said: str) -> None:
    """The step of the callback URL that says so, and not the page."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("check/callback-url",)
    told_of_list = person.reads
    person.says(Question(desk.documents.title("check/callback-url", locale)))
    assert len(told_of_list) < len(person.reads) / 2


@pytest.mark.parametrize(
    ("locale", "subject", "said"),
    [
        ("en", "organization ID", "where do I get it?"),
        ("fr", "identifiant de l'organisation", "je trouve ça où ?"),
        ("sv", "organisations-ID", "var finns det?"),
        ("ko", "조직 ID", "그건 어디에 있나요?"),
        ("de", "Organisations-ID", "wo steht die?"),
    ],
)
def test_where_is_where_it_is_looked_up_and_entered(desk: Desk, locale: str, subject: str, said: str) -> None:
    """Both: nobody has said which is meant."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(subject))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("topic/organization-id",)
    assert "Experience Cloud" in person.reads
    assert "Administration" in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "how do you set up an external account for bounce mails?"),
        ("fr", "comment configurer un compte externe de type FTP ?"),
        ("sv", "hur skapar man ett externt konto för routing?"),
        ("ko", "라우팅 외부 계정 어떻게 설정해요?"),
        ("de", "wie richtet man ein externes Konto für Bounce-Mails ein?"),
    ],
)
def test_accounts_of_other_types_are_not_documented(desk: Desk, locale: str, said: str) -> None:
    """Only that they stay beside the one for IMS."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.outcome is Outcome.NONE
