"""A package by its name: the one of the documents, or another one."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

RIGHT = "Integration with the Adobe Experience Cloud"


@pytest.mark.parametrize(
    ("locale", "text", "is_right"),
    [
        ("en", f"we chose the package {RIGHT}, is that right?", True),
        ("en", "the installed package is called Survey Manager, correct?", False),
        ("en", 'we took the package "Adobe Target Connector", is that ok?', False),
        ("fr", "comme package on a Intégration à Adobe Experience Cloud, c'est bon ?", True),
        ("fr", "le package installé est « Gestion des enquêtes », c'est le bon ?", False),
        ("sv", "paketet är satt till Survey Manager, stämmer det?", False),
        ("de", f"das Paket {RIGHT} ist drauf, richtig?", True),
        ("de", "das Paket heißt Survey Manager, passt das?", False),
        ("ko", "패키지가 Survey Manager 로 되어 있는데 맞나요?", False),
    ],
)
def test_the_package_is_held_against_the_documents(
    desk: Desk, locale: str, text: str, *, is_right: bool
) -> None:
    """And the right one is named."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(text)).told
    assert told
    assert told.answered == ("topic/integration-package",)
    assert told.verdict
    assert told.verdict.is_right is is_right
    assert "Adobe Experience Cloud" in person.reads


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "the package is installed, right?"),
        ("en", "which package is right, please?"),
        ("en", "is the package for Adobe Experience Cloud right?"),
        ("en", "package is in, and the server runs Adobe Campaign Classic, right?"),
        ("sv", "paketet är installerat, stämmer det?"),
    ],
)
def test_what_names_no_package_is_not_judged(desk: Desk, locale: str, text: str) -> None:
    """A product that stands beside it is none."""
    told = Person(desk, Session(chosen=locale)).says(Question(text)).told
    assert told
    assert told.verdict is None
