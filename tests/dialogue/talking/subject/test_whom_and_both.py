"""Whom it holds for is no task, "both" of what is on a computer are no instances, "later" asks nothing."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.model import Outcome
from bot.translate import _, translator
from tests.dialogue.person import Person

NO_DIFFERENCE = _(
    "The documentation makes no distinction between stage and production here: the same "
    "applies to every instance."
)
_BLOCK = {
    "en": "how do I block native login?",
    "fr": "comment bloquer les connexions natives ?",
    "sv": "hur spärrar jag inbyggd inloggning?",
    "ko": "기본 로그인은 어떻게 막나요?",
    "de": "wie sperre ich native Anmeldungen?",
}
_CACHE = {
    "en": "how do I empty the cache?",
    "fr": "comment vider le cache de la console ?",
    "sv": "hur rensar jag konsolens cache?",
    "ko": "콘솔 캐시는 어떻게 비우나요?",
    "de": "wie lösche ich den Konsolen-Cache?",
}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "and who can still sign in?"),
        ("fr", "qui pourra encore se connecter après ?"),
        ("sv", "vilka får ändå logga in?"),
        ("de", "wer darf sich weiter anmelden?"),
    ],
)
def test_whom_it_holds_for_is_told(desk: Desk, locale: str, said: str) -> None:
    """The operators that are allowed, and not whose task the block is."""
    person = Person(desk, Session(chosen=locale))
    person.told(_BLOCK[locale])
    person.told(said)
    assert "aemserver" in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "both of them?"),
        ("fr", "tous les deux ?"),
        ("sv", "båda två?"),
        ("ko", "두 개 둘 다요?"),
        ("de", "alle beide?"),
    ],
)
def test_both_folders_are_no_instances(desk: Desk, locale: str, said: str) -> None:
    """They are named, and stage and production are not."""
    person = Person(desk, Session(chosen=locale))
    person.told(_CACHE[locale])
    person.told(said)
    assert translator(locale).text(NO_DIFFERENCE) not in person.reads
    assert "webview2Cache" in person.reads


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "fine, later"),
        ("fr", "d'accord, plus tard"),
        ("sv", "okej, senare"),
        ("ko", "알겠어요, 나중에요"),
        ("de", "alles klar, später"),
    ],
)
def test_later_asks_nothing(desk: Desk, locale: str, said: str) -> None:
    """It closes the matter for now."""
    person = Person(desk, Session(chosen=locale))
    person.told(_CACHE[locale])
    assert person.told(said)[0] is Outcome.TALK
