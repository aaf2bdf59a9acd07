"""A number is a step's only where it stands for itself."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from tests.builders import text_of
from tests.dialogue.person import after

ACCOUNTS = {
    "en": "How do I replace a technical operator?",
    "fr": "Comment remplacer un opérateur technique ?",
    "sv": "Hur ersätter jag en teknisk operatör?",
    "ko": "기술 운영자를 어떻게 바꾸나요?",
    "de": "Wie stelle ich einen technischen Operator auf ein technisches Konto um?",
}
_FIFTH = {"en": "Step 5:", "fr": "Étape 5", "sv": "Steg 5:", "ko": "5단계", "de": "Schritt 5:"}


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "we run 7.3.5 and no v8 is planned"),
        ("fr", "on est en 7.3.5, pas de v8 prévue au point où on en est"),
        ("sv", "vi kör 7.3.5 och ingen v8 i det här steget"),
        ("ko", "지금 단계는 7.3.5이고 v8 계획은 없어요"),
        ("de", "wir sind mit Punkt und Komma auf 7.3.5"),
    ],
)
def test_a_part_of_a_version_is_no_step(desk: Desk, locale: str, said: str) -> None:
    """The 5 of 7.3.5 asks for nothing."""
    turn = after(desk, locale, ACCOUNTS[locale]).says(Question(said))
    assert not text_of(turn.replies[0]).startswith(_FIFTH[locale])


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "what about step 5?"),
        ("fr", "et l'étape 5 ?"),
        ("sv", "och steg 5?"),
        ("ko", "5단계는요?"),
        ("de", "und Schritt 5?"),
    ],
)
def test_a_step_is_told_by_its_number(desk: Desk, locale: str, said: str) -> None:
    """As the page counts it."""
    turn = after(desk, locale, ACCOUNTS[locale]).says(Question(said))
    assert text_of(turn.replies[0]).startswith(_FIFTH[locale])
