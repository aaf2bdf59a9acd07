"""`ims-doctor chat`: a conversation in the terminal."""

from __future__ import annotations

import argparse
import sys

from bot import app
from bot.cli.described import CommandParsers, add_command
from bot.cli.knowledge_option import add_knowledge, added_knowledge
from bot.cli.terminal_locale import environment_locale
from bot.languages import LOCALES


def add_to(commands: CommandParsers) -> None:
    """Add the command."""
    chat = add_command(
        commands,
        "chat",
        "talk in the terminal; no token, no network",
        more="A number presses a button, the path of a file has it checked, /quit leaves.",
        example="ims-doctor chat --locale sv",
    )
    chat.add_argument("--locale", choices=LOCALES, help="language of the answer (default: recognised)")
    add_knowledge(chat)
    chat.set_defaults(run=run_chat)


def run_chat(options: argparse.Namespace) -> int:
    """Talk until there is no more input."""
    from bot.channel.terminal import Terminal
    from bot.dialogue.converse import converse
    from bot.dialogue.session import Session

    desk = app.open_desk(app.load_known(added_knowledge(options)))
    session = Session(chosen=options.locale, client=environment_locale())
    Terminal(lambda event, now: converse(event, now, desk), sys.stdin, sys.stdout, session).run()
    return 0
