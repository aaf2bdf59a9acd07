"""What is done and did not help, or is told beside a question; and deleted duplicates."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.model import Outcome
from tests.dialogue.person import after
from tests.dialogue.reports import TWO_ACCOUNTS, WRONG_NAME

BLOCK = {
    "en": "how do we block native logins?",
    "fr": "comment bloque-t-on les connexions natives ?",
    "sv": "hur spärrar vi inbyggd inloggning?",
    "ko": "네이티브 로그인은 어떻게 막아요?",
    "de": "wie sperren wir native Anmeldungen?",
}
RELOADED = {
    "en": "done, nlserver config -reload too, no change",
    "fr": "fait, avec nlserver config -reload, aucun changement",
    "sv": "gjort, nlserver config -reload också, ingen skillnad",
    "ko": "했고 nlserver config -reload도 했는데 그대로예요",
    "de": "gemacht, auch nlserver config -reload, keine Änderung",
}
DELETED = {
    "en": "deleted it. what now?",
    "fr": "je l'ai supprimé. et maintenant ?",
    "sv": "tog bort det. vad nu?",
    "ko": "지웠어요. 이제 뭐 하죠?",
    "de": "gelöscht. und jetzt?",
}


@pytest.mark.parametrize("locale", list(BLOCK))
def test_what_the_page_says_where_nothing_changes(desk: Desk, locale: str) -> None:
    """The step with the command says to stop and start the server; no login is asked about."""
    person = after(desk, locale, BLOCK[locale], RELOADED[locale])
    assert "config -reload" in person.reads
    assert not person.session.memories[0].is_asking


@pytest.mark.parametrize("locale", list(TWO_ACCOUNTS))
def test_a_deleted_duplicate_is_that_check(desk: Desk, locale: str) -> None:
    """And not the name by which it was told apart; the restart is next."""
    person = after(desk, locale, TWO_ACCOUNTS[locale], WRONG_NAME[locale], DELETED[locale])
    assert person.session.memories[0].checked == ("check/external-account-unique",)
    assert person.session.memories[0].subjects[0] == "check/server-restart"


def test_a_question_beside_done_is_asked(desk: Desk) -> None:
    """It is not eaten by the word before it."""
    person = after(desk, "en", "only on this laptop")
    told = person.says(Question("done. are my saved connections gone now?")).told
    assert told
    assert told.answered == ("topic/console-cache",)


def test_a_message_that_no_page_has(desk: Desk) -> None:
    """Who is affected is asked, and no page is guessed."""
    person = after(desk, "en", "login fails")
    told = person.says(Question('users just get "server unavailable"')).told
    assert told
    assert told.outcome is Outcome.ASK


def test_ok_before_a_question_denies_nothing(desk: Desk) -> None:
    """An opening word does not decide."""
    person = after(desk, "en", "where is the callback URL?")
    told = person.says(Question("lol ok. what is a tenant even good for")).told
    assert told
    assert told.answered == ("topic/tenant-name",)


@pytest.mark.parametrize(
    ("locale", "first", "said"),
    [
        ("en", "the console warns that the browser is too old", "installed it. same message"),
        (
            "fr",
            "la console dit qu'il faut installer la mise à jour windows",
            "je l'ai installée. même message",
        ),
        ("sv", "konsolen varnar för en gammal webbläsare", "installerade den. samma meddelande"),
        ("ko", "콘솔에서 브라우저가 오래되었다고 나와요", "설치했어요. 같은 메시지예요"),
        ("de", "die Konsole warnt vor einem alten Browser", "installiert. gleiche Meldung"),
    ],
)
def test_the_same_message_gets_what_is_left_of_its_page(
    desk: Desk, locale: str, first: str, said: str
) -> None:
    """What appears is known already, and the first step is made."""
    person = after(desk, locale, first)
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("topic/browser-warning",)
    assert "21.1.3" in person.reads


@pytest.mark.parametrize(
    ("locale", "first", "said"),
    [
        ("en", "how do i clear the client console cache?", "done both, still the same"),
        ("fr", "comment vider le cache de la console ?", "j'ai fait les deux, toujours pareil"),
        ("sv", "hur rensar jag cachen i klientkonsolen?", "gjort båda, fortfarande samma"),
        ("ko", "클라이언트 콘솔 캐시는 어떻게 지우나요?", "둘 다 했는데 똑같아요"),
        ("de", "wie leere ich den Cache der Clientkonsole?", "beides gemacht, immer noch dasselbe"),
    ],
)
def test_both_that_are_done_are_no_instances(desk: Desk, locale: str, first: str, said: str) -> None:
    """It is something else, then: what appears is asked."""
    person = after(desk, locale, first)
    told = person.says(Question(said)).told
    assert told
    assert told.outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("locale", "first", "said"),
    [
        ("en", "what is the association mask?", "way too complex, we'll ask our agency. thanks anyway"),
        (
            "fr",
            "c'est quoi le masque de correspondance ?",
            "trop compliqué, je demande à notre prestataire, merci quand même",
        ),
        ("sv", "vad är associationsmasken?", "för krångligt, vi frågar vår konsult. tack ändå"),
        ("ko", "연결 마스크가 뭐예요?", "너무 어렵네요, 협력업체에 부탁할게요. 그래도 감사합니다"),
        (
            "de",
            "was ist die Zuordnungsmaske?",
            "zu kompliziert, wir fragen unseren Dienstleister. trotzdem danke",
        ),
    ],
)
def test_a_reason_before_giving_up_is_no_question(desk: Desk, locale: str, first: str, said: str) -> None:
    """The page is not told again."""
    person = after(desk, locale, first)
    told = person.says(Question(said)).told
    assert told
    assert told.outcome is Outcome.TALK
