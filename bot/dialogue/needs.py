"""What the channel has to find out before an event is answered, because it costs a call."""

from __future__ import annotations

from bot.dialogue import button_data, commands
from bot.dialogue.exchange import Command, Event, Press
from bot.dialogue.people import chat_settings


def asks_for_chat_admin(event: Event) -> bool:
    """Whether the answer hangs on `Context.is_chat_admin`: commands and buttons of its administrators."""
    if isinstance(event, Press):
        action = button_data.decode(event.action)
        return action is not None and action.verb in chat_settings.VERBS
    return isinstance(event, Command) and commands.for_chat_admins(event.name)


def asks_for_records(event: Event) -> bool:
    """Whether the answer hangs on `Context.records`, if the person is the bot's owner and in private."""
    return isinstance(event, Command) and commands.for_owner(event.name)
