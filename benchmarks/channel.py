"""Messages through the whole stack, beside an empty python-telegram-bot echo bot on the same server.

    python -m benchmarks.channel [ROUNDS]

Each bot is a process of its own and polls the Bot API server of `tests/fakes`. A burst gives answered
messages a second and processor time a message; a steady stream gives the time from update to reply: of all
at the same load, half of what ims-doctor's burst reached, but of none at more than half of its own. Rounds
are interleaved, figures are medians. Everybody asks the same six questions, as on the day of a trouble; what
the bot keeps of a text helps there, so that it is asked once more what nobody asks twice. What recites
(`benchmarks.reciting_bot`) shows the channel and the store, with a dialogue as quick as is aimed at.

Memory is what is resident after all that; own is what no other process could share: a mapped file is not.
Ready is the processor time from the start of the process to its first call for updates.
"""

from __future__ import annotations

import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, cycle
from pathlib import Path

import yaml

from bot import resources
from tests.fakes.bot_api import BotApiServer, Delay

PEOPLE = 50
QUESTIONS = (
    "Je suis renvoyé sur adobe.com après le login",
    "vilket internt namn ska det externa kontot ha?",
    "콜백 url 허용목록에 있어야 하나요",
    "is our type right if it says Adobe Experience Cloud",
    "Le scope est-il correct ?",
    "Jag kommer inte till inloggningssidan",
)
OURS, ALL_DIFFERENT = "ims-doctor, SQLite", "ims-doctor, SQLite, no question twice"
BOTS: dict[str, Sequence[str]] = {
    "echo bot, one at a time": ("-m", "benchmarks.echo_bot", "1"),
    "echo bot, 32 at once": ("-m", "benchmarks.echo_bot", "32"),
    OURS: ("-m", "bot", "telegram"),
    ALL_DIFFERENT: ("-m", "bot", "telegram"),
    "ims-doctor, SQLite, reciting": ("-m", "benchmarks.reciting_bot"),
}
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """Messages a second, processor ms a message, p50 and p99 in ms at a steady load; what a bot takes."""

    per_second: float
    cpu_ms: float
    p50_ms: float
    p99_ms: float
    memory_mb: float
    own_mb: float
    ready_s: float


