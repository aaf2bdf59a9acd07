"""What is said to be as it was, and what somebody changed before: neither is a check that is made."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person, after
from tests.dialogue.reports import ADOBE, NO_PAGE

SCOPES = {
    "en": [
        "nobody has touched the scopes",
        "the scopes are unchanged for years",
        "no changes to the scopes",
        "we have not edited the scopes",
        "scopes: untouched",
    ],
    "fr": [
        "personne n'a modifié les scopes",
        "les périmètres sont inchangés",
        "aucune modification côté scopes",
        "on n'a jamais touché aux périmètres",
        "les scopes n'ont pas bougé",
    ],
    "sv": [
        "ingen av oss har rört scopes",
        "omfången är oförändrade",
        "vi har inte ändrat något i scopes",
        "inga ändringar i omfången",
        "scopes är desamma som tidigare",
    ],
    "ko": [
        "스코프는 아무도 건드린 적이 없어요",
        "범위는 변경된 게 없습니다",
        "스코프 손도 안 댔어요",
        "스코프는 예전이랑 똑같아요",
        "스코프 안 바꿨어요",
    ],
    "de": [
        "an den Scopes hat niemand etwas geändert",
        "die Scopes sind unverändert",
        "keine Änderungen an den Scopes",
        "wir haben die Scopes nie angefasst",
        "die Scopes wurden nicht verändert",
    ],
}
CALLBACK = {
    "en": "the address is https and fine, it hasn't been edited for ages",
    "fr": "l'adresse est bien en https, personne n'y a touché",
    "sv": "adressen är rätt och börjar med https, ingen har ändrat den",
    "ko": "콜백 주소는 https로 맞고 손댄 적 없어요",
    "de": "die Adresse stimmt, https, und wurde nie angefasst",
}
ADDED = {
    "en": [
        "our supplier added a scope on Monday",
        "someone has changed the scopes",
        "I see that a colleague put in one more scope",
        "the scopes were edited last week",
        "somebody here inserted an additional scope",
    ],
    "fr": [
        "un prestataire a ajouté un scope lundi",
        "quelqu'un chez nous a modifié les périmètres",
        "les scopes ont été changés la semaine dernière",
        "une collègue a rajouté un périmètre",
        "je vois que l'admin a touché aux scopes",
    ],
    "sv": [
        "en konsult lade till ett scope i måndags",
        "kollegan har ändrat omfången",
        "nån har pillat på scopes",
        "vi ser att leverantören lagt in ett extra omfång",
        "i helgen bytte någon scopes",
    ],
    "ko": [
        "협력사에서 지난주에 스코프를 추가했어요",
        "누군가 범위를 바꿨네요",
        "동료가 스코프 하나를 더 넣었답니다",
        "며칠 전에 스코프가 변경됐어요",
        "담당자가 스코프를 수정했대요",
    ],
    "de": [
        "der Dienstleister hat am Montag einen Scope ergänzt",
        "jemand hat die Scopes geändert",
        "eine Kollegin hat noch einen Scope eingetragen",
        "die Scopes wurden letzte Woche geändert",
        "ich sehe, dass jemand bei uns einen Scope hinzugefügt hat",
    ],
}


def _after(desk: Desk, locale: str, seen: str, said: str) -> tuple[tuple[str, ...], Person]:
    person = Person(desk, Session(chosen=locale))
    person.says(Question(seen))
    told = person.says(Question(said)).told
    assert told
    return told.answered, person


@pytest.mark.parametrize(("locale", "said"), [(locale, said) for locale in SCOPES for said in SCOPES[locale]])
def test_unchanged_is_not_right(desk: Desk, locale: str, said: str) -> None:
    """Only Adobe can tell what is provisioned, so that this step is left; it is not done."""
    answered, person = _after(desk, locale, NO_PAGE[locale], said)
    assert answered == ("check/scopes",)
    assert "Adobe" in person.reads
    assert not person.session.memories[0].checked
    assert len(person.reads) < 600


@pytest.mark.parametrize("locale", list(CALLBACK))
def test_the_allowlist_is_left(desk: Desk, locale: str) -> None:
    """A right address may still be missing on Adobe's list."""
    answered, person = _after(desk, locale, ADOBE[locale], CALLBACK[locale])
    assert answered == ("check/callback-url",)
    assert "Adobe" in person.reads
    assert not person.session.memories[0].checked
    assert len(person.reads) < 600


@pytest.mark.parametrize(("locale", "said"), [(locale, said) for locale in ADDED for said in ADDED[locale]])
def test_what_somebody_changed_is_the_likely_cause(desk: Desk, locale: str, said: str) -> None:
    """It is to be undone, and no check that is made."""
    answered, person = _after(desk, locale, NO_PAGE[locale], said)
    assert "check/scopes" in answered
    assert not person.session.memories[0].checked


@pytest.mark.parametrize(
    "said",
    ["my colleague removed the extra scope, no change", "our admin has changed the scopes, what next?"],
)
def test_what_is_done_about_it_is_done(desk: Desk, said: str) -> None:
    """The next check."""
    answered, _person = _after(desk, "en", NO_PAGE["en"], said)
    assert answered == ("check/server-restart",)


def test_nobody_changes_back_what_adobe_looks_after(desk: Desk) -> None:
    """The note for hosted customers stands alone."""
    person = after(
        desk, "en", "adobe hosts our campaign", NO_PAGE["en"], "a colleague added a scope yesterday"
    )
    assert "Put it back" not in person.reads
