"""/ticket: what was found, for a human."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Question
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.model import BlockKind
from tests.dialogue.person import Person

SECRET = "p8e-AbCdEf0123456789AbCdEf"


@pytest.mark.parametrize("locale", LOCALES)
def test_it_sums_the_conversation_up(desk: Desk, locale: str) -> None:
    """Symptom, checks, installation, versions, values; nothing of it is guessed."""
    person = Person(desk, Session(chosen=locale, hosting="hybrid"))
    person.says(Command("ticket"))
    empty = person.reads
    for said in (
        "Login does not have any right matching the expression",
        "Campaign v7 build 9032",
        "Adobe_Marketing_cloud = internal name?",
    ):
        person.says(Question(said))
    person.says(Command("ticket"))
    assert person.reply
    block = next(block for block in person.reply.blocks if block.kind is BlockKind.CODE)
    assert "Adobe_Marketing_cloud" in block.text
    assert "9032" in block.text
    assert person.reads != empty


def test_secrets_never_stand_in_it(desk: Desk) -> None:
    """Nor in what is remembered."""
    person = Person(desk, Session(chosen="en"))
    person.says(Question(f"our client secret is {SECRET}, is that right?"))
    person.says(Question(f"client_id: {SECRET} ok?"))
    person.says(Command("ticket"))
    assert SECRET not in person.reads
    assert SECRET not in repr(person.session)


def test_the_owner_may_name_whom_to_contact(desk: Desk) -> None:
    """In the summary, and where somebody wants a human."""
    person = Person(replace(desk, contact="it@example.com"), Session(chosen="en"))
    person.says(Question("can I speak to a human?"))
    assert "it@example.com" in person.reads
    person.presses("ticket:")
    assert "it@example.com" in person.reads
