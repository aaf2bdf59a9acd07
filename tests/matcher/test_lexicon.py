"""A thing of the trade is found under each of its names, in whatever shape it is typed."""

from __future__ import annotations

import pytest

from bot.app import load_knowledge
from bot.matcher.lexicon import Lexicon, lexicon_of
from bot.matcher.normalise import words
from bot.model import Words

KNOWN = lexicon_of(
    Words(
        {
            "name": {"any": ("Internal name",), "fr": ("nom interne",), "ko": ("인터널 네임",)},
            "restart": {"any": ("restart",), "fr": ("redémarr*",), "sv": ("starta om",)},
            "id": {"any": ("id",)},
        },
        generic=("id",),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what INTERNAL-NAME is it", ["name"]),
        ("le Nom Interne ?", ["name"]),
        ("인터널네임은 뭐예요", ["name"]),
        ("그 인터널 네임이요", ["name"]),
        ("on redémarre ou on redemarrera", ["restart", "restart"]),
        ("måste man starta om?", ["restart"]),
        ("starta bilen", []),
        ("id", ["id"]),
        ("idea", []),
        ("", []),
    ],
)
def test_terms_are_found(text: str, expected: list[str]) -> None:
    """Case, accents, hyphens and blanks in Hangul make no difference; a star is any ending."""
    assert [concept for concept, _ in KNOWN.concepts(words(text))] == expected


def test_hangul_is_known_as_the_english_of_the_console() -> None:
    """So that what is learnt of the one holds for the other."""
    assert KNOWN.in_english("name", "인터널네임") == ["internal", "name"]
    assert KNOWN.in_english("name", "nom interne") == []


def test_nothing_is_found_without_words() -> None:
    """A knowledge folder need not have the file."""
    assert list(Lexicon().concepts(["internal", "name"])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jira login fails", True),
        ("connexion Jira impossible", True),
        ("Jira login: the page never opens", True),
        ("I alone, Jira login fails", True),
        ("Jira: the page never opens", False),
        ("login fails", False),
        ("Jira is slow", False),
        ("Jira login fails after the restart", False),
        ("", False),
    ],
)
def test_it_is_told_that_another_system_lets_nobody_in(text: str, expected: bool) -> None:
    """By names of systems and words for a failing login, with nothing of the trade beside them."""
    concepts: dict[str, dict[str, tuple[str, ...]]] = {
        "other-system": {"any": ("jira",)},
        "login": {"any": ("login",), "fr": ("connexion*",)},
        "fails": {"any": ("fails",), "fr": ("impossible",)},
        "no-page": {"en": ("page never",)},
        "one-user": {"en": ("i alone",)},
        "restart": {"any": ("restart",)},
    }
    lexicon = lexicon_of(Words(concepts, generic=("login", "fails")))
    assert lexicon.is_login_elsewhere(words(text)) is expected


def test_what_ships_knows_such_words() -> None:
    """The concepts are called so in the catalogue."""
    lexicon = load_knowledge().model.lexicon
    assert lexicon.is_login_elsewhere(words("Impossible de se connecter à Okta"))
    assert lexicon.is_login_elsewhere(words("Anmeldung bei SAP geht nicht, die Seite lädt nicht"))
