"""Where a later step is done is told with the steps that lead to it."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.dialogue.person import Person

SEEN = "topic/authentication-type"
WHERE = {
    "en": "under which menu do I add the column?",
    "fr": "dans quel menu ajoute-t-on la colonne ?",
    "sv": "var någonstans lägger jag in kolumnen?",
    "ko": "목록에 그 컬럼을 추가하는 메뉴는 어디예요?",
    "de": "in welchem Menü füge ich die Spalte hinzu?",
}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_way_to_a_step_is_told(desk: Desk, locale: str) -> None:
    """From the menu path on, and nothing behind it."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(desk.documents.title(SEEN, locale)))
    whole = person.reads
    summary = person.says(Question(WHERE[locale])).told
    assert summary
    assert summary.answered == (SEEN,)
    for label in ("Access management > Operators", "Configure list", "Output columns"):
        assert label in person.reads, label
    assert "4." in whole
    assert "4." not in person.reads


def test_the_place_of_the_page_itself_is_one_step(desk: Desk) -> None:
    """Nobody asks for a later step with a bare "where?"."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question(desk.documents.title("check/callback-url", "en")))
    person.says(Question("where exactly?"))
    assert "External accounts" in person.reads
    assert "allowlist" not in person.reads
