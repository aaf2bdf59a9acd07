"""A Norwegian or a Dane is answered in Swedish, and told so; others are told which languages there are."""

from __future__ import annotations

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Question
from tests.dialogue.person import Person


def test_a_neighbour_is_told_the_language_of_the_answer(desk: Desk) -> None:
    """The answer follows in the same message."""
    person = Person(desk)
    person.says(Question("hvad skal der stå i feltet callback url?"))
    assert person.reply
    assert person.reply.locale == "sv"
    assert "danska" in person.reads
    assert "svenska" in person.reads
    assert "https://" in person.reads


def test_who_speaks_none_of_them_is_told_which_there_are(desk: Desk) -> None:
    """In English, which is then offered."""
    person = Person(desk)
    person.says(Question("Dopo il login finisco su adobe.com invece che in Campaign"))
    assert "/language" in person.reads
    assert "svenska" not in person.reads
