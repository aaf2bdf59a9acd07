"""The product context: what a message says of its field, now or before, decides which value is right."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "turns", "verdicts"),
    [
        (
            "en",
            (
                "the field shows dma_campaign_classic, ok?",
                "no such field on the backup box, dma_campaign, ok?",
            ),
            (True, True),
        ),
        (
            "fr",
            (
                "le champ est visible avec dma_campaign_classic, juste ?",
                "aucun champ de la sorte sur la recette, dma_campaign donc, juste ?",
            ),
            (True, True),
        ),
        (
            "sv",
            (
                "fältet syns, dma_campaign_classic, rätt?",
                "på reservservern finns inget sådant fält, dma_campaign, rätt?",
            ),
            (True, True),
        ),
        (
            "ko",
            (
                "필드가 보이고 dma_campaign_classic 인데 맞나요?",
                "백업 서버에는 그런 필드가 없고 dma_campaign 인데 맞나요?",
            ),
            (True, True),
        ),
        (
            "de",
            (
                "Feld ist da, dma_campaign_classic, richtig?",
                "auf dem Ersatzserver gibt es kein solches Feld, dma_campaign, richtig?",
            ),
            (True, True),
        ),
        ("de", ("das Feld gibt es in unserer Konsole gar nicht. Also dma_campaign, ja?",), (True,)),
        ("en", ("the product context isn't displayed", "dma_campaign then, right?"), (None, True)),
        ("fr", ("le contexte produit n'apparaît pas", "alors dma_campaign, c'est bon ?"), (None, True)),
        ("sv", ("produktkontext visas inte", "dma_campaign då, rätt?"), (None, True)),
        ("ko", ("제품 컨텍스트 필드가 안 보여요", "그러면 dma_campaign 이 맞나요?"), (None, True)),
        ("de", ("der Produktkontext wird nicht angezeigt", "also dma_campaign, richtig?"), (None, True)),
        (
            "en",
            (
                "the product context isn't displayed",
                "and where the field shows, dma_campaign as well, right?",
            ),
            (None, False),
        ),
    ],
)
def test_what_is_said_of_the_field_decides(
    desk: Desk, locale: str, turns: tuple[str, ...], verdicts: tuple[bool | None, ...]
) -> None:
    """The last word on it counts, and is remembered for a value that is told later."""
    person = Person(desk, Session(chosen=locale))
    found = []
    for text in turns:
        told = person.says(Question(text)).told
        assert told
        found.append(told.verdict.is_right if told.verdict else None)
    assert tuple(found) == verdicts
