"""/settings: what the administrators of a group settle, by buttons."""

from __future__ import annotations

import pytest

from bot.dialogue import button_data
from bot.dialogue.answers.menus import native_name
from bot.dialogue.context import Context
from bot.dialogue.desk import Desk
from bot.dialogue.exchange import Command, Press, Question
from bot.dialogue.session import ChatSettings, Session
from bot.languages import LOCALES
from tests.builders import labels_of, text_of
from tests.dialogue.person import Person

GROUP = Context(is_private=False)
ADMIN = Context(is_private=False, is_chat_admin=True)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_administrator_sees_the_settings_with_a_button_for_each_change(desk: Desk, locale: str) -> None:
    """Each language by its own name, none, and help unasked; what is on is marked."""
    person = Person(desk, Session(chosen=locale), context=ADMIN)
    turn = person.says(Command("settings"))
    assert turn.chat is None
    assert turn.replies[0].locale == locale
    labels = labels_of(turn.replies[0])
    assert labels[: len(LOCALES)] == [native_name(offered) for offered in LOCALES]
    assert labels[len(LOCALES)].startswith("✓ ")
    assert len(turn.replies[0].keyboard) <= 3
    assert all(len(button.action.encode()) <= button_data.LIMIT_BYTES for button in person.buttons)


def test_a_sentence_names_the_language_in_the_language_of_the_reader(desk: Desk) -> None:
    """Only the buttons bear the languages' own names."""
    context = Context(is_private=False, is_chat_admin=True, chat=ChatSettings("fr", helps_unasked=False))
    person = Person(desk, Session(chosen="sv"), context=context)
    person.says(Command("settings"))
    assert "franska" in person.reads
    assert "Français" not in person.reads


@pytest.mark.parametrize("locale", ["fr", "ko"])
def test_a_press_changes_one_setting_in_place(desk: Desk, locale: str) -> None:
    """The other one stays; the message shows the new state."""
    person = Person(desk, Session(chosen=locale), context=ADMIN)
    person.says(Command("settings"))
    turn = person.presses("chat-language:sv")
    assert turn.chat == ChatSettings("sv", helps_unasked=False)
    assert turn.replies[0].replaces
    assert "✓ Svenska" in labels_of(turn.replies[0])
    person.context = Context(is_private=False, is_chat_admin=True, chat=turn.chat)
    turn = person.presses("unasked:on")
    assert turn.chat == ChatSettings("sv", helps_unasked=True)
    person.context = Context(is_private=False, is_chat_admin=True, chat=turn.chat)
    assert person.presses("chat-language:none").chat == ChatSettings(None, helps_unasked=True)
    assert person.presses("unasked:off").chat == ChatSettings("sv", helps_unasked=False)


def test_others_may_neither_see_nor_press(desk: Desk) -> None:
    """A Swede who does not administer the group, and the buttons of a Korean who does."""
    admin = Person(desk, Session(chosen="ko"), "telegram:1", context=ADMIN)
    admin.says(Command("settings"))
    other = Person(desk, Session(chosen="sv"), "telegram:2", context=GROUP)
    for verb in ("chat-language:fr", "unasked:on"):
        turn = other.says(Press(admin.button(verb).action))
        assert turn.chat is None
        assert turn.replies == ()
        assert turn.alert is not None
    turn = other.says(Command("settings"))
    assert turn.replies[0].locale == "sv"
    assert "unasked" not in str(turn.replies[0].keyboard)


@pytest.mark.parametrize("locale", ["fr", "sv"])
def test_in_private_it_says_where_it_belongs(desk: Desk, locale: str) -> None:
    """And changes nothing, not even by a forged button."""
    person = Person(desk, Session(chosen=locale))
    turn = person.says(Command("settings"))
    assert "/settings" in text_of(turn.replies[0])
    assert person.says(Press(f"unasked:on:{locale}")).chat is None


@pytest.mark.parametrize("action", ["unasked:perhaps:fr", "chat-language:xx:fr", "chat-language::sv"])
def test_a_forged_button_changes_nothing(desk: Desk, action: str) -> None:
    """It is told to be old."""
    turn = Person(desk, context=ADMIN).says(Press(action))
    assert turn.chat is None
    assert turn.alert


@pytest.mark.parametrize(("usual", "locale"), [("ko", "ko"), (None, "en")])
def test_the_language_of_the_chat_is_for_people_of_whom_none_is_known(
    desk: Desk, usual: str | None, locale: str
) -> None:
    """The channel puts it into the session."""
    turn = Person(desk, Session(usual=usual), context=GROUP).says(Command("help"))
    assert turn.replies[0].locale == locale
    assert (
        Person(desk, Session(usual=usual)).says(Question("Vad gör jag om scopes är fel?")).session.spoken
        == "sv"
    )
