"""A group's internal name beside its profile is held against it, also where nobody has told the mask."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.builders import text_of
from tests.dialogue.person import Person

ASKED = {
    "en": "how do the group names go together?",
    "fr": "comment vont ensemble les noms des groupes ?",
    "sv": "hur hänger gruppnamnen ihop?",
    "ko": "그룹 이름은 어떻게 맞춰야 하나요?",
    "de": "wie gehören die Gruppennamen zusammen?",
}
TOLD = {
    "en": "the group's internal name is {group}, profile is Campaign - lima - sales",
    "fr": "le nom interne du groupe est {group}, le profil s'appelle Campaign - lima - sales",
    "sv": "gruppens interna namn är {group}, profilen heter Campaign - lima - sales",
    "ko": "그룹 내부 이름은 {group}이고 프로필은 Campaign - lima - sales예요",
    "de": "der interne Name der Gruppe ist {group}, das Profil heißt Campaign - lima - sales",
}


@pytest.mark.parametrize(
    ("locale", "group"),
    [*((locale, "sales_eu") for locale in LOCALES), ("en", "sales"), ("fr", "sales"), ("ko", "sales")],
)
def test_the_profile_has_to_end_in_the_internal_name(desk: Desk, locale: str, group: str) -> None:
    """Both names stand in the verdict, and no page is told around it."""
    person = Person(desk, Session(chosen=locale))
    person.told(ASKED[locale])
    _outcome, answered = person.told(TOLD[locale].format(group=group))
    assert answered == ("check/operator-group-names",)
    assert person.reply
    told = text_of(person.reply)
    assert f"`{group}`" in told or group in told
    right = {"en": "Yes", "fr": "Oui", "sv": "Ja", "ko": "네", "de": "Ja"}[locale]
    assert told.startswith(right) is (group == "sales")


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("fr", "le groupe s'appelle Campagne - lima - ventes"),
        ("de", "die Gruppe heißt Kampagne - lima - Vertrieb"),
    ],
)
def test_a_translated_beginning_is_held_against_the_mask(desk: Desk, locale: str, name: str) -> None:
    """The mask that is told afterwards does not take it in."""
    person = Person(desk, Session(chosen=locale))
    person.told(
        {"fr": "ils voient le message sur les droits", "de": "sie sehen die Meldung zu den Rechten"}[locale]
    )
    person.told(name)
    mask = {
        "fr": "notre masque c'est Campaign - lima - (.*)",
        "de": "unsere Maske ist Campaign - lima - (.*)",
    }
    told = person.says(Question(mask[locale])).told
    assert told
    assert told.verdict
    assert told.verdict.is_right is False
