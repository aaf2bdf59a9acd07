"""A check that is found wrong gets the steps that put it right, and not the next check."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import Outcome
from tests.builders import text_of
from tests.dialogue.person import Person

RIGHTS = {
    "en": "they get the message about rights",
    "fr": "ils voient le message sur les droits",
    "sv": "de får meddelandet om rättigheter",
    "ko": "권한 메시지가 떠요",
    "de": "sie sehen die Meldung zu den Rechten",
}
MISSING = {
    "en": ("she isn't in the group", "add them"),
    "fr": ("elle est pas dans le groupe", "ajoutez-l’y"),
    "sv": ("hon är inte med i gruppen", "lägger du till"),
    "ko": ("그 사람은 그룹에 없어요", "추가"),
    "de": ("sie ist nicht in der Gruppe", "nehmen Sie ihn"),
}
DIFFERENT = {
    "en": ("how do I check the client ID?", "they don't match", "copy the provisioned ID"),
    "de": ("wie prüfe ich die Client-ID?", "die stimmen nicht überein", "kopieren Sie"),
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_person_who_is_not_in_the_group_is_to_be_added(desk: Desk, locale: str) -> None:
    """The remedy of that check, and nothing of what to look at."""
    person = Person(desk, Session(chosen=locale))
    person.told(RIGHTS[locale])
    said, remedy = MISSING[locale]
    assert person.told(said) == (Outcome.ANSWER, ("check/operator-group-membership",))
    assert person.reply
    assert remedy in text_of(person.reply)


@pytest.mark.parametrize("locale", DIFFERENT)
def test_what_does_not_match_is_put_right(desk: Desk, locale: str) -> None:
    """Of the check at hand."""
    asked, said, remedy = DIFFERENT[locale]
    person = Person(desk, Session(chosen=locale))
    person.told(asked)
    assert person.told(said) == (Outcome.ANSWER, ("check/client-id",))
    assert person.reply
    assert remedy in text_of(person.reply)


def test_what_is_right_is_not_found_wrong(desk: Desk) -> None:
    """A "no" that belongs to the good word denies nothing."""
    person = Person(desk, Session(chosen="en"))
    person.told("how do I check the association mask?")
    _outcome, answered = person.told("no typos in it, no blanks")
    assert answered != ("check/association-mask",)
