"""Questions beside costly files: `python -m benchmarks.files [ROUNDS]`.

People ask questions at an even pace; then 34 others send an account file each, at once, that takes seconds of
a core to check, and the same people ask on. The ratio tells what the files do to those who have nothing to do
with them. The bot has all its defaults but the rate limits, and polls the Bot API server of `tests/fakes`.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
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
_QUIET, _BESIDE = 80, 200
"""Questions without files, and beside them."""
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
    """Seconds from question to reply, without files and beside them; files answered meanwhile; MB."""

    quiet: Sequence[float]
    beside: Sequence[float]
    answered: int
    memory_mb: float


def main() -> None:
    """Print one table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    print(f"A question every {_PAUSE_S} s from {_ASKING} people, beside {FILES} costly files of others\n")
    print("| without: p50 s | longest s | beside: p50 s | longest s | ratio of p50 | files answered | MB |")
    print("|---|---|---|---|---|---|---|")
    for _round in range(rounds):
        run = measure()
        quiet, beside = statistics.median(run.quiet), statistics.median(run.beside)
        times = f"{quiet:.3f} | {max(run.quiet):.2f} | {beside:.3f} | {max(run.beside):.2f}"
        print(f"| {times} | {beside / quiet:.1f} | {run.answered} | {run.memory_mb:.0f} |", flush=True)


def measure() -> Run:
    """One bot, started, asked without files and beside them, and stopped."""
    with BotApiServer(patience_s=300) as server, tempfile.TemporaryDirectory() as folder:
        senders = [server.user(f"Sender {n}", language_code="en") for n in range(FILES)]
        asking = [server.user(f"Person {n}", language_code="fr") for n in range(_ASKING)]
        with running(BOTS["ims-doctor, SQLite"], server, Path(folder)) as process:
            server.wait_polling()
            _ask(server, asking, _ASKING)
            quiet = _ask(server, asking, _QUIET)
            files = list(COSTLY.items())
            for number, sender in enumerate(senders):
                name, text = files[number % len(files)]
                sender.sends_document(text.encode(), name)
            beside = _ask(server, asking, _BESIDE)
            answered = sum(bool(server.replies(sender)) for sender in senders)
            return Run(quiet, beside, answered, memory_mb(process.pid))


def _ask(server: BotApiServer, people: Sequence[User], count: int) -> list[float]:
    """Have people ask at an even pace; seconds that each question waited for its reply."""
    asked: dict[int, list[float]] = {person.id: [] for person in people}
    first = len(server.calls_to("sendMessage"))
    for number in range(count):
        person = people[number % len(people)]
        asked[person.id].append(time.time())
        person.sends(QUESTIONS[number % len(QUESTIONS)])
        time.sleep(_PAUSE_S)
    waits: list[float] = []

    def are_all_there() -> bool:
        answers: dict[int, list[float]] = {who: [] for who in asked}
        for call in server.calls_to("sendMessage")[first:]:
            if (chat_id := int(call.params["chat_id"])) in answers:
                answers[chat_id].append(call.at)
        if any(len(answers[who]) < len(times) for who, times in asked.items()):
            return False
        waits[:] = [
            at - begun for who, times in asked.items() for begun, at in zip(times, answers[who], strict=False)
        ]
        return True

    server.wait_until(are_all_there)
    return waits


if __name__ == "__main__":
    main()
