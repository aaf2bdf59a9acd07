"""Several questions in a message: answered in the order asked, and spoken of by their numbers afterwards."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.dialogue.person import Person

ASKED = {
    "en": "Must I restart? which internal name, and what is the organization ID?",
    "fr": "Faut-il redémarrer ? quel nom interne, et c'est quoi l'ID d'organisation ?",
    "sv": "Måste jag starta om? vilket internt namn, och vad är organisations-ID?",
    "ko": "재시작해야 하나요? 내부 이름은 뭔가요? 그리고 조직 ID는 뭐예요?",
    "de": "Muss ich neu starten? Welcher interne Name, und was ist die Organisations-ID?",
}
ORDER = ("check/server-restart", "check/internal-name", "topic/organization-id")
SECOND = {
    "en": "explain the second one please",
    "fr": "développez le deuxième svp",
    "sv": "berätta mer om den andra",
    "ko": "두 번째를 자세하게 알려 주세요",
    "de": "das zweite bitte ausführlicher",
}
FIRST = {
    "en": "and the first?",
    "fr": "et le premier en détail ?",
    "sv": "och den första?",
    "ko": "그럼 첫 번째도 상세히요",
    "de": "und das erste?",
}
LAST = {
    "en": "more details on the last one",
    "fr": "plus de détails sur le dernier",
    "sv": "mer detaljer om den sista",
    "ko": "마지막 것도 설명해 주세요",
    "de": "den letzten genauer",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_numbers_mean_the_answers_of_the_list(desk: Desk, locale: str) -> None:
    """Also once one of them has been shown, which has buttons of its own."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(ASKED[locale])[1] == ORDER
    assert person.told(SECOND[locale])[1] == (ORDER[1],)
    assert person.told(FIRST[locale])[1] == (ORDER[0],)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_last_one_too(desk: Desk, locale: str) -> None:
    """However many there were."""
    person = Person(desk, Session(chosen=locale))
    person.told(ASKED[locale])
    assert person.told(LAST[locale])[1] == (ORDER[2],)


def test_the_list_is_gone_with_another_subject(desk: Desk) -> None:
    """Nothing is shown of a list that nobody thinks of any more."""
    person = Person(desk, Session(chosen="en"))
    person.told(ASKED["en"])
    person.told("what are the scopes?")
    assert person.told("and the third?")[1] != (ORDER[2],)


TWO = {
    "en": "1) how do I empty the console cache? 2) which package do I install?",
    "fr": "1) comment vider le cache de la console ? 2) quel package installer ?",
    "sv": "1) hur tömmer jag konsolens cache? 2) vilket paket installerar jag?",
    "ko": "1) 콘솔 캐시는 어떻게 비우나요? 2) 어떤 패키지를 설치하나요?",
    "de": "1) wie leere ich den Cache der Konsole? 2) welches Paket installiere ich?",
}
CACHE, PACKAGE = "topic/console-cache", "topic/integration-package"


@pytest.mark.parametrize(
    ("locale", "said", "item"),
    [
        ("en", "and 2, where?", PACKAGE),
        ("en", "does 1 lose anything?", CACHE),
        ("fr", "et le 2, où ?", PACKAGE),
        ("fr", "le 1 efface quoi ?", CACHE),
        ("sv", "och tvåan, var?", PACKAGE),
        ("ko", "2번은 어디서 해요?", PACKAGE),
        ("ko", "1번은 뭐가 지워져요?", CACHE),
        ("de", "und 2, wo?", PACKAGE),
    ],
)
def test_a_number_beside_a_question_is_an_answer_of_the_list(
    desk: Desk, locale: str, said: str, item: str
) -> None:
    """Of which the rest is asked."""
    person = Person(desk, Session(chosen=locale))
    assert person.told(TWO[locale])[1] == (CACHE, PACKAGE)
    assert person.told(said)[1] == (item,)


def test_a_number_that_counts_is_none(desk: Desk) -> None:
    """Nor is one in a version."""
    person = Person(desk, Session(chosen="en"))
    person.told(TWO["en"])
    assert person.told("may 2 IMS accounts be there?")[1] == ("check/external-account-unique",)
    person.told(TWO["en"])
    assert person.told("is 7.3.2 enough for IMS?")[1] != (PACKAGE,)
