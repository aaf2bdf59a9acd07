"""`--help` of every command: a screen, with one example that can be typed."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator

import pytest

from bot.cli.main import parser

SCREEN = (80, 24)
"""Columns and lines of a terminal that nobody has enlarged."""


def _commands(above: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    for action in above._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                nested = list(_commands(below))
                yield from nested or [below]


COMMANDS = list(_commands(parser()))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.prog)
def test_help_fits_a_screen_and_ends_with_an_example(
    command: argparse.ArgumentParser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example is one of this command, and its options exist."""
    monkeypatch.setenv("COLUMNS", str(SCREEN[0]))
    lines = command.format_help().splitlines()
    assert len(lines) <= SCREEN[1]
    assert max(map(len, lines)) <= SCREEN[0]
    example = re.fullmatch(r"Example: (.+)", lines[-1])
    assert example
    words = shlex.split(example[1].partition(" > ")[0])
    assert " ".join(words).startswith(command.prog)
    parser().parse_args(words[1:])


def test_the_list_of_commands_fits_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command has its line."""
    monkeypatch.setenv("COLUMNS", str(SCREEN[0]))
    listed = parser().format_help()
    assert len(listed.splitlines()) <= SCREEN[1]
    names = {command.prog.split()[1] for command in COMMANDS}
    assert all(re.search(rf"^ +{name}(?: |$)", listed, re.MULTILINE) for name in names)
