"""The channel and the store without the dialogue: ims-doctor itself, which recites what it has once answered.

python -m benchmarks.reciting_bot [--webhook]     settings from the environment, as ims-doctor's

The first answer to each text is worked out. From then on the same turn is given again after `DIALOGUE_MS` of
processor time, so that everything around the dialogue works as ever: the answers are as long, and who asks
one thing after the other has a new session to be kept each time.
"""

from __future__ import annotations

import os
import sys
import time

from bot import services
from bot.app import ReloadableDialogue
from bot.cli.main import main
from bot.dialogue.context import Context
from bot.dialogue.desk import Turn
from bot.dialogue.exchange import Event, Question
from bot.dialogue.session import Session

DIALOGUE_MS = 0.5
"""The aim for a turn of the dialogue, matching included."""


class _Reciting(ReloadableDialogue):
    def converse(self, event: Event, session: Session, context: Context) -> Turn:
        """What was replied to the same words before, whoever said them."""
        if not isinstance(event, Question):
            return super().converse(event, session, context)
        until = time.thread_time() + _TAKES_S
        if event.text not in _learnt:
            _learnt[event.text] = super().converse(event, session, context)
        while time.thread_time() < until:
            pass
        return _learnt[event.text]


_TAKES_S = float(os.environ.get("DIALOGUE_MS", DIALOGUE_MS)) / 1000
_learnt: dict[str, Turn] = {}


def recite() -> None:
    """From now on the Telegram bot recites."""
    services.ReloadableDialogue = _Reciting  # type: ignore[attr-defined]


if __name__ == "__main__":
    recite()
    sys.exit(main(["telegram", *sys.argv[1:]]))
