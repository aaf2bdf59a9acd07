"""A word behind the name of a setting: its value, or the next word of the sentence."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "tenant: what do they want there"),
        ("en", "tenant: purpose of that field?"),
        ("en", "client id: whose is it"),
        ("fr", "tenant : quoi saisir ?"),
        ("fr", "identifiant client : lequel des deux ?"),
        ("fr", "identifiant client : doit-il venir de chez vous ?"),
        ("sv", "tenantnamn: vad ska det vara bra för"),
        ("sv", "tenant: vilket är det rätta?"),
        ("de", "Mandant: was gehört da hinein"),
        ("ko", "테넌트: 무엇을 넣나요"),
    ],
)
def test_words_of_a_question_are_no_value(desk: Desk, locale: str, text: str) -> None:
    """The page of the setting answers, and nothing is kept as told."""
    turn = Person(desk, Session(chosen=locale)).says(Question(text))
    assert turn.told
    assert turn.told.verdict is None
    assert turn.told.answered
    assert turn.session.memories[-1].values == ()


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en", "tenant: northsea", "northsea"),
        ("en", "tenant = northsea on prod, right?", "northsea"),
        ("en", "tenant: northsea. is this right?", "northsea"),
        ("fr", "tenant : boreale, c'est bon ?", "boreale"),
        ("sv", "tenant: nordsken, rätt?", "nordsken"),
        ("sv", "tenant: björkåsen, rätt?", "björkåsen"),
        ("de", "Tenant: Nordlicht, richtig?", "Nordlicht"),
        ("ko", "테넌트: bukhae 맞나요?", "bukhae"),
    ],
)
def test_a_lone_name_is_the_value(desk: Desk, locale: str, text: str, value: str) -> None:
    """What else is said only asks whether it is right."""
    turn = Person(desk, Session(chosen=locale)).says(Question(text))
    assert turn.told
    assert turn.told.verdict
    assert (turn.told.verdict.field, turn.told.verdict.value) == ("tenant", value)
