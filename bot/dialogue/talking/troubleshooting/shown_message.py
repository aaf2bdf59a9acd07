"""A message that a page other than those of the symptoms has, told in its words or in one's own.

"A message" alone answers what appears with the one about rights; "a message to update Windows" does not.
"""

from __future__ import annotations

from collections.abc import Container

from bot.dialogue.talking.act import Moment

_LEAST = 0.4
"""From this probability on a page is that of the message. A choice: the words told are its own."""
_MESSAGE = ("shows-message", "my-message")
"""Cues of the word "message" itself."""
_RIGHTS = "appears-rights"


def is_other_message(moment: Moment, symptoms: Container[str], *beside: str) -> bool:
    """Whether what is told of a message, the cues `beside` aside, is likely of none of the symptoms."""
    utterance, matches = moment.utterance, moment.verdict.matches
    told = utterance.spans(_RIGHTS)
    if not told or not matches or moment.best in symptoms or matches[0].score < _LEAST:
        return False
    is_of_rights = any(utterance.rest(*_MESSAGE, within=(cue.start, cue.end)) for cue in told)
    return not is_of_rights and bool(utterance.rest(_RIGHTS, *_MESSAGE, *beside))
