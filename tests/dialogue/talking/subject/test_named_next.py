"""A bare name behind a question asks the same of the next thing: "where is …?", "and the tenant?"."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind
from tests.dialogue.person import Person

WHERE = {
    "en": ("where do I see the scopes?", "and the callback URL?"),
    "fr": ("où est-ce que je vois les scopes ?", "et l'URL de callback ?"),
    "sv": ("var ser jag scopen?", "och återanrops-URL:en?"),
    "ko": ("스코프는 어디서 보나요?", "그리고 콜백 URL은요?"),
    "de": ("wo sehe ich die Scopes?", "und die Callback-URL?"),
}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_part_that_was_asked_for_is_told_of_the_next_one(desk: Desk, locale: str) -> None:
    """Where to find it, and not its whole page."""
    person = Person(desk, Session(chosen=locale))
    first, then = WHERE[locale]
    person.told(first)
    _outcome, answered = person.told(then)
    assert answered == ("check/callback-url",)
    assert person.reply
    steps = [block for block in person.reply.blocks if block.kind is BlockKind.STEPS]
    assert sum(len(block.items) for block in steps) <= 1
