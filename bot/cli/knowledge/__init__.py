"""`ims-doctor knowledge build | lint | show | check`: documentation in, a knowledge base or a report out.

A module each for the verbs.
"""

from __future__ import annotations

from bot.cli.described import CommandParsers
from bot.cli.knowledge import build_verb, check_verb, lint_verb, show_verb


def add_to(commands: CommandParsers) -> None:
    """Add the command with its four verbs."""
    knowledge = commands.add_parser("knowledge", help="compile, check and look at documentation")
    verbs = knowledge.add_subparsers(required=True, metavar="VERB")
    for verb in (build_verb, lint_verb, show_verb, check_verb):
        verb.add_to(verbs)
