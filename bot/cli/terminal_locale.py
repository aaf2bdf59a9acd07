"""The language that the terminal is set to."""

from __future__ import annotations

import os

from bot.languages import SOURCE_LOCALE

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""As POSIX has them: the first that says something counts."""


def environment_locale() -> str | None:
    """The language that the terminal is set to, `sv_SE`; nothing for `C` and `POSIX`."""
    tag = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    return tag.partition(".")[0] or None


def spoken_here() -> str:
    """The language of the bot that comes nearest, a BCP 47 tag."""
    from bot.dialogue.session import supported

    return supported(environment_locale()) or SOURCE_LOCALE
