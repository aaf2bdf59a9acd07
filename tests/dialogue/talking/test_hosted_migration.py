"""Hosted customers on the day on which Adobe moves their users."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "turns"),
    [
        ("en", ("we are hosted by adobe", "how do users move to IMS?", "whom should I tell beforehand?")),
        (
            "fr",
            (
                "nous sommes hébergés chez adobe",
                "combien de temps dure la migration ?",
                "qui dois-je prévenir ?",
            ),
        ),
        ("sv", ("vi är hostade hos adobe", "hur lång tid tar migreringen till IMS?", "vem ska jag meddela")),
        ("ko", ("저희는 어도비 호스팅입니다", "마이그레이션은 얼마나 걸리나요?", "누구에게 알려야 하나요?")),
        (
            "de",
            (
                "wir werden von adobe gehostet",
                "wie werden Benutzer auf IMS umgestellt?",
                "wem sage ich bescheid?",
            ),
        ),
    ],
)
def test_the_note_for_hosted_customers_is_told(desk: Desk, locale: str, turns: tuple[str, ...]) -> None:
    """Whom to tell stands in it; the page's first sentence is for those who move users themselves."""
    person = Person(desk, Session(chosen=locale))
    for turn in turns:
        person.says(Question(turn))
    assert "Transition Manager" in person.reads
