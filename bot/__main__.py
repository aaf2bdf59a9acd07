"""`python -m bot` is `ims-doctor`: the command line, if the program can be read at all."""

from __future__ import annotations

import gc
import sys

from bot.errors import BotError


def main() -> int:
    """Run one command; returns the exit code."""
    gc.disable()  # what is loaded stays; `run` turns it on
    try:
        from bot.cli.main import main as run
    except BotError as error:  # a language of `locales/` is half there
        print(f"ims-doctor: {error}", file=sys.stderr)
        return 2
    return run()


if __name__ == "__main__":
    sys.exit(main())
