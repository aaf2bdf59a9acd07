"""What the administrators of a group settle for it: its language, and whether the bot helps unasked."""

from __future__ import annotations

import msgspec

from bot.dialogue import blocks, button_data
from bot.dialogue.answers import menus
from bot.dialogue.button_data import Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment, Button, Reply
from bot.dialogue.session import ChatSettings, supported
from bot.languages import LOCALES, SOURCE_LOCALE
from bot.translate import _, translator

CHAT_LANGUAGE_VERB, UNASKED_VERB = "chat-language", "unasked"
VERBS = (CHAT_LANGUAGE_VERB, UNASKED_VERB)
"""Buttons that only administrators of the chat may press."""

_NONE, _ON, _OFF = "none", "on", "off"
NOT_ADMIN = _("Only administrators of this chat can change my settings.")


def settings_reply(settings: ChatSettings, locale: str, *, replaces: bool = False) -> Reply:
    """What is settled, with a button for each change."""
    say = translator(locale)
    usual = say.language_name(settings.locale or SOURCE_LOCALE)
    language = _("For people whose language I do not know: **{language}**.", language=usual)
    if settings.helps_unasked:
        unasked = _("Help unasked: **on**. When I am very sure of an answer, I give it once.")
    else:
        unasked = _("Help unasked: **off**. I answer when I am mentioned, replied to or sent a command.")
    body = (
        blocks.title(say.text(_("My settings in this chat"))),
        blocks.paragraph(say, language),
        blocks.paragraph(say, unasked),
    )
    languages = tuple(
        Button(
            _marked(menus.native_name(offered), is_on=offered == settings.locale), _language(offered, locale)
        )
        for offered in LOCALES
    )
    none = Button(_marked(say.text(_("No language")), is_on=not settings.locale), _language(_NONE, locale))
    label = _("Stop helping unasked") if settings.helps_unasked else _("Help unasked from now on")
    wanted = _OFF if settings.helps_unasked else _ON
    toggle = Button(say.text(label), button_data.encode(UNASKED_VERB, wanted, locale))
    return Reply(locale, body, (languages, (none,), (toggle,)), replaces)


def press_setting(action: Action, _file: Attachment | None, talk: Talk) -> Turn | None:
    """Change a setting, where an administrator of the chat asks for it."""
    changed = _changed(action, talk.context.chat)
    if changed is None or talk.context.is_private:
        return None
    if not talk.context.is_chat_admin:
        return msgspec.structs.replace(talk.say(), alert=NOT_ADMIN)
    turn = talk.say(settings_reply(changed, action.locale, replaces=True))
    return msgspec.structs.replace(turn, chat=changed, alert=_("Saved."))


def _changed(action: Action, settings: ChatSettings) -> ChatSettings | None:
    if action.verb == UNASKED_VERB and action.argument in (_ON, _OFF):
        return msgspec.structs.replace(settings, helps_unasked=action.argument == _ON)
    if action.verb == CHAT_LANGUAGE_VERB and action.argument in (*LOCALES, _NONE):
        return msgspec.structs.replace(settings, locale=supported(action.argument))
    return None


def _language(choice: str, locale: str) -> str:
    return button_data.encode(CHAT_LANGUAGE_VERB, choice, locale)


def _marked(label: str, *, is_on: bool) -> str:
    return f"✓ {label}" if is_on else label
