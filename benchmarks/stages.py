"""Where the processor time of a message goes: `python -m benchmarks.stages [BURST]`.

The bot answers a burst of questions, as in `benchmarks.channel`, and is interrupted every few milliseconds of
its processor time to see what it is at. To look costs a tenth.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import sleep

from benchmarks.channel import PEOPLE, ask, cpu_s, running
from benchmarks.sampled_bot import ELSE, STAGES
from tests.fakes.bot_api import BotApiServer

_WARM = 300


def main() -> None:
    """Print the table."""
    burst = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    seen, cpu_ms = measured(burst)
    print(f"\n{cpu_ms:.2f} ms of processor a message, burst of {burst} from {PEOPLE} people\n")
    print("| stage | share | ms |\n|---|---|---|")
    for stage in dict.fromkeys((*STAGES.values(), ELSE)):
        share = seen[stage] / max(1, seen.total())
        print(f"| {stage} | {share:.3f} | {share * cpu_ms:.3f} |")


def measured(burst: int) -> tuple[Counter[str], float]:
    """How often the bot was at which stage, and its processor time in ms a message."""
    with BotApiServer(patience_s=120) as server, tempfile.TemporaryDirectory() as folder:
        people = [server.user(f"Person {n}", language_code="fr") for n in range(PEOPLE)]
        samples = Path(folder) / "samples.json"
        arguments = ("-m", "benchmarks.sampled_bot")
        with running(arguments, server, Path(folder), SAMPLES=str(samples)) as process:
            server.wait_polling()
            ask(server, people, range(_WARM))
            os.kill(process.pid, signal.SIGUSR1)
            before_s = cpu_s(process.pid)
            ask(server, people, range(burst))
            cpu_ms = (cpu_s(process.pid) - before_s) / burst * 1000
            os.kill(process.pid, signal.SIGUSR2)
            while not samples.exists():
                sleep(0.01)
            return Counter(json.loads(samples.read_text())), cpu_ms


if __name__ == "__main__":
    main()
