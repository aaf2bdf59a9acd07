"""The bot that `benchmarks.stages` looks at: ims-doctor itself, which counts what its processor is busy with.

python -m benchmarks.sampled_bot     settings from the environment, as ims-doctor's

SIGUSR1 begins, SIGUSR2 ends and writes the counts, as JSON, to the file that `SAMPLES` names.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

from bot.cli.main import main

EVERY_S = 0.001
"""Of processor time; the system's clock may be coarser."""
STAGES = {
    "polling.py:poll": "hear: getUpdates, and the updates to the inbox",
    "plain_message.py:plain_arrival": "read the update",
    "match.py:Matcher.ask": "match",
    "converse.py:converse": "talk, beside matching",
    "deliver.py:_texts": "render texts and buttons",
    "deliver.py:_buttons_of": "render texts and buttons",
    "duplicates.py:Duplicates._leaves": "note what is about to be sent",
    "client.py:Client.send_text": "send, through python-telegram-bot and aiohttp",
    "client_reqrep.py:ClientRequest.write_bytes": "send, through python-telegram-bot and aiohttp",
    "selector_events.py:_SelectorSocketTransport._read_ready": "receive bytes",
    "answer.py:Answerer._persist": "store, forget the update",
    "writer.py:Writer._run": "store, forget the update",
    "writer.py:Writer._sync_all": "store, forget the update",
    "worker.py:Worker._serve": "all else of an answer: queue, slot, session, gate",
}
"""What a function and all that it calls belong to; the innermost one decides."""
ELSE = "event loop, all else"

_seen: Counter[str] = Counter()


def _sample(_signal: int, frame: FrameType | None) -> None:
    while frame is not None:
        code = frame.f_code
        if stage := STAGES.get(f"{code.co_filename.rpartition('/')[2]}:{code.co_qualname}"):
            break
        frame = frame.f_back
    else:
        stage = ELSE
    _seen[stage] += 1


def _begin(_signal: int, _frame: FrameType | None) -> None:
    signal.setitimer(signal.ITIMER_PROF, EVERY_S, EVERY_S)


def _end(_signal: int, _frame: FrameType | None) -> None:
    signal.setitimer(signal.ITIMER_PROF, 0)
    file = Path(os.environ["SAMPLES"])
    written = file.with_suffix(".part")
    written.write_text(json.dumps(_seen))
    written.replace(file)


if __name__ == "__main__":
    signal.signal(signal.SIGPROF, _sample)
    signal.signal(signal.SIGUSR1, _begin)
    signal.signal(signal.SIGUSR2, _end)
    sys.exit(main(["telegram", *sys.argv[1:]]))
