"""What Adobe alone can tell, once Adobe has told it; and a check named by a word that others have as well."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person
from tests.dialogue.reports import ADOBE, NO_PAGE

LISTED = {
    "en": [
        "support has confirmed that the address is on their list",
        "according to Adobe our URL is whitelisted",
        "customer care says yes, it is on the allowlist",
    ],
    "fr": [
        "le support a confirmé que l'adresse est dans la liste",
        "d'après Adobe, l'URL figure bien sur leur liste",
        "Adobe nous a répondu que c'est bien autorisé",
    ],
    "sv": [
        "supporten säger att adressen är med på listan",
        "enligt Adobe är adressen vitlistad",
        "kundtjänsten har svarat att den finns i listan",
    ],
    "ko": [
        "고객 지원에서 주소가 목록에 있다고 답변 왔어요",
        "어도비에 물어보니 허용 목록에 들어 있답니다",
        "Adobe 측에서 허용 목록에 등록돼 있다고 확인했어요",
    ],
    "de": [
        "der Support hat bestätigt, dass die Adresse auf der Liste steht",
        "Adobe schreibt, die Adresse ist freigeschaltet",
        "die Kundenbetreuung sagt, sie steht auf der Zulassungsliste",
    ],
}
FINE = {
    "en": "the url is ok",
    "fr": "l'url est bonne",
    "sv": "url:en är rätt",
    "ko": "url은 맞아요",
    "de": "die URL stimmt",
}


def _after(desk: Desk, locale: str, seen: str, said: str) -> Person:
    person = Person(desk, Session(chosen=locale))
    person.says(Question(seen))
    person.says(Question(said))
    return person


@pytest.mark.parametrize(("locale", "said"), [(locale, said) for locale in LISTED for said in LISTED[locale]])
def test_what_adobe_confirms_is_checked(desk: Desk, locale: str, said: str) -> None:
    """It was the step that is left; nobody is told to ask Adobe once more."""
    person = _after(desk, locale, ADOBE[locale], said)
    assert person.session.memories[0].checked == ("check/callback-url",)


@pytest.mark.parametrize("locale", list(FINE))
def test_the_url_is_that_of_what_is_seen(desk: Desk, locale: str) -> None:
    """Two settings are called so, and one of them is what was asked for."""
    person = _after(desk, locale, ADOBE[locale], FINE[locale])
    assert person.session.memories[0].checked == ("check/callback-url",)


def test_a_no_of_adobe_is_none(desk: Desk) -> None:
    """It is wrong, and not checked."""
    person = _after(desk, "en", ADOBE["en"], "adobe says the address is not on the allowlist")
    assert not person.session.memories[0].checked
    person = _after(desk, "en", NO_PAGE["en"], "support told us that two scopes are not provisioned")
    assert not person.session.memories[0].checked
