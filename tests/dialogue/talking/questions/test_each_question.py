"""Several questions in one message, of which a reader of one thing would answer one alone."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.dialogue.talking.message.point_marks import point_marks
from bot.dialogue.talking.sections.section_parts import text_of
from bot.model import BlockKind
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


NUMBERED = [
    ("en", "q1 which command restarts the server q2 how do we reach Adobe support", {COMMANDS, CARE}),
    ("en", "#1 who gives us the secret #2 where is the WebView2 cache", {SOURCE, CACHE}),
    ("fr", "a) quelle commande redémarre le serveur b) comment joindre Adobe", {COMMANDS, CARE}),
    ("fr", "1) peut-on omettre des scopes 2) comment joindre Adobe", {"check/scopes", CARE}),
    ("sv", "f1 vilket kommando startar om servern f2 hur når vi Adobes kundtjänst", {COMMANDS, CARE}),
    ("ko", "q1 서버를 재시작하는 명령은 뭔가요 q2 Adobe 고객 지원에 어떻게 연락하나요", {COMMANDS, CARE}),
    ("de", "(a) welcher Befehl startet den Server neu (b) wie erreichen wir den Support", {COMMANDS, CARE}),
    ("de", "1) genügen weniger Scopes 2) wie erreichen wir Adobe", {"check/scopes", CARE}),
]


@pytest.mark.parametrize(("locale", "said", "items"), NUMBERED)
def test_numbers_part_questions_however_they_are_written(
    desk: Desk, locale: str, said: str, items: set[str]
) -> None:
    """Also where no question mark stands, and where a point but names what is asked for."""
    _outcome, answered = Person(desk, Session(chosen=locale)).told(said)
    assert set(answered) == items


@pytest.mark.parametrize("said", ["our v1 and v2 hosts both fail", "is it v1 or v2?"])
def test_the_numbers_of_versions_part_nothing(said: str) -> None:
    """Nor does a letter out of order."""
    assert not point_marks(said)
    assert not point_marks("b) the mask a) the scopes")


@pytest.mark.parametrize(
    ("locale", "said", "unknown"),
    [
        ("en", "where is the WebView2 cache? and who won the cup last night?", "who won the cup last night"),
        ("en", "1) where is the WebView2 cache 2) fish and chips nearby", "fish and chips nearby"),
        ("en", "q1: where is the WebView2 cache? q2: is there a Mac console?", "is there a Mac console"),
        ("fr", "1) où est le cache WebView2 2) quiche lorraine", "quiche lorraine"),
        ("sv", "1) var ligger webview2-cachen 2) räksmörgås", "räksmörgås"),
        ("ko", "1) WebView2 캐시는 어디 있나요 2) 비빔밥 맛집", "비빔밥 맛집"),
        ("de", "1) wo liegt der WebView2-Cache 2) Bratwurst mit Senf", "Bratwurst mit Senf"),
    ],
)
def test_one_that_no_page_answers_is_said_to_be_unanswered(
    desk: Desk, locale: str, said: str, unknown: str
) -> None:
    """In its words, below what answers the other."""
    person = Person(desk, Session(chosen=locale))
    _outcome, answered = person.told(said)
    assert set(answered) == {CACHE}
    assert unknown in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "q1: may the callback be http? q2: what does a tenant cost?"),
        ("fr", "q1 : le callback peut-il être en http ? q2 : combien coûte un tenant ?"),
        ("de", "q1: darf der Callback http sein? q2: was kostet ein Tenant?"),
    ],
)
def test_a_price_beside_another_question_is_not_answered_by_a_page(
    desk: Desk, locale: str, said: str
) -> None:
    """What is told of it is that the documentation has none."""
    person = Person(desk, Session(chosen=locale))
    person.told(said)
    place = desk.documents.place("topic/tenant-name", locale)
    assert place
    tenant = text_of([block for block in place.section.blocks if block.kind is BlockKind.PARAGRAPH][:1])
    assert tenant not in person.reads
