"""Whether something else than the Campaign server has to be restarted: "does Apache, too?", "and the DB?".

In: a message. Out: what the documents ask for, and that they say no more; no yes or no.
"""

from __future__ import annotations

from bot.dialogue import blocks
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.section_parts import notes_with, opening, steps_with
from bot.dialogue.talking.subject.follow_up import COMMANDS, own_words, part_reply
from bot.dialogue.walk.walkthrough import RESTART
from bot.model import Block
from bot.translate import _

_OF_RESTART = (RESTART, COMMANDS)
_ELSE = ("enough", "same", "solved", "unchanged", "where", "next", "long", "deny-before", "in-console")
"""Cues of a message that asks or tells something else: "is it enough to reopen the console?"."""
_SYSTEMS = ("on-windows", "on-linux")
"""Cues of the system that the server runs, which tell of which commands are asked for."""
_MOST_LEFT = 2.0
"""A choice: words beside what is to be restarted that neither fillers nor cues have."""
_STEM = 5
"""Letters by which a step names the same thing: "konsol" in "konsolen"."""
NO_MORE = _(
    "The documentation asks for the restart of the Campaign server. It does not say whether anything else "
    "has to be restarted after a change in the external account."
)


def read_other_restart(moment: Moment) -> DialogueAct | None:
    """A question whether another program or computer has to be restarted."""
    utterance, documents, locale = moment.utterance, moment.talk.documents, moment.locale
    named = _named(moment)
    if not named or utterance.has(*_ELSE) or RESTART not in documents.entries:
        return None
    if utterance.has("people"):
        return None  # "and those who are in the console?": what the restart cuts off
    if utterance.has("command") and utterance.has("web-server"):
        return None  # "the command for the web server only": the commands are documented
    left = own_words(
        utterance, "restart", "restarted", "server", "other-machine", "beside-server", "must", "may"
    )
    if utterance.size(left) > _MOST_LEFT:
        return None
    if moment.subject and moment.subject not in _OF_RESTART:
        stems = [name.casefold()[:_STEM] for name in named]
        found = steps_with(
            documents, moment.subject, locale, lambda text: any(stem in text.casefold() for stem in stems)
        )
        if found and not moment.subject.startswith(("check/", "symptom/")):
            return answered(moment, part_reply(moment, moment.subject, "how", found), moment.subject)
    told = opening(documents, RESTART, locale)
    if utterance.has("web-server"):
        told = (*told, *_own_commands(moment))
    first = blocks.paragraph(moment.say, NO_MORE)
    return answered(moment, part_reply(moment, RESTART, "detail", told, first=first), RESTART)


def _named(moment: Moment) -> list[str]:
    """What else is asked about, where a restart is spoken of; empty where nothing is asked."""
    utterance = moment.utterance
    is_asked = moment.is_question or utterance.has("and", "must")
    is_of_restart = utterance.has("restart") or (
        moment.subject in _OF_RESTART and utterance.has("and", "also")
    )
    if not is_asked or not is_of_restart:
        return []
    asked = [utterance.clauses[at] for at in utterance.questions]
    asked += [clause for clause in utterance.clauses if utterance.spans("and", within=clause)]
    named = [cue for span in asked for cue in utterance.spans("beside-server", within=span)]
    if not named and not any(utterance.rest("also", "must", within=span) for span in asked):
        named = utterance.spans("beside-server")  # "does Apache have to be restarted, too?"
    systems = () if utterance.has("also", "must") else utterance.spans(*_SYSTEMS)
    return [utterance.words((cue.start, cue.end)) for cue in named if not cue.overlaps(*systems)]


def _own_commands(moment: Moment) -> tuple[Block, ...]:
    """The note of the documents on how web servers are restarted."""
    return notes_with(moment.talk.documents, COMMANDS, moment.locale, lambda _text: True)
