"""The commands of an operating system: "and on Windows?", "how do I restart everything on our Linux box?".

In: a message that names the system as the place. Out: the step of the page on restart commands that has them.
"""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.section_parts import steps_with
from bot.dialogue.talking.subject.follow_up import COMMANDS, own_words, part_reply
from bot.dialogue.walk.walkthrough import RESTART

_SYSTEMS = {"on-windows": "Windows", "on-linux": "Linux"}
"""The name of a system in the documents, by the cue of a message."""
_ASKS_COMMANDS = ("how", "value", "request", "question-word", "all-of-it", "command")
_ELSE = ("web-server", "where", "who", "when", "done", "solved", "broken", "long", "alone")
"""Cues of a message that is about something else of a restart, or of another program."""
_MOST_LEFT = 2.0
"""A choice: words beside the system that neither fillers nor cues have."""


def read_system_commands(moment: Moment) -> DialogueAct | None:
    """A question for the commands of one system, the first or behind those of another one."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    systems = [name for cue, name in _SYSTEMS.items() if utterance.has(cue)]
    is_else = utterance.has(*_ELSE) or (utterance.has("why") and not utterance.has("command"))
    if len(systems) != 1 or is_else or not _asks_for_commands(moment):
        return None
    found = steps_with(documents, COMMANDS, locale, lambda text: systems[0] in text)
    return answered(moment, part_reply(moment, COMMANDS, "how", found), COMMANDS) if found else None


def _asks_for_commands(moment: Moment) -> bool:
    """Whether commands are asked for; that Windows itself has to be restarted, too, is another question."""
    utterance = moment.utterance
    if utterance.has("must", "may") and utterance.has("also"):
        return False
    if moment.subject in (COMMANDS, RESTART):
        left = own_words(utterance, *_SYSTEMS, "restart", "restarted", "server", "beside-server", "and")
        return utterance.size(left) <= _MOST_LEFT
    return utterance.has("restart") and utterance.has(*_ASKS_COMMANDS)
