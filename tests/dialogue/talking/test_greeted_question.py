"""A greeting before a question: what is asked stays asked."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de", "hallo, welche Server-Adresse ist richtig?"),
        ("de", "Guten Morgen, welche Adresse ist für den Server richtig?"),
        ("en", "hello, which server address is right?"),
        ("en", "hi there, which address of the server is right?"),
        ("fr", "bonjour, quelle adresse de serveur est la bonne ?"),
        ("sv", "hej, vilken serveradress är rätt?"),
        ("ko", "안녕하세요, 서버 주소는 뭐가 맞나요?"),
    ],
)
def test_it_is_no_report_that_nothing_works(desk: Desk, locale: str, said: str) -> None:
    """Who is affected, and what appears, is not asked back."""
    outcome, _items = Person(desk, Session(chosen=locale)).told(said)
    assert outcome in (Outcome.ANSWER, Outcome.SUGGEST)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "hello, login does not work"),
        ("fr", "bonjour, la connexion ne marche pas"),
        ("sv", "hej, inloggningen fungerar inte"),
        ("ko", "안녕하세요, 로그인이 안 돼요"),
        ("de", "Hallo, die Anmeldung geht nicht"),
    ],
)
def test_a_report_stays_one(desk: Desk, locale: str, said: str) -> None:
    """It tells not what is seen, and that is asked back."""
    assert Person(desk, Session(chosen=locale)).told(said)[0] is Outcome.ASK


@pytest.mark.parametrize(
    ("locale", "aside", "asked"),
    [
        ("en", "neat. ", "wheres the console's version shown"),
        ("en", "great, thanks! by the way, ", "who hands us the client ID?"),
        ("fr", "super. ", "on voit où la version de la console"),
        ("sv", "tack! förresten, ", "vem ger oss client id?"),
        ("ko", "감사합니다! ", "클라이언트 ID는 누가 줘요?"),
        ("de", "prima. ", "wer gibt uns die Client-ID?"),
    ],
)
def test_a_word_before_a_question_changes_nothing(desk: Desk, locale: str, aside: str, asked: str) -> None:
    """What is found for it alone is found behind it."""
    alone, behind = (Person(desk, Session(chosen=locale)).told(text) for text in (asked, aside + asked))
    assert behind == alone
