"""Questions beside costly files: `python -m benchmarks.files [ROUNDS]`.

34 people send an account file each, at once, that takes seconds of a core to check; then
others ask questions, at an even pace, until all files are answered. The same questions without the files
follow in the same run, so that the ratio tells what the files did to people who had nothing to do with them.
The bot has all its defaults but the rate limits, and polls the Bot API server of `tests/fakes`.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.channel import BOTS, QUESTIONS, memory_mb, running
from tests.fakes.bot_api import BotApiServer

if TYPE_CHECKING:
    from tests.fakes.bot_api import User

FILES = 34
_ASKING = 20
"""People who ask, in turns."""
_PAUSE_S = 0.25
"""Between two questions."""
_QUIET = 100
"""Questions that are asked without files."""
_MOST = 1200
"""Questions after which the files are waited for no longer."""
_ACCOUNT = "internal_name: Adobe_Marketing_Cloud\n"
COSTLY = {
    "scopes.yaml": _ACCOUNT
    + f"ims_scope: {','.join(f's{n}' for n in range(60_000))}\nexperience_cloud: {{scopes: [a]}}\n",
    "list.txt": f"{_ACCOUNT}IMS scope:\n" + "a,\n" * 60_000,
    "names.txt": f"{_ACCOUNT}type: x\n" + "".join(f"k{n}: v\n" for n in range(20_000)),
    "masks.yaml": (
        "operator_groups: [Marketing]\nexternal_accounts:\n"
        + "".join(
            f"- {{internal_name: Adobe_Marketing_Cloud, association_mask: C{n} - (.*)}}\n"
            for n in range(2_000)
        )
        + f"experience_cloud: {{groups: [{','.join(f'C - {n}' for n in range(3_000))}]}}\n"
    ),
}
"""Those that take longest of `tests/validator/test_hostile.py`: two to five seconds of a core each."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds from question to reply, beside files and without; until all files were answered; MB."""

    beside: Sequence[float]
    quiet: Sequence[float]
    files_s: float
    memory_mb: float


def main() -> None:
    """Print one table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    print(f"{FILES} costly files at once, then a question every {_PAUSE_S} s from {_ASKING} others\n")
    print(
        "| round | questions beside | p50 s | longest s | without: p50 s | longest s | ratio | files s | MB |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    for number in range(1, rounds + 1):
        run = measure()
        beside, quiet = statistics.median(run.beside), statistics.median(run.quiet)
        times = f"{beside:.3f} | {max(run.beside):.2f} | {quiet:.3f} | {max(run.quiet):.2f}"
        rest = f"{beside / quiet:.1f} | {run.files_s:.0f} | {run.memory_mb:.0f}"
        print(f"| {number} | {len(run.beside)} | {times} | {rest} |", flush=True)


def measure() -> Run:
    """One bot, started, asked beside files and without, and stopped."""
    with BotApiServer(patience_s=600) as server, tempfile.TemporaryDirectory() as folder:
        senders = [server.user(f"Sender {n}", language_code="en") for n in range(FILES)]
        asking = [server.user(f"Person {n}", language_code="fr") for n in range(_ASKING)]
        with running(BOTS["ims-doctor, SQLite"], server, Path(folder)) as process:
            server.wait_polling()
            _ask(server, asking, _ASKING)
            begun, files = time.perf_counter(), list(COSTLY.items())
            for number, sender in enumerate(senders):
                name, text = files[number % len(files)]
                sender.sends_document(text.encode(), name)
            used_mb = [0.0]

            def are_answered() -> bool:
                used_mb.append(memory_mb(process.pid))
                return all(server.replies(sender) for sender in senders)

            beside = _ask(server, asking, _MOST, are_answered)
            server.wait_until(are_answered)
            files_s = time.perf_counter() - begun
            quiet = _ask(server, asking, _QUIET)
    return Run(beside, quiet, files_s, max(used_mb))


def _ask(
    server: BotApiServer, people: Sequence[User], most: int, until: Callable[[], bool] = lambda: False
) -> list[float]:
    """Have people ask at an even pace, so many questions at most; seconds that each waited for its reply."""
    asked: dict[int, list[float]] = {person.id: [] for person in people}
    first = len(server.calls_to("sendMessage"))
    for number in range(most):
        if until():
            break
        person = people[number % len(people)]
        asked[person.id].append(time.time())
        person.sends(QUESTIONS[number % len(QUESTIONS)])
        time.sleep(_PAUSE_S)
    waits: list[float] = []

    def are_all_there() -> bool:
        answers: dict[int, list[float]] = {person.id: [] for person in people}
        for call in server.calls_to("sendMessage")[first:]:
            if (chat_id := int(call.params["chat_id"])) in answers:
                answers[chat_id].append(call.at)
        if any(len(answers[who]) < len(times) for who, times in asked.items()):
            return False
        pairs = (zip(times, answers[who], strict=False) for who, times in asked.items())
        waits[:] = [at - time for pair in pairs for time, at in pair]
        return True

    server.wait_until(are_all_there)
    return waits


if __name__ == "__main__":
    main()
