"""The name of a field that a message quotes from the screen: no value, and nothing to judge."""

from __future__ import annotations

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from bot.dialogue.session import Session
from tests.dialogue.person import Person


@pytest.mark.parametrize(
    ("locale", "said", "answered"),
    [
        ("en", 'My screen has a field called "IMS scope". What do I type there?', "check/scopes"),
        ("en", "There is a box labelled 'Tenant', what belongs in it?", "topic/tenant-name"),
        ("en", 'In the account I see "IMS server", which one is right?', "check/ims-server-url"),
        ("en", 'The field "Association Mask:" is empty, what value does it need?', "check/association-mask"),
        ("fr", "L’écran affiche « IMS scope », que dois-je saisir ?", "check/scopes"),
        ("fr", "Je vois un champ « Serveur de rappel », on y met quoi ?", "check/callback-url"),
        ("fr", 'Le champ "IMS client identifier", c\'est quoi la bonne valeur ?', "check/client-id"),
        ("sv", 'Det finns ett fält "IMS scope", vad ska stå där?', "check/scopes"),
        ("sv", 'Kontot visar "Product Context", vilket värde är rätt?', "check/product-context"),
        ("de", "Auf dem Bildschirm steht „Product Context“, welcher Wert stimmt?", "check/product-context"),
        ("de", 'Im Konto steht "Internal Name", was muss da stehen?', "check/internal-name"),
        ("ko", '"IMS scope"라는 칸이 있는데 뭐가 맞아요?', "check/scopes"),
        ("ko", "화면에 “클라이언트 ID”가 있는데 뭘 넣어야 하나요?", "check/client-id"),
    ],
)
def test_the_name_of_a_field_is_no_value(desk: Desk, locale: str, said: str, answered: str) -> None:
    """The page of the field is the answer."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.answered == (answered,)
    assert told.verdict is None


@pytest.mark.parametrize(
    ("locale", "said", "value"),
    [
        ("en", 'IMS client identifier says "Tenant", is that right?', "Tenant"),
        ("en", '"Internal Name" is set to "Adobe_Marketing_Clod", is that right?', "Adobe_Marketing_Clod"),
        ("fr", "Dans « Product Context » il y a « dma_campain », c’est correct ?", "dma_campain"),
        ("sv", 'I "Internal Name" står "Adobe_Marketing_Clod", stämmer det?', "Adobe_Marketing_Clod"),
        ("de", "In „Product Context“ steht „dma_campain“, stimmt das?", "dma_campain"),
        ("ko", '"Product Context"에 "dma_campain"이라고 되어 있는데 맞나요?', "dma_campain"),
    ],
)
def test_what_stands_in_the_field_is_judged(desk: Desk, locale: str, said: str, value: str) -> None:
    """Beside the quoted name of its field; and another field's name where it was entered."""
    told = Person(desk, Session(chosen=locale)).says(Question(said)).told
    assert told
    assert told.verdict
    assert told.verdict.value == value
    assert not told.verdict.is_right
