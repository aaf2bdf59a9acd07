"""What was changed, and that it works now."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import Outcome
from tests.dialogue.person import Person
from tests.said import in_each

SEEN = in_each("no_right")
WORKS = {
    "en": "that works",
    "fr": "super, ça remarche",
    "sv": "toppen, det funkar nu",
    "ko": "이제 잘 됩니다",
    "de": "läuft wieder",
}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "put the blank into the mask, works now"),
        ("en", "removed one account. all working again"),
        ("en", "I corrected the typo, everything works again"),
        ("en", "renamed the group, all fine now"),
        ("en", "moved her to the profile, she can log in again"),
        ("fr", "on a retiré l'espace, maintenant ça passe"),
        ("fr", "utilisateur ajouté, ça marche maintenant"),
        ("fr", "faute corrigée, elle peut se connecter maintenant"),
        ("fr", "profil remplacé, tout le monde peut entrer"),
        ("sv", "lade in henne i profilen, nu funkar det"),
        ("sv", "bytte masken, nu kan alla logga in"),
        ("sv", "raderade dubbletten. det går nu"),
        ("ko", "공백을 지웠어요. 이제 잘 됩니다"),
        ("ko", "프로필에 넣었더니 이제 돼요"),
        ("ko", "오타를 고쳤어요. 이제 접속돼요"),
        ("de", "Leerzeichen entfernt, jetzt klappts"),
        ("de", "wir haben sie in die Gruppe aufgenommen, jetzt kommt sie rein"),
        ("de", "Maske korrigiert, alle kommen wieder rein"),
        ("de", "zum Profil hinzugefügt. nun funktioniert es"),
    ],
)
def test_a_change_that_helped_ends_the_matter(desk: Desk, locale: str, said: str) -> None:
    """What was changed is no check to go on from."""
    person, other = (Person(desk, Session(chosen=locale)) for _ in range(2))
    person.says(Question(SEEN[locale]))
    other.says(Question(WORKS[locale]))
    assert not person.says(Question(said)).told.answered  # type: ignore[union-attr]
    assert person.reads == other.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "checked the mask, works"),
        ("en", "put the blank into the mask, works for me but not for the others"),
        ("fr", "masque vérifié, ça marche"),
        ("sv", "kontrollerade masken, funkar"),
        ("ko", "마스크 확인했어요. 돼요"),
        ("de", "Maske geprüft, geht"),
        ("de", "Leerzeichen entfernt, läuft aber immer noch nicht"),
    ],
)
def test_a_check_that_came_out_well_ends_nothing(desk: Desk, locale: str, said: str) -> None:
    """Nor does a change that did not help, or not everybody."""
    person, other = (Person(desk, Session(chosen=locale)) for _ in range(2))
    person.says(Question(SEEN[locale]))
    other.says(Question(WORKS[locale]))
    person.says(Question(said))
    assert person.reads != other.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "I undid everything and restarted the server, it runs again. cheers"),
        ("fr", "j'ai tout annulé et redémarré le serveur, ça remarche. merci"),
        ("sv", "återställde allt och startade om servern, nu fungerar det. tack"),
        ("ko", "원래대로 되돌리고 서버를 재시작했더니 이제 잘 됩니다. 감사합니다"),
        ("de", "alles rückgängig gemacht, Server neu gestartet, läuft wieder. danke"),
    ],
)
def test_a_restart_that_helped_needs_no_check(desk: Desk, locale: str, said: str) -> None:
    """Whatever was noted on the way, here and where nothing was spoken of before."""
    for before in ([], [SEEN[locale]]):
        person = Person(desk, Session(chosen=locale))
        for turn in [*before, said]:
            told = person.says(Question(turn)).told
        assert told is not None
        assert told.outcome is Outcome.TALK
        assert not told.answered
