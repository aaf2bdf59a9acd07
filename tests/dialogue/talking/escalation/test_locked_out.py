"""Who does not get into Adobe Admin Console is told how to reach Adobe all the same."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "how can I raise a case when I cannot get into Admin Console?"),
        ("en", "I have no access to admin console, where do I open a ticket"),
        ("fr", "comment ouvrir un ticket sans accès à Admin Console ?"),
        ("fr", "je n'ai pas Admin Console, comment contacter Adobe ?"),
        ("sv", "hur öppnar jag ett ärende utan admin console?"),
        ("sv", "jag kommer inte in i admin console, hur når jag kundtjänst?"),
        ("ko", "admin console 권한이 없는데 문의는 어떻게 하나요?"),
        ("ko", "어드민 콘솔에 못 들어가는데 케이스를 어떻게 열어요?"),
        ("de", "wie eröffne ich einen Fall ohne Admin Console?"),
        ("de", "ich habe keinen Zugang zur Admin Console, wie kann ich ein Ticket anlegen?"),
    ],
)
def test_access_comes_through_experience_league(desk: Desk, locale: str, said: str) -> None:
    """The step that is for them, and no word of the bot about itself."""
    person = Person(desk, Session(chosen=locale))
    told = person.says(Question(said)).told
    assert told
    assert told.answered == ("topic/customer-care",)
    assert "Experience League" in person.reads
