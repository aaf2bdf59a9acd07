"""What there is of a file that was checked: the corrected one, the whole report, the report as JSON."""

from __future__ import annotations

from bot.dialogue.account_file.uploads import about_file
from bot.dialogue.button_data import FILE_VERBS, Action
from bot.dialogue.desk import Talk, Turn
from bot.dialogue.exchange import Attachment

NAME = "file"
VERBS = FILE_VERBS


def press(action: Action, file: Attachment | None, talk: Talk) -> Turn | None:
    """The file asked for, made anew from the one that the message answered."""
    return talk.say(about_file(action, file, talk))
