"""Corrections of random files of every format: `python -m benchmarks.corrections [FILES] [FIRST]`.

Each file is made from its own seed. Counted are files that cannot be read once corrected, that have a finding
they did not have, and that a second correction still changes: all must be none.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from random import Random

from bot.errors import UnreadableFileError
from bot.validator import Inspection, inspect_file
from bot.validator.fix import corrected
from tests.validator.any_account import any_file

FILES = 5_000
_OUTCOMES = ("corrected", "left as it was", "refused", "unreadable", "worse", "corrected twice")


def run(files: int = FILES, first: int = 0) -> list[tuple[str, str]]:
    """Outcome and number of files; corrections in all."""
    counted: Counter[str] = Counter()
    begun = time.perf_counter()
    for seed in range(first, first + files):
        counted.update(_outcomes(*any_file(Random(seed))))  # noqa: S311 - nothing secret
    rows = [(outcome, f"{counted[outcome]:,}") for outcome in (*_OUTCOMES, "corrections")]
    return [("files", f"{files:,}"), *rows, ("seconds", f"{time.perf_counter() - begun:.0f}")]


def _outcomes(data: bytes, name: str) -> Counter[str]:
    try:
        before = inspect_file(data, name)
    except UnreadableFileError:
        return Counter(["refused"])
    correction = corrected(data, name)
    if not correction.changes:
        return Counter(["left as it was" if correction.data == data else "worse"])
    try:
        after = inspect_file(correction.data, name)
    except UnreadableFileError:
        return Counter(["unreadable"])
    told = Counter({"corrected": 1, "corrections": len(correction.changes)})
    told["worse"] = not _findings(after) < _findings(before)
    told["corrected twice"] = bool(corrected(correction.data, name).changes)
    return told


def _findings(inspection: Inspection) -> Counter[tuple[str, str | None, str]]:
    return Counter((found.rule, found.field, found.severity) for found in inspection.report.findings)


def main() -> None:
    """Count and print it as a Markdown table."""
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    print("| random files | |\n|---|---|")
    for name, figure in run(*numbers):
        print(f"| {name} | {figure} |", flush=True)


if __name__ == "__main__":
    main()
