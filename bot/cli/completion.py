"""`ims-doctor completion`: what makes a shell complete commands and options."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from bot.cli.described import CommandParsers, add_command


def add_to(commands: CommandParsers, whole: Callable[[], argparse.ArgumentParser]) -> None:
    """Add the command; `whole` gives the command line that is to be completed."""
    completion = add_command(
        commands,
        "completion",
        "print what makes a shell complete commands",
        takes="{bash,zsh,tcsh}",
        example="ims-doctor completion zsh > _ims-doctor",
    )
    completion.add_argument("shell", choices=["bash", "zsh", "tcsh"])
    completion.set_defaults(run=lambda options: run_completion(whole(), options.shell))


def run_completion(parser: argparse.ArgumentParser, shell: str) -> int:
    """Print the script for one shell."""
    import shtab

    print(shtab.complete(parser, shell))
    return 0
