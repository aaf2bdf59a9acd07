"""What people see is taken up where another page is at hand, with the message quoted."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from tests.dialogue.person import after


@pytest.mark.parametrize(
    ("locale", "before", "said"),
    [
        (
            "en",
            "what are the authIMS settings in serverConf.xml?",
            'fair. back to the logins, they get "Login does not have any right matching the expression"',
        ),
        (
            "fr",
            "à quoi servent les réglages authIMS de serverConf.xml ?",
            "ok. revenons aux connexions : « Le login ne possède aucun droit correspondant à l'expression »",
        ),
    ],
)
def test_the_message_about_rights_is_told(desk: Desk, locale: str, before: str, said: str) -> None:
    """Nothing is asked of the page at hand."""
    _outcome, answered = after(desk, locale, before).told(said)
    assert answered == ("symptom/no-matching-right",)
