"""`knowledge check`: the shipped documents against a newer checkout of the published ones.

Exit codes: 0 nothing open, 1 something is, 2 something could not be read.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.described import CommandParsers, add_command
from bot.cli.knowledge.told import tell
from bot.errors import BotError

if TYPE_CHECKING:
    from bot.compiler.freshness import Published, PublishedChange


def add_to(verbs: CommandParsers) -> None:
    """Add the verb."""
    parser = add_command(
        verbs,
        "check",
        "compare the shipped documents with a newer checkout of the published ones",
        takes="DIR",
        more="Lists what was added, changed or dropped, by section, in the pages that their facts are from.",
        exits="0 nothing open, 1 something is open, 2 something could not be read",
        example="ims-doctor knowledge check ../campaign-classic.en",
    )
    parser.add_argument("checkout", type=Path, metavar="DIR", help="checkout of the published documentation")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument(
        "--record",
        nargs=2,
        metavar=("DATE", "COMMIT"),
        help="the documents have been brought up to date: note this state of the checkout",
    )
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from bot import resources
    from bot.compiler import freshness

    knowledge = resources.knowledge()
    published = freshness.load_published(knowledge)
    scopes = freshness.scopes_of(knowledge / "docs")
    checkout = freshness.read_checkout(options.checkout, published, scopes)
    tell(checkout.problems)
    if checkout.problems:
        return 2
    if options.record:
        day, commit = options.record
        published = freshness.record(knowledge, published, checkout, scopes, (_day(day), commit))
    changes = freshness.compare(published, checkout, scopes)
    print(freshness.as_json(published, changes) if options.format == "json" else _as_text(published, changes))
    return int(bool(changes))


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise BotError(f"{written!r} is no date; write it as 2026-08-19") from error


def _as_text(published: Published, changes: Sequence[PublishedChange]) -> str:
    state = f"the state of {published.date}, commit {published.commit[:8]}"
    if not changes:
        return f"Nothing open in {len(published.pages)} pages since {state}."
    return "\n".join([*map(str, changes), f"{len(changes)} open since {state}."])
