"""The command line. Only here does the program exit: 0 clean, 1 problems found, 2 could not run.

A module each for the commands, which stand here in the order of the help. Each imports what it needs when it
runs, so that `ask` starts quickly.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from typing import Any

from bot import app
from bot.cli import ask, chat, completion, knowledge, settings, telegram, template, validate, web
from bot.errors import BotError
from bot.visible import clean_output

_NEW_OBJECTS = 50_000
"""The usual 700 have half a million objects of a start gone through again and again: a tenth of its time."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    gc.enable()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _speak_utf8(stream)
    with clean_output():
        return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    options = parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except BotError as error:
        print(f"ims-doctor: {error}", file=sys.stderr)
        return 2
    except MemoryError as error:
        print(f"ims-doctor: not enough memory: {error or 'give the program more'}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code


def _speak_utf8(stream: Any) -> None:
    """Questions and answers are UTF-8 whatever the machine's locale; stray bytes never end the program."""
    if reconfigure := getattr(stream, "reconfigure", None):
        reconfigure(encoding="utf-8", errors="replace")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    made = argparse.ArgumentParser(
        prog="ims-doctor",
        description="Answers about Adobe ID (IMS) login for Adobe Campaign, from its documentation.",
    )
    made.add_argument("--version", action=_Version, nargs=0, help="print the version")
    commands = made.add_subparsers(required=True, metavar="COMMAND")
    for command in (chat, telegram, ask, validate, template, web):
        command.add_to(commands)
    completion.add_to(commands, parser)
    settings.add_to(commands)
    knowledge.add_to(commands)
    return made


class _Version(argparse.Action):
    """Looks the version up only when somebody asks: that alone costs 20 ms."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"ims-doctor {app.version()}")
        parser.exit()
