"""`ims-doctor template`: an account file to fill in, with a comment for each setting."""

from __future__ import annotations

import sys

from bot.cli.described import CommandParsers, add_command
from bot.cli.terminal_locale import spoken_here
from bot.languages import LOCALES


def add_to(commands: CommandParsers) -> None:
    """Add the command; it speaks the language of the terminal where none is asked for."""
    command = add_command(
        commands,
        "template",
        "print a commented account file to fill in",
        example="ims-doctor template --locale ko > accounts.yaml",
    )
    command.add_argument("--locale", choices=LOCALES, help="language of the comments")
    command.set_defaults(run=lambda options: run_template(options.locale or spoken_here()))


def run_template(locale: str) -> int:
    """Print the account file to fill in."""
    from bot.translate import translator
    from bot.validator.account_template import template

    sys.stdout.write(template(translator(locale)))
    return 0
