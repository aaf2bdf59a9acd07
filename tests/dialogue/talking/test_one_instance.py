"""Reports and questions about an installation: one instance, the console, hybrid, what to tell Adobe."""

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
        ("en", "only our staging instance fails"),
        ("en", "it all works except on the test server"),
        ("fr", "seule la préprod ne marche pas"),
        ("fr", "tout fonctionne sauf en staging"),
        ("sv", "det är bara testmiljön som inte funkar"),
        ("ko", "테스트 서버에서만 접속이 안 됩니다"),
        ("de", "alles läuft, nur Staging nicht"),
    ],
)
def test_one_instance_that_fails_is_asked_about(desk: Desk, locale: str, said: str) -> None:
    """What people see is not told; no one person's group is to blame."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "the login window in the console is just white"),
        ("fr", "la fenêtre de connexion de la console est vide, webview2 ?"),
        ("sv", "konsolens inloggningsruta är vit"),
        ("ko", "콘솔 로그인 화면이 하얗게 나와요"),
        ("de", "das Anmeldefenster im Client bleibt weiß"),
    ],
)
def test_an_empty_window_of_the_console_is_its_cache(desk: Desk, locale: str, said: str) -> None:
    """What people see is kept all the same: the scopes come next."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("topic/console-cache",)
    assert person.session.memories[0].symptom == "symptom/login-page-unreachable"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "we use hybrid, do we have to do something ourselves?"),
        ("fr", "nous sommes en hybride, ça change quoi pour nous ?"),
        ("sv", "vi är hybrid, blir det någon skillnad?"),
        ("ko", "하이브리드 환경인데 저희가 직접 하나요?"),
        ("de", "wir sind hybrid, was heißt das für uns?"),
    ],
)
def test_hybrid_makes_its_own_checks(desk: Desk, locale: str, said: str) -> None:
    """Told and asked about in one message."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.outcome is Outcome.TALK
    assert person.session.hosting == "hybrid"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "before going to v8 we migrate all users to IMS, in what order?"),
        ("fr", "avant la v8 il faut migrer les utilisateurs vers IMS, dans quel ordre ?"),
        ("sv", "i vilken ordning flyttar vi användarna till IMS innan v8?"),
        ("ko", "v8 전에 사용자들을 IMS로 옮기려는데 순서가 어떻게 되나요?"),
        ("de", "in welcher Reihenfolge stellen wir vor v8 die Benutzer auf IMS um?"),
    ],
)
def test_the_order_of_the_migration_is_no_question_of_versions(desk: Desk, locale: str, said: str) -> None:
    """The number only says by when."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert "topic/user-migration" in told.answered


@pytest.mark.parametrize(
    ("locale", "hosted", "said"),
    [
        ("en", "adobe hosts it", "ok and what should I write to them?"),
        ("fr", "c'est hébergé par adobe", "d'accord, qu'est-ce que je leur dis ?"),
        ("sv", "vi är hostade", "vad skriver jag till Adobe då?"),
        ("ko", "어도비가 호스팅해요", "담당자한테 뭐라고 말하면 돼요?"),
        ("de", "Adobe hostet das", "was schreibe ich denen?"),
    ],
)
def test_what_adobe_is_to_be_told_is_documented(desk: Desk, locale: str, hosted: str, said: str) -> None:
    """Versions, the message, the instance, since when: on the page about Customer Care."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(hosted))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("topic/customer-care",)
    assert "About" in person.reads, "the steps, though Adobe hosts"
