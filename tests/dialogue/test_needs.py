"""What the channel looks up before it asks the dialogue, and for which events only."""

from __future__ import annotations

import pytest

from bot.dialogue import needs
from bot.dialogue.exchange import Command, Event, Press, Question


@pytest.mark.parametrize(
    ("event", "is_for_admins", "is_for_owner"),
    [
        (Command("settings"), True, False),
        (Press("unasked:on:fr"), True, False),
        (Press("chat-language:sv:ko"), True, False),
        (Command("stats"), False, True),
        (Command("unanswered"), False, True),
        (Command("reload"), False, True),
        (Command("help"), False, False),
        (Command("no-such-command"), False, False),
        (Press("language:sv:ko"), False, False),
        (Press("unasked"), False, False),
        (Press(""), False, False),
        (Question("settings"), False, False),
    ],
    ids=str,
)
def test_only_some_events_need_more(event: Event, is_for_admins: bool, is_for_owner: bool) -> None:
    """Commands and buttons of the administrators of a chat, and commands of the bot's owner."""
    assert needs.asks_for_chat_admin(event) == is_for_admins
    assert needs.asks_for_records(event) == is_for_owner
