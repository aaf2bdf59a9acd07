"""A field that does not appear."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person

FIELD = "topic/tenant-name"


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "this field doesn't exist on ours"),
        ("en", "isn't there"),
        ("fr", "je n'ai pas ce champ"),
        ("fr", "il existe pas chez nous"),
        ("sv", "det fältet existerar inte"),
        ("sv", "syns inte"),
        ("ko", "그런 항목이 없어요"),
        ("ko", "안 보이는데요"),
        ("de", "dieses Feld haben wir nicht"),
        ("de", "ist nicht vorhanden"),
    ],
)
def test_where_it_stands_is_said_instead_of_the_page_again(desk: Desk, locale: str, said: str) -> None:
    """The documents know of no case in which it is missing, and say where it is."""
    person = Person(desk, Session(chosen=locale))
    page = person.says(Question(desk.documents.title(FIELD, locale))).replies
    turn = person.says(Question(said))
    assert turn.told
    assert turn.told.answered == (FIELD,)
    assert turn.replies != page


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "not there"),
        ("fr", "pas affiché"),
        ("sv", "den syns inte"),
        ("ko", "그 필드가 안 보여요"),
        ("de", "wird nicht angezeigt"),
    ],
)
def test_the_one_that_may_be_missing_has_its_own_word(desk: Desk, locale: str, said: str) -> None:
    """Product Context: what holds where it is not shown."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question("Product Context"))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("check/product-context",)
    assert "dma_campaign" in person.reads
