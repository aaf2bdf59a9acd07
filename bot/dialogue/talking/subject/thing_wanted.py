"""A thing that a question wants by its kind: a command, a web page, a version, names of what is spared.

In: a message; passages. Out: the kind, and which passages carry one. What a passage carries stands in it: a
value in code style, a link. Such a passage answers, rather than one that shares the other words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.message.polar_question import is_polar
from bot.dialogue.talking.message.things_named import has_version
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.section_parts import text_of
from bot.dialogue.talking.subject.follow_up import own_words
from bot.model import Block, Span, Style

Carries: TypeAlias = Callable[[Sequence[Block]], bool]
"""Tells whether a passage carries a thing."""

_COMMANDS = ("nlserver", "systemctl", "net stop", "/etc/init.d")
"""How the commands begin that the documents have."""
_NAME = re.compile(r"[a-z][\w|-]*")
"""A name of somebody or something: no command, path, address or assignment."""
_SEVERAL = 2
"""A choice: so many names are a list of those that something holds for."""
_ABOUT = "About..."
"""The menu under which the console shows its version and that of the server, also in translated pages."""
_NEW = re.compile(r"(?<![\w.])v?\d{1,2}\.\d+(?:\.\w+)*")
"""The number of a version."""


def has_command(found: Sequence[Block]) -> bool:
    """Whether a command stands there."""
    text = text_of(found)
    return any(command in text for command in _COMMANDS)


def _has_page(found: Sequence[Block]) -> bool:
    return any((span.href or "").startswith("http") for span in _spans(found))


def _has_version(found: Sequence[Block]) -> bool:
    return bool(_NEW.search(text_of(found)))


def _has_about(found: Sequence[Block]) -> bool:
    return _ABOUT in text_of(found)


def _has_names(found: Sequence[Block]) -> bool:
    named = {span.text for span in _spans(found) if span.style is Style.CODE}
    return sum(bool(_NAME.fullmatch(name)) for name in named) >= _SEVERAL


def _spans(found: Sequence[Block]) -> Iterator[Span]:
    for block in found:
        yield from block.inline
        for item in block.items:
            yield from _spans(item)


_CARRIED: Mapping[str, Carries] = {
    "command": has_command,
    "asks-page": _has_page,
    "asks-first-version": _has_version,
    "asks-spared": _has_names,
    "asks-own-version": _has_about,
}
"""By the cue of the question."""
THINGS = tuple(_CARRIED)
_OF_VERSION = ("asks-first-version", "asks-own-version")
_ASKING = ("asks-command", "request", "forgotten")
"""Cues of a question for a command that is answered by yes or no, or has no question word."""


@once
def thing_wanted(utterance: Utterance) -> Carries | None:
    """What tells of a passage whether it has what a question wants; None where it wants no such thing.

    Who tells a version wants a verdict on it, and so does "is our version fine?"; "does the command stop
    sending, too?" wants no command.
    """
    wanted = utterance.first(*THINGS)
    is_verdict = wanted in _OF_VERSION and has_version(utterance.text)
    is_bare = utterance.has(*_ASKING) or not own_words(utterance, *THINGS)
    is_of_it = is_polar(utterance) and (wanted == "asks-own-version" or (wanted == "command" and not is_bare))
    return None if not wanted or is_verdict or is_of_it else _CARRIED[wanted]
