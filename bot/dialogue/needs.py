"""What the channel has to find out before an event is answered, because it costs a call."""

from __future__ import annotations

from bot.dialogue import actions, chat_settings, commands
from bot.dialogue.exchange import Command, Event, Press


def for_chat_admins(event: Event) -> bool:
    """Whether the answer hangs on `Scene.is_chat_admin`: commands and buttons of a chat's administrators."""
    if isinstance(event, Press):
        action = actions.decode(event.action)
        return action is not None and action.verb in chat_settings.VERBS
    return isinstance(event, Command) and commands.for_chat_admins(event.name)


def for_owner(event: Event) -> bool:
    """Whether the answer hangs on `Scene.records`, if the person is the bot's owner and in private."""
    return isinstance(event, Command) and commands.for_owner(event.name)
