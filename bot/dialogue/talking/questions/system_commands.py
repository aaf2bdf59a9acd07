"""Which of the restart commands: "and on Windows?", "only web", "all of it on our Linux box".

In: a message that names a system as the place, the application server alone, or all of it. Out: the steps of
the page on restart commands that have these.
"""

from __future__ import annotations

from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.section_parts import steps_with
from bot.dialogue.talking.subject.follow_up import COMMANDS, own_words, part_reply
from bot.dialogue.walk.walkthrough import RESTART

_SYSTEMS = {"on-windows": "Windows", "on-linux": "Linux"}
"""The name of a system in the documents, by the cue of a message."""
_OF_ONE = "nlserver restart web"
"""The command for the application server alone."""
_ASKS_COMMANDS = ("how", "value", "request", "question-word", "all-of-it", "command")
_ELSE = ("web-server", "where", "who", "when", "done", "solved", "broken", "long", "whether", "then")
"""Cues of a message that is about something else of a restart, or of another program."""
_BRANCHES = ("application-server", "all-of-it", "only", "enough", "may", "part-of", "supposed", "same", "one")
"""Cues of which of the ways is meant."""
_MOST_LEFT = 2.0
"""A choice: words beside the system that neither fillers nor cues have."""
_WORD = 1
"""A word beside a way: "the web *bit*"."""


def read_system_commands(moment: Moment) -> DialogueAct | None:
    """A question for the commands of one system or of one way, the first or behind those of another one."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    systems = [name for cue, name in _SYSTEMS.items() if utterance.has(cue)]
    is_else = utterance.has(*_ELSE) or (utterance.has("why") and not utterance.has("command", "condition"))
    if is_else or len(systems) > 1:
        return None
    if systems and not utterance.has("alone"):
        wanted = tuple(systems) if _asks_for_commands(moment) else ()
    else:
        wanted = _way_meant(moment)
    found = steps_with(documents, COMMANDS, locale, lambda text: any(word in text for word in wanted))
    return answered(moment, part_reply(moment, COMMANDS, "how", found), COMMANDS) if found else None


def _way_meant(moment: Moment) -> tuple[str, ...]:
    """What stands in the steps of the way that is meant by its name and hardly another word: "only web"."""
    utterance = moment.utterance
    if moment.subject not in (COMMANDS, RESTART) or utterance.questions or moment.contrast.has_two_sides:
        return ()
    if utterance.size(own_words(utterance, *_SYSTEMS, *_BRANCHES, "restart")) > _WORD:
        return ()
    if utterance.has("application-server"):
        return (_OF_ONE,)
    return tuple(_SYSTEMS.values()) if utterance.has("all-of-it") else ()


def _asks_for_commands(moment: Moment) -> bool:
    """Whether commands are asked for; that Windows itself has to be restarted, too, is another question."""
    utterance = moment.utterance
    if utterance.has("must", "may") and utterance.has("also"):
        return False
    if moment.subject in (COMMANDS, RESTART):
        left = own_words(utterance, *_SYSTEMS, "restart", "restarted", "server", "beside-server", "and")
        return utterance.size(left) <= _MOST_LEFT
    return utterance.has("restart") and utterance.has(*_ASKS_COMMANDS)
