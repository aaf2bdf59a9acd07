"""What the bot says without being asked: when it is added, to strangers, to the hasty, about secrets."""

from __future__ import annotations

import pytest

from bot.dialogue import notices
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Added
from bot.dialogue.session import Session
from bot.languages import LOCALES
from bot.translate import translator
from tests.dialogue.person import Person


@pytest.mark.parametrize("locale", LOCALES)
def test_a_group_is_greeted_in_two_lines_in_the_language_of_who_added_the_bot(
    desk: Desk, locale: str
) -> None:
    """With how to talk to it, and the topics."""
    person = Person(desk, Session(client=f"{locale}-XX"), context=Context(is_private=False))
    (reply,) = person.says(Added()).replies
    assert reply.locale == locale
    assert len(reply.blocks) == 2
    assert "/ask" in person.reads
    assert "/settings" in person.reads


@pytest.mark.parametrize("locale", LOCALES)
def test_each_notice_is_one_line(locale: str) -> None:
    """The figure is in it; a wait is never said to be over."""
    say = translator(locale)
    lines = [
        say.text(message) for message in (notices.turned_away(), notices.too_fast(7), notices.too_fast(0))
    ]
    assert "7" in lines[1]
    assert "1" in lines[2]
    assert all(line and "\n" not in line for line in lines)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_secret_in_a_group_is_answered_with_what_to_do(locale: str) -> None:
    """Different words where the message still stands; the private chat is named."""
    say = translator(locale)
    gone, stands = (say.text(notices.secret_in_group(deleted, "t.me/ims_bot")) for deleted in (True, False))
    assert gone != stands
    assert "t.me/ims_bot" in gone
    assert "t.me/ims_bot" in stands
