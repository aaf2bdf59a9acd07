"""Several questions in one message, of which a reader of one thing would answer one alone."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from tests.dialogue.person import Person

CARE, COMMANDS, SOURCE = "topic/customer-care", "topic/restart-commands", "topic/credentials-source"
NATIVE, CACHE = "topic/authentication-type", "topic/console-cache"

ASKED = [
    ("en", "1) which command restarts the server? 2) how do we reach Adobe support?", {COMMANDS, CARE}),
    ("en", "hello, two things: who gives us the secret, and where is the WebView2 cache?", {SOURCE, CACHE}),
    ("en", "how do I see who is still native and which command restarts the web part?", {NATIVE, COMMANDS}),
    ("fr", "1) quelle commande redémarre le serveur ? 2) comment joindre Adobe ?", {COMMANDS, CARE}),
    ("fr", "qui nous donne le secret client ? et où est le cache WebView2 ?", {SOURCE, CACHE}),
    ("sv", "1) vilket kommando startar om servern? 2) hur når vi Adobes kundtjänst?", {COMMANDS, CARE}),
    ("sv", "vem ger oss klienthemligheten, och var ligger webview2-cachen?", {SOURCE, CACHE}),
    ("ko", "1) 서버를 재시작하는 명령은 뭔가요? 2) Adobe 고객 지원에 어떻게 연락하나요?", {COMMANDS, CARE}),
    ("ko", "클라이언트 시크릿은 누가 주고 WebView2 캐시 폴더는 어디 있는지 알려 주세요", {SOURCE, CACHE}),
    (
        "de",
        "1) welcher Befehl startet den Server neu? 2) wie erreichen wir den Adobe-Support?",
        {COMMANDS, CARE},
    ),
    ("de", "wer gibt uns das Client Secret, und wo liegt der WebView2-Cache?", {SOURCE, CACHE}),
    ("en", "where is the external account, and who may edit it?", {"topic/external-account-location"}),
]


@pytest.mark.parametrize(("locale", "said", "items"), ASKED)
def test_each_question_is_answered(desk: Desk, locale: str, said: str, items: set[str]) -> None:
    """Whichever reader understands the one of them."""
    _outcome, answered = Person(desk, Session(chosen=locale)).told(said)
    assert set(answered) == items


@pytest.mark.parametrize(
    ("locale", "first", "other"),
    [
        ("en", "may the callback be http", ", and how do I reach Adobe?"),
        ("fr", "le callback peut-il être en http", " ? et comment joindre Adobe ?"),
        ("sv", "får callback vara http", ", och hur når jag Adobe?"),
        ("ko", "콜백이 http여도 되나요", "? 그리고 Adobe에는 어떻게 연락하나요?"),
        ("de", "darf der Callback http sein", ", und wie erreiche ich Adobe?"),
    ],
)
def test_a_direct_question_gets_its_no_beside_the_other_answer(
    desk: Desk, locale: str, first: str, other: str
) -> None:
    """As it would alone, below the title."""
    alone, person = (Person(desk, Session(chosen=locale)) for _time in range(2))
    alone.told(f"{first}?")
    _outcome, answered = person.told(first + other)
    assert set(answered) == {"check/callback-url", CARE}
    assert alone.reads.split("\n\n")[1] in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "what goes into Tenant, and where do I see it?"),
        ("en", "is it enough to close the console, or does the server have to be restarted?"),
        ("fr", "que met-on dans Tenant, et où est-ce que je le vois ?"),
        ("sv", "vad ska stå i Tenant, och var ser jag det?"),
        ("ko", "테넌트에는 뭘 넣고 그건 어디서 보나요?"),
        ("de", "was kommt in Tenant, und wo sehe ich das?"),
    ],
)
def test_what_goes_on_with_a_question_is_no_second_one(desk: Desk, locale: str, said: str) -> None:
    """Nor is the other side of an "or"."""
    _outcome, answered = Person(desk, Session(chosen=locale)).told(said)
    assert len(answered) <= 1


def test_sources_stand_once_and_last(desk: Desk) -> None:
    """Also where both answers are from one page."""
    person = Person(desk, Session(chosen="en"))
    person.told("where is the WebView2 cache? and may the callback be http?")
    assert person.reads.count("Source: ") == 1
    assert "Source: " in person.reads.splitlines()[-1]
