"""Versions that are told: of console and server, before blocking, beside a trouble."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person, after

APART = {
    "en": "do not match",
    "fr": "ne sont pas compatibles",
    "sv": "passar inte ihop",
    "ko": "맞지 않습니다",
    "de": "passen nicht zusammen",
}
TOO_OLD = {"en": "is older", "fr": "antérieure", "sv": "är äldre", "ko": "이전이므로", "de": "ist älter"}


def _said(desk: Desk, locale: str, *turns: str) -> tuple[str, tuple[str, ...]]:
    person = Person(desk, Session(chosen=locale))
    answered: tuple[str, ...] = ()
    for turn in turns:
        told = person.says(Question(turn)).told
        assert told
        answered = told.answered
    return person.reads, answered


@pytest.mark.parametrize(
    ("locale", "turns", "console", "server"),
    [
        ("en", ("console 7.2.4 and server 7.3.5, does that fit?",), "7.2.4", "7.3.5"),
        ("en", ("my console is on 7.4.1", "the server says 7.3.5, must they be equal?"), "7.4.1", "7.3.5"),
        ("en", ("server's 7.4.1, the client 7.3.3",), "7.3.3", "7.4.1"),
        ("en", ("is a 7.2.3 console a problem with our server at 7.3.5?",), "7.2.3", "7.3.5"),
        (
            "en",
            ("update the console", "it shows 7.3.2 for the console", "and 7.3.5 for the server"),
            "7.3.2",
            "7.3.5",
        ),
        ("fr", ("la console est en 7.2.1 et le serveur en 7.3.5, ça marche ?",), "7.2.1", "7.3.5"),
        ("fr", ("serveur 7.4.1, console 7.3.5, c'est gênant ?",), "7.3.5", "7.4.1"),
        (
            "fr",
            ("mettre la console à jour", "ma console affiche 7.3.1", "et le serveur 7.3.5"),
            "7.3.1",
            "7.3.5",
        ),
        ("sv", ("konsolen är 7.2.2, servern 7.3.5, går det?",), "7.2.2", "7.3.5"),
        ("sv", ("servern ligger på 7.4.1 men min konsol på 7.3.3",), "7.3.3", "7.4.1"),
        (
            "sv",
            ("uppdatera konsolen", "konsolen visar 7.3.1", "servern är på 7.4.1, ska de vara lika?"),
            "7.3.1",
            "7.4.1",
        ),
        ("ko", ("콘솔은 7.2.4이고 서버는 7.3.5인데 괜찮나요",), "7.2.4", "7.3.5"),
        ("ko", ("서버 7.4.1에 콘솔 7.3.2로 접속해도 되나요",), "7.3.2", "7.4.1"),
        ("ko", ("콘솔 업데이트", "콘솔은 7.3.1이에요", "서버는 7.3.5네요 같아야 해요?"), "7.3.1", "7.3.5"),
        ("de", ("Konsole 7.3.1, Server 7.3.5, geht das?",), "7.3.1", "7.3.5"),
        ("de", ("der Server hat 7.4.1, unsere Konsolen noch 7.2.3",), "7.2.3", "7.4.1"),
        (
            "de",
            ("Konsole aktualisieren", "die Konsole zeigt 7.3.1", "der Server aber 7.3.5"),
            "7.3.1",
            "7.3.5",
        ),
    ],
)
def test_console_and_server_must_be_the_same(
    desk: Desk, locale: str, turns: tuple[str, ...], console: str, server: str
) -> None:
    """Told in one sentence or in two turns, each is taken for its own side."""
    reads, answered = _said(desk, locale, *turns)
    assert answered == ("topic/console-version",)
    assert APART[locale] in reads
    assert 0 < reads.index(f"`{console}`") < reads.index(f"`{server}`")


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("console 7.2.4, server 7.3.5, is that ok?", "upgraded the console to 7.3.5, better?")),
        ("en", ("console 7.2.4, server 7.3.5, is that ok?", "took the console from 7.2.4 to 7.3.5, ok now?")),
        (
            "fr",
            ("le serveur est en 7.3.5 et la console en 7.2.4, ça va ?", "console montée en 7.3.5, ça va ?"),
        ),
        ("sv", ("konsolen har 7.2.4 men servern 7.3.5, ok?", "nu har konsolen 7.3.5, ok?")),
        ("ko", ("콘솔 7.2.4에 서버 7.3.5인데 괜찮나요?", "콘솔을 7.3.5로 업데이트했어요. 괜찮죠?")),
        ("de", ("Server 7.3.5, Konsole 7.2.4, ok?", "Konsole auf 7.3.5 aktualisiert, jetzt ok?")),
    ],
)
def test_a_console_that_was_raised_is_held_against_the_server(
    desk: Desk, locale: str, turns: tuple[str, ...]
) -> None:
    """And not against the version that it had."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        told = person.says(Question(turn)).told
    assert told
    assert told.verdict
    assert (told.verdict.value, told.verdict.is_right) == ("7.3.5", True)


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("how do I block native logins?", "we are on 7.3.3 by the way")),
        ("en", ("which versions can move to IMS?", "is blocking the old logins possible with 7.3.5?")),
        ("en", ("block native logins", "does that exist in 7.3.5?")),
        ("fr", ("comment bloquer les connexions natives ?", "nous tournons en 7.3.5")),
        ("fr", ("bloquer les connexions natives", "en 7.3.3 ça marche aussi ?")),
        (
            "fr",
            (
                "quelles versions pour migrer vers IMS ?",
                "bloquer les connexions natives, possible en 7.3.5 ?",
            ),
        ),
        ("sv", ("hur spärrar jag inbyggda inloggningar?", "vi kör 7.3.3")),
        ("sv", ("spärra inbyggda inloggningar", "går det i 7.3.5?")),
        ("ko", ("기본 로그인 차단 방법", "저희는 7.3.5예요")),
        ("ko", ("기본 로그인 차단", "7.3.3에서도 되나요?")),
        ("de", ("wie sperre ich native Anmeldungen?", "wir haben 7.3.5")),
        ("de", ("native Anmeldungen sperren", "geht das mit 7.3.3?")),
    ],
)
def test_blocking_needs_its_version(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """A version told within that topic is held against the one from which on the setting exists."""
    reads, answered = _said(desk, locale, *turns)
    assert answered == ("topic/native-login-block",)
    assert TOO_OLD[locale] in reads
    assert "`7.4.1`" in reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "since we went to 7.4.1 the console's login window is just white. What can we do?"),
        ("en", "after updating to 7.3.5 everybody lands on adobe.com. Any hint?"),
        ("fr", "depuis le passage en 7.3.5 la fenêtre de connexion reste vide. Une idée ?"),
        ("fr", "on est passés en 7.4.1 et tout le monde arrive sur adobe.com. Que faire ?"),
        ("sv", "efter uppgraderingen till 7.3.5 är inloggningsfönstret i konsolen helt vitt. Vad gör vi?"),
        ("sv", "vi uppgraderade till 7.4.1 och nu hamnar alla på adobe.com. Tips?"),
        ("ko", "7.3.5로 올린 뒤로 콘솔 로그인 창이 하얗기만 해요. 어떻게 하죠?"),
        ("ko", "7.4.1로 업그레이드하고 나서 다들 adobe.com으로 가요. 방법 있을까요?"),
        ("de", "seit dem Update auf 7.3.5 bleibt das Anmeldefenster weiß. Was tun?"),
        ("de", "nach dem Upgrade auf 7.4.1 landen alle auf adobe.com. Ideen?"),
    ],
)
def test_a_complaint_wins_over_a_version(desk: Desk, locale: str, said: str) -> None:
    """Also where it ends in a question that names nothing."""
    _reads, answered = _said(desk, locale, said)
    assert answered
    assert answered[0] not in ("topic/ims-versions", "topic/campaign-version", "topic/native-login-block")


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("v8 or v7, may we still use passwords?", "and in 7?")),
        ("fr", ("en v8 on a encore le mot de passe ?", "et en 7 ?")),
        ("sv", ("får man använda lösenord i v8?", "och i 7?")),
        ("ko", ("v8에서 비밀번호 로그인 되나요?", "그럼 7은요?")),
        ("de", ("gehen Passwörter in v8 noch?", "und in 7?")),
    ],
)
def test_the_other_generation(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """A bare 7 is of what was spoken of, not of the versions for the move."""
    _reads, answered = _said(desk, locale, *turns)
    assert answered == ("topic/campaign-version",)


def test_a_version_put_right_is_not_held_against_itself(desk: Desk) -> None:
    """It was the console's before, too."""
    person = after(desk, "en", "our console is 8.4.1", "sorry, the console is 8.3.9")
    assert "do not match" not in person.reads


def test_a_reason_is_no_question_of_yes_or_no(desk: Desk) -> None:
    """Which versions there are is not why."""
    assert not after(desk, "en", "why 7.4.1?").reads.startswith("Yes")


@pytest.mark.parametrize(
    ("locale", "text", "judged"),
    [
        ("en", "server's at 7.3.5, will that do for the move to IMS?", ("server_version", True, None)),
        ("en", "we have 7.3.2, can it be moved to IMS?", ("server_version", False, "7.3.2.IMS")),
        ("fr", "le serveur est en 7.2.4, ça suffit pour migrer vers IMS ?", ("server_version", False, None)),
        ("sv", "servern är på 7.3.5, räcker det för IMS?", ("server_version", True, None)),
        ("de", "Server 7.2.4, reicht das für IMS?", ("server_version", False, None)),
        ("ko", "서버가 7.4.1 인데 IMS로 이전해도 되나요?", ("server_version", True, None)),
        ("en", "we're on 7.3.5, may I block the native logins?", ("server_version", False, "7.4.1")),
        ("en", "moved from 7.2 to 7.3.3.IMS in May - ready for IMS now?", ("server_version", True, None)),
        ("de", "wir sind von 7.2 auf 7.3.2.IMS gegangen, bereit für IMS?", ("server_version", True, None)),
        ("en", "console 7.3.5, server 7.4.1, fine?", ("console_version", False, "7.4.1")),
        ("fr", "console 7.4.1 et serveur 7.4.1, ça va ?", ("console_version", True, None)),
        ("sv", "konsolen 7.2.4 och servern 7.3.5, går det?", ("console_version", False, "7.3.5")),
        ("de", "Konsole 7.4, Server 7.4.1, passt das?", ("console_version", None, None)),
        ("ko", "콘솔은 7.2.4 서버는 7.3.5 인데 괜찮나요?", ("console_version", False, "7.3.5")),
    ],
)
def test_a_version_carries_a_verdict(
    desk: Desk, locale: str, text: str, judged: tuple[str, bool | None, str | None]
) -> None:
    """For programs, as a value of a field does; the console's has to be the server's."""
    told = Person(desk, Session(chosen=locale)).says(Question(text)).told
    assert told
    assert told.verdict
    assert (told.verdict.field, told.verdict.is_right, told.verdict.expected) == judged
