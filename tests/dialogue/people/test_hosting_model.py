"""Who runs a person's Campaign: asked, remembered, taken back."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Press
from bot.dialogue.people import hosting_model
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind
from bot.translate import translator
from tests.dialogue.person import Person


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["on-premise", "hybrid", "hosted"])
def test_a_kind_is_chosen_by_button_or_word(desk: Desk, kind: str, locale: str) -> None:
    """And remembered; hosted people read at once that it is Adobe's, and are not asked again."""
    by_button = Person(desk, Session(chosen=locale))
    by_button.says(Command("hosting"))
    (reply,) = by_button.presses(f"hosting:{kind}:").replies
    by_word = Person(desk, Session(chosen=locale))
    by_word.says(Command("hosting", kind.upper()))
    assert by_button.session.hosting == by_word.session.hosting == kind
    assert reply.replaces
    place = desk.documents.place("topic/hosted-customers", locale)
    assert place
    assert (place.page.title in by_button.reads) == (kind == "hosted")
    assert not any(block.kind is BlockKind.STEPS for block in reply.blocks)
    assert by_button.reads == by_word.reads


def test_within_a_sentence_it_is_no_label(desk: Desk) -> None:
    """No capital after the colon, where the button has one."""
    person = Person(desk, Session(chosen="fr"))
    person.says(Command("hosting", "hosted"))
    assert "C’est noté\N{NO-BREAK SPACE}: hébergé ou géré par Adobe. " in person.reads


def test_it_can_be_taken_back(desk: Desk) -> None:
    """By somebody who finds that they do not know."""
    person = Person(desk, Session(chosen="fr", hosting="hosted"))
    person.says(Command("hosting"))
    person.presses("hosting:unknown:")
    assert person.session.hosting is None


@pytest.mark.parametrize("text", ["", "on the moon", "hosted?!x"])
def test_a_word_that_is_no_kind_is_asked_about(desk: Desk, text: str) -> None:
    """Nothing is guessed."""
    person = Person(desk, Session(chosen="sv"))
    person.says(Command("hosting", text))
    assert person.session.hosting is None
    assert len(person.buttons) == 4


def test_labels_count_as_words() -> None:
    """What stands on a button can be typed, in every language."""
    asked = {locale: hosting_model.question_reply(locale) for locale in LOCALES}
    for locale, reply in asked.items():
        named = [hosting_model.named(button.label) for row in reply.keyboard for button in row]
        assert named == ["on-premise", "hybrid", "hosted", "unknown"], locale
        assert translator(locale)


def test_a_forged_kind_is_refused(desk: Desk) -> None:
    """Told as an old button; the session stays."""
    person = Person(desk, Session(chosen="en"))
    person.says(Press("hosting:cloud:en"))
    assert person.session.hosting is None
    assert "older version" in person.reads
