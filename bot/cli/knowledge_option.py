"""The option `--knowledge`: a file of `knowledge build` to answer from as well, or the one that is set."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_knowledge(parser: argparse.ArgumentParser) -> None:
    """Add the option to a command."""
    parser.add_argument(
        "--knowledge", metavar="KB", type=Path, help="answer from this file of `knowledge build` as well"
    )


def added_knowledge(options: argparse.Namespace) -> Path | None:
    """The file to answer from as well. Raises SettingsError where the file of settings cannot be read."""
    from bot import settings

    return options.knowledge or settings.added_knowledge()
