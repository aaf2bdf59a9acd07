"""The commands, one file each: `NAME`, `SUMMARY` (what the menu says) and `run(argument, session, desk)`.

Modules are discovered in sorted order; an incomplete one is refused at start-up.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

from bot.dialogue import menu
from bot.dialogue.desk import Desk, Turn
from bot.dialogue.session import Session
from bot.model import Message, Record
from bot.translate import _


class BotCommand(Record, frozen=True):
    """A command as channels register it: its name without slash and one line for the menu."""

    name: str
    summary: Message
    run: Callable[[str, Session, Desk], Turn]


def _discover() -> dict[str, BotCommand]:
    found = {}
    for module_info in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        command = BotCommand(module.NAME, module.SUMMARY, module.run)
        found[command.name] = command
    return found


COMMANDS: dict[str, BotCommand] = _discover()


def run(name: str, argument: str, session: Session, desk: Desk) -> Turn:
    """Run a command by name; an unknown one is answered with the list of those there are."""
    if command := COMMANDS.get(name):
        return command.run(argument, session, desk)
    problem = _("I do not know that command. /help lists what I can do.")
    return Turn((menu.notice(session.locale, problem),), session)
