"""`ims-doctor knowledge build | lint | show | check`: documentation in, a knowledge base or a report out.

A module each for the verbs.
"""

from __future__ import annotations

from bot.cli.described import CommandParsers
from bot.cli.knowledge import build, check, lint, show


def add_to(commands: CommandParsers) -> None:
    """Add the command with its four verbs."""
    knowledge = commands.add_parser("knowledge", help="compile, check and look at documentation")
    verbs = knowledge.add_subparsers(required=True, metavar="VERB")
    for verb in (build, lint, show, check):
        verb.add_to(verbs)
