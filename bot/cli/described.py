"""How a command describes itself: what it does, its exit codes, one example; a screen at most."""

from __future__ import annotations

import argparse
import textwrap
from typing import TypeAlias

CommandParsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
WIDTH = 79
"""Columns of a terminal, less one: argparse leaves it free too."""


def add_command(
    commands: CommandParsers,
    name: str,
    summary: str,
    *,
    example: str,
    takes: str = "",
    more: str = "",
    exits: str = "",
) -> argparse.ArgumentParser:
    """A new command.

    `summary` is its line in the list of commands and opens its own page, where `more` goes on. `takes` is
    what stands behind the options, `example` what one types; `exits` says what the exit codes mean, where
    they say more than whether it ran.
    """
    opening = f"{summary[0].upper()}{summary[1:]}."
    ending = [textwrap.fill(f"Exit codes: {exits}.", WIDTH)] if exits else []
    return commands.add_parser(
        name,
        help=summary,
        usage=f"%(prog)s [options] {takes}".rstrip(),
        description=textwrap.fill(f"{opening} {more}".strip(), WIDTH),
        epilog="\n".join([*ending, f"Example: {example}"]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
