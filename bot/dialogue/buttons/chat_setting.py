"""A setting of a chat, by its administrators."""

from __future__ import annotations

from bot.dialogue.people import chat_settings

NAME = "chat-setting"
VERBS = chat_settings.VERBS
press = chat_settings.press_setting
