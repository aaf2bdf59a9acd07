"""`make chaos`: the whole storm over SQLite and over PostgreSQL, and a table of what came of it.

    python -m tests.chaos [sqlite] [postgres] [echo] [--questions N] [--people N] [--kills N] [--every S]
                          [--seeds N,…] [--busy]

PostgreSQL is the server that TEST_POSTGRES_URL names, or a private one where it is installed. Exit
code 1 if anything was lost, doubled without need, out of order, or found where it may not be.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from tests.chaos.databases import postgres, postgres_server, sqlite
from tests.chaos.outcome import Outcome, Plan, median
from tests.chaos.script import Dialogue, Echo
from tests.chaos.storm import Storm, rage_over
from tests.postgres_server import PostgresMissingError
from tests.runs import busy

KINDS = ("sqlite", "postgres", "echo")
REPLICAS = 3
TITLES = {
    "sqlite": "SQLite, polling, one process",
    "postgres": f"PostgreSQL, webhook, {REPLICAS} replicas",
    "echo": "a bot that forgets, polling",
}
MOST_NOTES = 20


def main() -> int:
    """Run the storms that are asked for, and print."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.chaos", description="Kill the bot while people ask."
    )
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"{', '.join(KINDS)} (default: the first two)"
    )
    parser.add_argument("--questions", type=int, default=Plan().questions)
    parser.add_argument("--people", type=int, default=Plan().people, help="who ask, each in one chat")
    parser.add_argument("--kills", type=int, default=Plan().kills)
    parser.add_argument(
        "--every", type=float, default=Plan().kill_every_s, metavar="S", help="seconds that a process lives"
    )
    parser.add_argument("--seeds", type=_numbers, default=[Plan().seed], help="a storm, and a table, each")
    parser.add_argument("--busy", action="store_true", help="keep all cores busy beside it")
    parser.add_argument("--keep", type=Path, help="keep logs and database here")
    options = parser.parse_args()
    if strange := set(options.kinds) - set(KINDS):
        parser.error(f"no such storm: {', '.join(sorted(strange))}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # the bots are killed on the way
    is_clean = True
    with busy() if options.busy else nullcontext():
        for seed in options.seeds:
            outcomes = {
                kind: one for kind in options.kinds or KINDS[:2] if (one := _rage(kind, seed, options))
            }
            if outcomes:
                _print(seed, outcomes)
            is_clean &= all(outcome.is_clean for outcome in outcomes.values())
    return 0 if is_clean else 1


def _rage(kind: str, seed: int, options: argparse.Namespace) -> Outcome | None:
    """One storm; None where its database is not installed."""
    plan = Plan(options.questions, options.people, kills=options.kills, seed=seed, kill_every_s=options.every)
    with tempfile.TemporaryDirectory() as folder:
        place = (options.keep or Path(folder)) / f"{kind}-{seed}"
        place.mkdir(parents=True, exist_ok=True)
        print(f"{kind}, seed {seed}…", file=sys.stderr, flush=True)
        try:
            outcome = asyncio.run(_storm(kind, plan, place))
        except PostgresMissingError as reason:
            print(f"{kind} is left out: {reason}.", file=sys.stderr)
            return None
    _tell(kind, outcome)
    return outcome


async def _storm(kind: str, plan: Plan, folder: Path) -> Outcome:
    if kind == "echo":
        forgetful = ("-m", "benchmarks.echo_bot", "32")
        return await Storm(replace(plan, patience_s=10), Echo(), folder, {}, forgetful).rage()
    if kind == "sqlite":
        async with sqlite(folder) as database:
            return await rage_over(database, plan, Dialogue(), folder)
    plan = replace(plan, replicas=REPLICAS, is_pushed=True)
    with postgres_server() as url:
        async with postgres(url) as database:
            return await rage_over(database, plan, Dialogue(), folder)


def _print(seed: int, outcomes: dict[str, Outcome]) -> None:
    print(f"\n| seed {seed} | " + " | ".join(TITLES[kind] for kind in outcomes) + " |")
    print("|---|" + "---|" * len(outcomes), flush=True)
    rows = [dict(_rows(outcome)) for outcome in outcomes.values()]
    for name in rows[0]:
        print(f"| {name} | " + " | ".join(row[name] for row in rows) + " |", flush=True)


def _tell(kind: str, outcome: Outcome) -> None:
    """Say at once what was wrong, if anything was."""
    for line in [*outcome.exits, *outcome.found, *outcome.verdict.notes][:MOST_NOTES]:
        print(f"{kind}: {line}", file=sys.stderr, flush=True)


def _rows(outcome: Outcome) -> Iterator[tuple[str, str]]:
    verdict = outcome.verdict
    yield "questions", str(verdict.questions)
    yield "kills (while starting)", f"{outcome.kills} ({outcome.kills_while_starting})"
    for kind, count in outcome.faults.items():
        yield f"Telegram failed: {kind}", str(count)
    yield "lost", str(verdict.lost)
    yield "doubled by kills", str(verdict.doubled_by_kills)
    yield "doubled by kills, each", f"{verdict.doubled_by_kills / max(1, outcome.kills):.2f}"
    yield "doubled by resets after receipt", str(verdict.doubled_by_resets)
    yield "doubled, and taken back", str(verdict.taken_back)
    yield "doubled otherwise", str(verdict.doubled_otherwise)
    yield "out of order", str(verdict.out_of_order)
    yield "not expected at all", str(verdict.unexpected)
    yield "left in the inbox", str(outcome.waiting)
    yield "processes that ended by themselves", str(len(outcome.exits))
    yield "planted things found", str(len(outcome.found))
    yield "open chats taken up after a kill, s: median, longest", _span(outcome.takeovers_s)
    yield "start to ready, s: median, longest", _span(outcome.starts_s)
    yield "SIGTERM to end, s: median, longest", _span(outcome.stops_s)
    yield "seconds", f"{outcome.took_s:.0f}"


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",")]


def _span(values: list[float]) -> str:
    return f"{median(values):.2f}, {max(values):.2f}" if values else "–"


if __name__ == "__main__":
    sys.exit(main())
