"""The commands, one file each: `NAME`, `SUMMARY` (what the menu says) and `run(command, talk)`.

A module may say for whom it is (`AUDIENCE`), where /help lists it (`GROUP`), and that a link may run it
(`BY_LINK`).
"""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any, Literal, TypeAlias, get_args

from bot.dialogue.answers import menus
from bot.dialogue.context import Context
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Command
from bot.discovery import IncompleteModuleError, discover
from bot.model import Message, Record
from bot.translate import _

Audience: TypeAlias = Literal["everyone", "chat-admin", "owner"]
"""Who may use a command: anybody, the administrators of the chat, the bot's owner in private."""
CommandGroup: TypeAlias = Literal["cause", "file", "you", "me", "chat", "owner"]
"""What a command is about: a fault's cause, an account file, the person, the bot, the chat, its running."""

_GROUP_OF: dict[Audience, CommandGroup] = {"everyone": "you", "chat-admin": "chat", "owner": "owner"}
_ALIKE = 0.6
"""Python's own for "did you mean"."""
_SHOWN_CHARS = 32
"""Telegram's limit for a command (Bot API, BotCommand); longer is none."""


class BotCommand(Record, frozen=True):
    """A command as channels register it: its name without slash and one line for the menu."""

    name: str
    summary: Message
    run: Callable[[Command, Talk], Turn]
    audience: Audience = "everyone"
    group: CommandGroup = "you"
    by_link: bool = False


def described(module: ModuleType) -> BotCommand:
    """The command that a module makes. Raises IncompleteModuleError for one that is nobody's or nowhere."""
    audience: Any = getattr(module, "AUDIENCE", "everyone")
    group: Any = getattr(module, "GROUP", None) or _GROUP_OF.get(audience)
    if audience not in get_args(Audience) or group not in get_args(CommandGroup):
        raise IncompleteModuleError(f"{module.__name__}: no such AUDIENCE or GROUP: {audience}, {group}")
    by_link = getattr(module, "BY_LINK", False)
    return BotCommand(module.NAME, module.SUMMARY, module.run, audience, group, by_link)


COMMANDS: dict[str, BotCommand] = {
    name: described(module) for name, module in discover(__name__, ("SUMMARY", "run")).items()
}


def for_chat_admins(name: str) -> bool:
    """Whether a command asks if who sends it is an administrator of the chat (`Context.is_chat_admin`)."""
    return name in COMMANDS and COMMANDS[name].audience == "chat-admin"


def for_owner(name: str) -> bool:
    """Whether a command is for the bot's owner, and asks for the sums of all notes (`Context.records`)."""
    return name in COMMANDS and COMMANDS[name].audience == "owner"


def usable(context: Context) -> tuple[BotCommand, ...]:
    """The commands that make sense to who speaks, where they speak."""
    is_owner = context.is_owner and context.is_private
    return tuple(
        command
        for command in COMMANDS.values()
        if command.audience == "everyone"
        or (command.audience == "chat-admin" and (context.is_chat_admin or not context.is_private))
        or (command.audience == "owner" and is_owner)
    )


def run(command: Command, talk: Talk) -> Turn:
    """Run a command by name; for an unknown one the nearest is named, or the list of those there are.

    To everybody else, a command of the owner is unknown.
    """
    known = COMMANDS.get(command.name)
    if known and (known.audience != "owner" or talk.context.is_owner):
        return known.run(command, talk)
    from difflib import get_close_matches  # only a slip waits for it

    names = [known.name for known in usable(talk.context)]
    if near := get_close_matches(command.name, names, n=1, cutoff=_ALIKE):
        problem = _(
            "I do not know the command `/{name}`. Did you mean /{near}? /help lists what I can do.",
            name=command.name[:_SHOWN_CHARS],
            near=near[0],
        )
    else:
        problem = _("I do not know that command. /help lists what I can do.")
    return talk.say(menus.notice(talk.locale, problem))
