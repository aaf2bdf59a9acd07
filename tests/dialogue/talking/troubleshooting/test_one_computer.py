"""A login that fails on one computer only: the account and the groups hold everywhere."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Memory, Session
from tests.dialogue.person import Person

CACHE = "topic/console-cache"
ONE = {
    "en": [
        "it's just a single laptop that has this",
        "only on one of our workstations, the white page",
        "she can sign in on a different computer without trouble",
        "my machine only, all other pcs are fine",
        "happens on his notebook only: no right matching the expression",
    ],
    "fr": [
        "ça ne concerne qu'un seul ordinateur",
        "uniquement sur le portable de la compta, la fenêtre reste blanche",
        "avec les autres machines aucun souci, c'est juste ce pc",
        "elle se connecte bien depuis un autre ordi, mais pas depuis le sien",
        "c'est seulement mon poste qui renvoie vers adobe.com",
    ],
    "sv": [
        "det gäller endast en enda laptop",
        "övriga datorer fungerar utan problem, felet är på en maskin",
        "hon kommer in på en annan dator, inte på sin egen",
        "bara min jobbdator visar en vit sida",
        "felet finns bara på den nya datorn",
    ],
    "ko": [
        "노트북 한 대에서만 로그인이 안 돼요",
        "다른 컴퓨터에서는 잘 돼요, 제 자리만 안 됩니다",
        "신입 노트북만 빈 화면이 떠요",
        "이 컴퓨터에서만 adobe.com으로 가요",
        "특정 노트북에서 권한 메시지가 나와요",
    ],
    "de": [
        "das betrifft nur einen einzigen Laptop",
        "an allen anderen Rechnern läuft es, nur hier nicht",
        "lediglich auf dem neuen Notebook bleibt die Seite weiß",
        "von einem anderen PC kommt sie rein, von ihrem nicht",
        "nur mein Rechner landet auf adobe.com",
    ],
}
SAME = {
    "en": "emptied the cache, no change",
    "fr": "j'ai supprimé le cache, toujours pareil",
    "sv": "tömde cachen, ingen skillnad",
    "ko": "캐시 지웠는데 그대로예요",
    "de": "Cache geleert, immer noch dasselbe",
}
HALF = {
    "en": "deleted webview2 under programdata, still the same",
    "fr": "supprimé webview2 dans programdata, même résultat",
    "sv": "raderade webview2 i programdata, samma fel",
    "ko": "programdata에서 webview2 삭제했는데 똑같아요",
    "de": "webview2 in programdata gelöscht, gleicher Fehler",
}
SAYINGS = [(locale, said) for locale in ONE for said in ONE[locale]]


def _told(person: Person, said: str) -> tuple[str, ...]:
    told = person.says(Question(said)).told
    assert told
    return told.answered


def _memory(person: Person) -> Memory:
    return person.session.memories[0]


@pytest.mark.parametrize(("locale", "said"), SAYINGS)
def test_one_computer_is_no_one_person(desk: Desk, locale: str, said: str) -> None:
    """Its cache comes first, and not groups that hold everywhere."""
    person = Person(desk, Session(chosen=locale))
    assert _told(person, said) == (CACHE,)
    assert _memory(person).affected == "computer"


@pytest.mark.parametrize("locale", list(SAME))
def test_the_next_checks_are_of_that_computer(desk: Desk, locale: str) -> None:
    """What is done is noted, and what comes next is not the scopes that all have."""
    person = Person(desk, Session(chosen=locale))
    _told(person, ONE[locale][1])
    assert _told(person, SAME[locale]) == ("topic/browser-warning",)
    assert CACHE in _memory(person).checked


@pytest.mark.parametrize("locale", list(HALF))
def test_a_cache_has_two_places(desk: Desk, locale: str) -> None:
    """Whoever names one of them is told of the other."""
    person = Person(desk, Session(chosen=locale))
    _told(person, ONE[locale][0])
    assert _told(person, HALF[locale]) == (CACHE,)
    assert "AppData" in person.reads
    assert "ProgramData" not in person.reads
    assert CACHE not in _memory(person).checked


@pytest.mark.parametrize("said", ["we see a blank page", "the message about rights", "it lands on adobe.com"])
def test_what_is_seen_later_does_not_lead_to_the_account(desk: Desk, said: str) -> None:
    """It is remembered that it is one computer."""
    person = Person(desk, Session(chosen="en"))
    _told(person, "only one laptop is affected")
    assert _told(person, said) == (CACHE,)
    assert _memory(person).symptom.startswith("symptom/")


def test_the_summary_says_so(desk: Desk) -> None:
    """Not "one person"."""
    person = Person(desk, Session(chosen="en"))
    _told(person, "only one laptop is affected")
    person.says(Question("write me a ticket please"))
    assert "Affected: one computer" in person.reads


@pytest.mark.parametrize(
    "said",
    [
        "can I tick the box on one pc only?",
        "not just one pc, all of them are down",
        "my printer fails on one pc only",
    ],
)
def test_what_is_no_such_report(desk: Desk, said: str) -> None:
    """A question, a denial, another thing."""
    person = Person(desk, Session(chosen="en"))
    _told(person, said)
    assert not person.session.memories or _memory(person).affected != "computer"
