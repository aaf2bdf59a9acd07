"""A version told beside a trouble: the trouble is answered, the version remembered."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person

ADOBE, RIGHTS, NO_PAGE = (
    "symptom/redirected-to-adobe",
    "symptom/no-matching-right",
    "symptom/login-page-unreachable",
)


@pytest.mark.parametrize(
    ("locale", "said", "seen", "version"),
    [
        ("en", "our server is 8.5.2 and the login page does not open", NO_PAGE, "8.5.2"),
        ("en", "since we upgraded to 7.4.1 we all end up on adobe.com", ADOBE, "7.4.1"),
        ("en", "with v8 the sign-in window remains empty", NO_PAGE, "v8"),
        ("fr", "on tourne en 7.3.5 et la fenêtre de connexion reste blanche", NO_PAGE, "7.3.5"),
        ("fr", "depuis la montée en 7.4.1 on finit sur le site d'Adobe", ADOBE, "7.4.1"),
        ("fr", "build 9032, la page de connexion est vide", NO_PAGE, "build 9032"),
        ("sv", "vi har 7.3.5 och inloggningssidan öppnas inte", NO_PAGE, "7.3.5"),
        ("sv", "efter uppdateringen till 8.4.1 får alla meddelandet om behörighet", RIGHTS, "8.4.1"),
        ("ko", "8.4.1 버전인데 로그인 페이지가 안 열려요", NO_PAGE, "8.4.1"),
        ("ko", "7.4.1로 올린 뒤로 adobe.com으로 넘어가요", ADOBE, "7.4.1"),
        ("ko", "v8 쓰고 있는데 권한이 없다는 메시지가 나와요", RIGHTS, "v8"),
        ("de", "wir sind auf 7.3.3.IMS und die Anmeldeseite bleibt weiß", NO_PAGE, "7.3.3.IMS"),
        ("de", "seit dem Umstieg auf 8.6 landen wir auf adobe.com", ADOBE, "8.6"),
    ],
)
def test_the_trouble_is_answered(desk: Desk, locale: str, said: str, seen: str, version: str) -> None:
    """The number is no question about versions."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == (seen,)
    assert person.session.memories[0].versions == (version,)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "since 8.5 nobody gets in any more"),
        ("fr", "depuis le passage en v8 plus personne n'entre"),
        ("sv", "efter bytet till v8 kommer ingen in"),
        ("ko", "v8로 바꾸고 나서 아무도 로그인을 못 해요"),
        ("de", "nach dem Wechsel auf v8 kommt niemand rein"),
    ],
)
def test_where_nothing_is_said_to_be_seen_that_is_asked(desk: Desk, locale: str, said: str) -> None:
    """The report is as vague without the version."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "we are on 7.2, can we move to IMS?"),
        ("fr", "on a la 7.3.3, il faut mettre à jour pour IMS ?"),
        ("sv", "räcker 7.3.5 för IMS?"),
        ("ko", "7.2인데 IMS로 옮길 수 있나요?"),
        ("de", "reicht 7.3.3 für die Umstellung auf IMS?"),
    ],
)
def test_a_question_about_a_version_is_one(desk: Desk, locale: str, said: str) -> None:
    """Nothing is said to be broken."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert "topic/ims-versions" in told.answered


@pytest.mark.parametrize(
    ("locale", "asked", "said"),
    [
        ("en", "is WebView2 needed?", "our console is 7.2.3"),
        ("fr", "il faut installer WebView2 ?", "nous sommes en 7.2"),
        ("sv", "måste vi ha WebView2?", "vi har 7.2"),
        ("ko", "WebView2가 꼭 있어야 하나요?", "저희 버전은 7.2입니다"),
        ("de", "ist WebView2 nötig?", "wir haben 7.2"),
    ],
)
def test_a_version_after_edge_tells_which_browser(desk: Desk, locale: str, asked: str, said: str) -> None:
    """Consoles before v7.3 need another one: no question whether that version can be moved."""
    person = Person(desk, Session(chosen=locale))
    first = person.says(Question(asked)).told
    assert first
    assert first.answered == ("topic/edge-chromium",)
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("topic/browser-warning",)
    assert "Internet Explorer 11" in person.reads
