"""A setting that somebody changed before. In: "a colleague added a scope". Out: that check, as the cause.

It is no check that is made: what was changed is what to look at first, and to undo.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from bot.dialogue import blocks
from bot.dialogue.answers.entry import show_reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.elsewhere import settings_in
from bot.dialogue.talking.sections.section_parts import needs_restart
from bot.dialogue.talking.troubleshooting.reported_change import changes_in
from bot.dialogue.talking.troubleshooting.told_check import asks, check_in
from bot.dialogue.talking.troubleshooting.triage import SYMPTOMS
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


def _is_broken(moment: Moment) -> bool:
    """Whether a trouble was told: what people see, or no more than that it does not work."""
    return bool(moment.memory.symptom) or moment.memory.is_asking


def _changes(moment: Moment) -> Iterator[tuple[int, int]]:
    """Where a change is told: whoever made it, as long as nobody knows what people see."""
    utterance = moment.utterance
    yield from (clause for clause in utterance.clauses if is_somebodys_change(moment, clause))
    if not moment.memory.symptom and not utterance.has(*_MADE, *SYMPTOMS):
        yield from changes_in(utterance)


def _setting_in(moment: Moment, piece: tuple[int, int]) -> str:
    """The setting that a piece is about; empty without one, or with several that it names."""
    if item := check_in(moment, piece):
        return item
    named = settings_in(moment.talk.documents, moment.utterance.words(piece))
    return named[0] if len(named) == 1 and named[0].startswith("check/") else ""


def read_somebodys_change(moment: Moment) -> DialogueAct | None:
    """The setting that somebody changed, where it is known that something fails."""
    utterance, memory, documents = moment.utterance, moment.memory, moment.talk.documents
    if asks(utterance) or not _is_broken(moment) or moment.is_of_page or _is_hosted(moment):
        return None
    item = next((item for piece in _changes(moment) if (item := _setting_in(moment, piece))), "")
    shown = show_reply(documents, item, moment.locale, hosting=moment.talk.session.hosting) if item else None
    if shown is None:
        return None
    follows = _UNDO_AND_RESTART if needs_restart(documents, item) else _UNDO
    reply = msgspec.structs.replace(shown, blocks=(blocks.paragraph(moment.say, follows), *shown.blocks))
    checked = tuple(check for check in memory.checked if check != item)
    return answered(replace(moment, memory=changed(memory, checked=checked)), reply, item)
