"""/settings: what the administrators of a group settle for it."""

from __future__ import annotations

from bot.dialogue.answers import menus
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.dialogue.people import chat_settings
from bot.translate import _

NAME = "settings"
SUMMARY = _("Choose how I behave in this chat")
AUDIENCE = "chat-admin"


def run(command: Command, talk: Talk) -> Turn:  # noqa: ARG001
    """Show the settings of a group to its administrators."""
    if talk.context.is_private:
        told = _(
            "/settings is for groups: send it there. For yourself there are /language, /hosting and /forget."
        )
        return talk.say(menus.notice(talk.locale, told))
    if not talk.context.is_chat_admin:
        return talk.say(menus.notice(talk.locale, chat_settings.NOT_ADMIN))
    return talk.say(chat_settings.settings_reply(talk.context.chat, talk.locale))
