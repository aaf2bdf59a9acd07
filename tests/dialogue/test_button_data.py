"""Button data and deep links: short enough, and back again."""

from __future__ import annotations

import re

import pytest

from bot.dialogue import button_data
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command
from bot.dialogue.session import Session
from bot.languages import LOCALES
from tests.dialogue.person import Person

LINK = re.compile(r"https://t\.me/ims_bot\?start=([A-Za-z0-9_-]{1,64})")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_deep_link_to_every_entry_leads_there(desk: Desk, locale: str) -> None:
    """In the language of who follows it."""
    for item in desk.documents.entries:
        link = LINK.fullmatch(button_data.deep_link("t.me/ims_bot", item))
        assert link
        person = Person(desk, Session(chosen=locale))
        person.says(Command("start", link[1]))
        assert person.reply
        assert (person.reply.item, person.reply.locale) == (item, locale)


def test_a_deep_link_may_lead_nowhere_in_particular() -> None:
    """To the chat with the bot."""
    assert button_data.deep_link("https://t.me/ims_bot") == "https://t.me/ims_bot"


@pytest.mark.parametrize("item", ["doc/some-page#section", "check/" + "x" * 60, "a b", "é"])
def test_what_no_link_can_carry_is_refused(item: str) -> None:
    """Rather than cut."""
    with pytest.raises(ValueError, match="no deep link"):
        button_data.deep_link("t.me/ims_bot", item)


def test_buttons_about_a_file_are_known() -> None:
    """The channel fetches the file for these."""
    needing = [
        verb
        for verb in ("fix", "findings", "json", "show", "guide")
        if button_data.needs_file(f"{verb}:x:en")
    ]
    assert needing == ["fix", "findings", "json"]