def main() -> None:
    """Print one table a delay."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    for delay_ms, burst in ((0, 1500), (50, 300)):
        runs: dict[str, list[Run]] = {name: [] for name in BOTS}
        for _round in range(rounds):
            most = float("inf")
            for name in sorted(BOTS, key=lambda name: name != OURS):
                questions = all_different() if name == ALL_DIFFERENT else cycle(QUESTIONS)
                run = measure(BOTS[name], burst, delay_ms, questions, most)
                runs[name].append(run)
                most = run.per_second / 2 if name == OURS else most
        print(
            f"\nTelegram takes {delay_ms} ms a call, burst of {burst} from {PEOPLE} people, {rounds} rounds\n"
        )
        print("| bot | answered/s | to the echo bots | CPU ms | p50 ms | p99 ms at the same load |")
        print("|---|---|---|---|---|---|")
        speeds = {name: statistics.median(run.per_second for run in runs[name]) for name in BOTS}
        echoes = [speeds[name] for name in BOTS if name.startswith("echo")]
        for name in BOTS:
            middle = [statistics.median(getattr(run, field) for run in runs[name]) for field in Run.__slots__]
            ratios = " and ".join(f"{speeds[name] / echo:.2f}" for echo in echoes)
            _speed, cpu, p50, p99, *_taken = middle
            shown = f"{cpu:.2f} | {p50:.0f} | {p99:.0f}"
            print(f"| {name} | {speeds[name]:.0f} | {ratios} | {shown} |", flush=True)
        _print_taken(runs)


def _print_taken(runs: dict[str, list[Run]]) -> None:
    """What each bot takes of the machine, and how many times what the first echo bot does."""
    print("\n| bot | MB | own MB | ready after CPU s | each to the first echo bot |")
    print("|---|---|---|---|---|")
    taken = {
        name: [
            statistics.median(getattr(run, field) for run in of)
            for field in ("memory_mb", "own_mb", "ready_s")
        ]
        for name, of in runs.items()
    }
    echo = next(figures for name, figures in taken.items() if name.startswith("echo"))
    for name, figures in taken.items():
        memory, own, ready = figures
        ratios = ", ".join(f"{figure / other:.2f}" for figure, other in zip(figures, echo, strict=True))
        print(f"| {name} | {memory:.0f} | {own:.0f} | {ready:.2f} | {ratios} |", flush=True)


def all_different() -> Iterator[str]:
    """What people ask of the documents, a question of each language in turn, none twice: 3,000 of each."""
    asked = []
    for path in sorted((resources.knowledge() / "questions").glob("*.yaml")):
        sections = yaml.safe_load(path.read_bytes())
        found = (text for passages in sections.values() for passage in passages for text in passage["asked"])
        asked.append([text for text in dict.fromkeys(found) if isinstance(text, str)])
    return chain.from_iterable(zip(*asked, strict=False))


def measure(
    arguments: Sequence[str], burst: int, delay_ms: int, questions: Iterator[str], most: float
) -> Run:
    """One bot, started, warmed up, measured and stopped; asked `most` questions a second in the stream."""
    with BotApiServer(patience_s=120) as server, tempfile.TemporaryDirectory() as folder:
        people = [server.user(f"Person {n}", language_code="fr") for n in range(PEOPLE)]
        if delay_ms:
            server.faults.add(Delay(delay_ms / 1000))
        with running(arguments, server, Path(folder)) as process:
            server.wait_polling()
            ready_s = cpu_s(process.pid)
            ask(server, people, range(PEOPLE), questions)
            before_s, start = cpu_s(process.pid), time.perf_counter()
            ask(server, people, range(burst), questions)
            took_s = time.perf_counter() - start
            cpu_ms = (cpu_s(process.pid) - before_s) / burst * 1000
            per_second = burst / took_s
            waits_ms = _steady(server, people, min(most, per_second / 2), questions)
            used_mb, owned_mb = memory_mb(process.pid), own_mb(process.pid)
    cuts = statistics.quantiles(waits_ms, n=100)
    return Run(per_second, cpu_ms, cuts[49], cuts[98], used_mb, owned_mb, ready_s)


@contextmanager
def running(
    arguments: Sequence[str], server: BotApiServer, folder: Path, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A bot as a process, with a database of its own and without limits."""
    known = {
        "TELEGRAM_BOT_TOKEN": server.token,
        "TELEGRAM_API_BASE_URL": server.root_url,
        "IMS_DOCTOR_DATABASE": f"sqlite:///{folder}/bench.sqlite3",
        "IMS_DOCTOR_CALLS_PER_SECOND": "0",
        "IMS_DOCTOR_PERSON_PER_MINUTE": "0",
        "IMS_DOCTOR_CHAT_PER_MINUTE": "0",
        "IMS_DOCTOR_LOG_LEVEL": "error",
    }
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen([sys.executable, *arguments], env=given | known | environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def ask(
    server: BotApiServer, people: Sequence[object], numbers: range, questions: Iterator[str] | None = None
) -> None:
    """Have people ask, one after the other, and wait until all are answered."""
    expected = len(server.calls_to("sendMessage")) + len(numbers)
    questions = questions or cycle(QUESTIONS)
    for number in numbers:
        people[number % PEOPLE].sends(next(questions))  # type: ignore[attr-defined]
    server.wait_until(lambda: len(server.calls_to("sendMessage")) >= expected)


def _steady(
    server: BotApiServer, people: Sequence[object], per_second: float, questions: Iterator[str]
) -> list[float]:
    """Milliseconds from question to reply, for some seconds of questions at an even pace."""
    count = max(200, min(1500, int(per_second * 5)))
    first = len(server.calls_to("sendMessage"))
    asked: dict[int, list[float]] = {}
    begin = time.time()
    for number in range(count):
        pause_s = begin + number / per_second - time.time()
        if pause_s > 0:
            time.sleep(pause_s)
        person = people[number % PEOPLE]
        asked.setdefault(person.id, []).append(time.time())  # type: ignore[attr-defined]
        person.sends(next(questions))  # type: ignore[attr-defined]
    server.wait_until(lambda: len(server.calls_to("sendMessage")) >= first + count)
    waits = []
    for call in server.calls_to("sendMessage")[first:]:
        waits.append((call.at - asked[int(call.params["chat_id"])].pop(0)) * 1000)
    return waits


def cpu_s(pid: int) -> float:
    """Processor time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def memory_mb(pid: int) -> float:
    """Memory that a process has in use."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def own_mb(pid: int) -> float:
    """Of that what belongs to no file, which other processes could share and the system could drop."""
    pages = Path(f"/proc/{pid}/statm").read_text().split()
    return (int(pages[1]) - int(pages[2])) * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()
