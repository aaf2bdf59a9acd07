"""A setting that somebody changed before. In: "a colleague added a scope". Out: that check, as the cause.

It is no check that is made: what was changed is what to look at first, and to undo.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.sections.section_parts import needs_restart
from bot.dialogue.talking.troubleshooting.told_check import asks, check_in
from bot.translate import _

_UNDO_AND_RESTART = _(
    "Then look there first: what was changed just before is the likeliest cause. Put it back "
    "as it was, save, and restart the server, unless it matches this:"
)
_UNDO = _(
    "Then look there first: what was changed just before is the likeliest cause. Put it back "
    "as it was, unless it matches this:"
)
_MADE = ("same", "next", "solved", "works", "restarted", "thanks", "untouched", "cleared-cache", "human")
"""Cues of a message in which the change is what was done about it."""


def is_somebodys_change(moment: Moment, clause: tuple[int, int]) -> bool:
    """Whether a clause tells of a change that somebody made before, and not of a check."""
    utterance = moment.utterance
    return bool(utterance.spans("meddled", within=clause)) and not utterance.has(*_MADE)


def _is_hosted(moment: Moment) -> bool:
    """Whether Adobe looks after the account, so that nobody is to change it back."""
    return moment.talk.session.hosting == "hosted" or moment.utterance.has("hosted")


def read_somebodys_change(moment: Moment) -> DialogueAct | None:
    """The setting that somebody changed, where it is known what people see."""
    utterance, memory, documents = moment.utterance, moment.memory, moment.talk.documents
    if asks(utterance) or not memory.symptom or moment.is_of_page or _is_hosted(moment):
        return None
    told = (clause for clause in utterance.clauses if is_somebodys_change(moment, clause))
    item = next((item for clause in told if (item := check_in(moment, clause))), "")
    shown = show_reply(documents, item, moment.locale, hosting=moment.talk.session.hosting) if item else None
    if shown is None:
        return None
    follows = _UNDO_AND_RESTART if needs_restart(documents, item) else _UNDO
    reply = msgspec.structs.replace(shown, blocks=(blocks.paragraph(moment.say, follows), *shown.blocks))
    checked = tuple(check for check in memory.checked if check != item)
    return answered(replace(moment, memory=changed(memory, checked=checked)), reply, item)
