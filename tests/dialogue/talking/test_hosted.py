"""People whose Campaign Adobe runs are told so, and get nothing to edit."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from bot.model import LOCALES, BlockKind
from tests.dialogue.person import Person

TOLD = {
    "fr": "au fait, on est hébergés par Adobe",
    "sv": "vi är förresten hostade av Adobe",
    "ko": "참고로 어도비가 호스팅하고 있어요",
    "en": "by the way, we are hosted by Adobe",
}
WHERE = {"fr": "c'est où ?", "sv": "var är det?", "ko": "어디 있어요?", "en": "where is it?"}


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_remembered_and_leaves_no_steps(desk: Desk, locale: str) -> None:
    """Wherever it was said; a follow-up and a verdict give no step either."""
    person = Person(desk, Session(chosen=locale))
    person.says(Question(TOLD[locale]))
    assert person.session.hosting == "hosted"
    for said in ("client ID", WHERE[locale], "internal name = Adobe_Marketing_cloud ok?"):
        person.says(Question(said))
        assert person.reply
        assert BlockKind.STEPS not in [block.kind for block in person.reply.blocks], said
        assert BlockKind.NOTE in [block.kind for block in person.reply.blocks], said
