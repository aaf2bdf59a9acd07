"""How long a secret stands in a group whose bot is busy: 22 questions in a minute wait for Telegram's limits.

    python -m benchmarks.secrets

The whole bot as a process of its own, on the Bot API server of `tests/fakes`, which refuses as Telegram does.
Goal: gone, and its author told, within 3 s.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from benchmarks.channel import BOTS, QUESTIONS, running
from tests.fakes.bot_api import BotApiServer, FloodLimits

PAUSES_S = (0.0, 2.0, 22.0)
"""How long after the questions the secret comes: after the last one the minute is used up."""
_WAITING = 22
_LEAKED = "p8e-1a2b3C4d5E6f7G8h9I0jKLmn"
_WARNING = "t.me/"


def main() -> None:
    """Print a table."""
    print("| answers that wait | deleted after s | author told after s |")
    print("|---|---|---|")
    for pause_s in PAUSES_S:
        waiting, gone_s, told_s = measure(pause_s)
        print(f"| {waiting} | {gone_s:.2f} | {told_s:.2f} |", flush=True)


def measure(pause_s: float) -> tuple[int, float, float]:
    """Answers that wait, and seconds until the secret is gone, and until its author is told."""
    with BotApiServer(patience_s=120) as server, tempfile.TemporaryDirectory() as folder:
        anna, bo = server.user("Anna", language_code="fr"), server.user("Bo", language_code="fr")
        team = server.supergroup("Team")
        team.promotes_bot(anna)
        server.bot.privacy_mode = False
        server.flood_limits = FloodLimits()
        with running(BOTS["ims-doctor, SQLite"], server, Path(folder), IMS_DOCTOR_CALLS_PER_SECOND="30"):
            server.wait_polling()
            for number in range(_WAITING):
                anna.sends(f"@ims_doctor_bot {QUESTIONS[number % len(QUESTIONS)]}", team)
            time.sleep(pause_s)
            waiting = _WAITING - len(server.replies(team))
            begin = time.perf_counter()
            leak = bo.sends(f"client_secret: {_LEAKED}", team)
            server.wait_until(lambda: leak.is_deleted)
            gone_s = time.perf_counter() - begin
            server.wait_until(lambda: any(_WARNING in reply.text for reply in server.replies(team)))
            return waiting, gone_s, time.perf_counter() - begin


if __name__ == "__main__":
    main()
