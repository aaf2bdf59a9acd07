"""Where one's Campaign runs, told while something hangs on it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person

HOSTED = "topic/hosted-customers"


@pytest.mark.parametrize(
    ("locale", "seen", "told"),
    [
        ("en", "everyone ends up on adobe.com after login", "we run it on-premise"),
        ("fr", "tout le monde atterrit sur adobe.com", "on-premise"),
        ("sv", "alla hamnar på adobe.com efter inloggning", "hybrid"),
        ("ko", "로그인하면 모두 adobe.com으로 가요", "하이브리드입니다"),
        ("de", "alle landen nach der Anmeldung auf adobe.com", "hybrid"),
    ],
)
def test_the_checks_go_on(desk: Desk, locale: str, seen: str, told: str) -> None:
    """With the next one of what people see."""
    person = Person(desk, Session(chosen=locale))
    person.told(seen)
    assert person.told(told) == (Outcome.ANSWER, ("check/callback-url",))
    assert person.session.hosting in ("on-premise", "hybrid")


@pytest.mark.parametrize(
    ("locale", "told"),
    [("en", "we're hybrid"), ("fr", "on est hybrides"), ("sv", "vi kör hybrid"), ("ko", "하이브리드입니다")],
)
def test_alone_it_is_noted(desk: Desk, locale: str, told: str) -> None:
    """Where nothing hung on it."""
    assert Person(desk, Session(chosen=locale)).told(told)[0] is Outcome.TALK


@pytest.mark.parametrize("told", ["hybrid", "on-prem here"])
def test_the_open_question_is_asked_again(desk: Desk, told: str) -> None:
    """What people see is still not known."""
    person = Person(desk, Session(chosen="en"))
    person.told("nobody can log in")
    assert person.told(told)[0] is Outcome.ASK


@pytest.mark.parametrize(
    ("locale", "first", "told"),
    [
        ("en", "we are hosted by adobe, may I change the account?", "sorry, I was wrong, we are hybrid"),
        ("fr", "on est hébergés par adobe, on touche au compte ?", "pardon, on est hybrides"),
        ("sv", "adobe hostar oss, får jag ändra kontot?", "förlåt, vi är hybrid"),
        ("ko", "어도비가 호스팅해요. 계정을 바꿔도 되나요?", "죄송해요, 하이브리드예요"),
    ],
)
def test_who_is_not_hosted_after_all_is_told_what_that_means(
    desk: Desk, locale: str, first: str, told: str
) -> None:
    """From the page on hosting, which is at hand."""
    person = Person(desk, Session(chosen=locale))
    person.told(first)
    assert person.told(told) == (Outcome.ANSWER, (HOSTED,))
    assert person.session.hosting == "hybrid"


def test_a_page_that_was_cut_short_is_shown(desk: Desk) -> None:
    """As its steps are theirs."""
    person = Person(desk, Session(chosen="en"))
    person.told("we are hosted by adobe")
    person.told("how do I restart the server?")
    assert "nlserver shutdown" not in person.reads
    assert person.told("wait, we are on-premise")[1] == ("topic/restart-commands",)
    assert "nlserver shutdown" in person.reads


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", "we host it ourselves. where do I start?"),
        ("en", "on-premise here. what has to be there first?"),
        ("fr", "c'est on-premise chez nous. par où commencer ?"),
        ("sv", "vi har on-premise, var ska vi börja?"),
        ("ko", "저희는 온프레미스예요. 어디부터 시작하나요?"),
        ("de", "wir hosten selbst, womit fange ich an?"),
    ],
)
def test_with_what_to_begin_is_what_has_to_be_there_first(desk: Desk, locale: str, told: str) -> None:
    """And where it runs is remembered, too."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(told)[1] == ("topic/prerequisites",)
    assert person.session.hosting == "on-premise"


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("en", "we are still on 7.2, which browser does the console want?"),
        ("fr", "nous sommes en 7.2, quel navigateur faut-il à la console ?"),
        ("sv", "vi ligger på 7.2, vilken webbläsare vill konsolen ha?"),
        ("ko", "저희는 7.2예요. 콘솔에는 어떤 브라우저가 필요해요?"),
        ("de", "wir haben 7.2, welchen Browser braucht die Konsole?"),
    ],
)
def test_a_version_beside_a_question_on_browsers_is_no_question_on_versions(
    desk: Desk, locale: str, told: str
) -> None:
    """Older consoles need another one than newer ones."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(told)[1] == ("topic/browser-warning",)
    assert "Internet Explorer 11" in person.reads
