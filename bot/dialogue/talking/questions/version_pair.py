"""The versions of console and server, told together or one after the other. Out: whether they go together.

Documented: the console has to be of the server's version, and should be of its build.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import permutations, takewhile

from bot.dialogue import blocks
from bot.dialogue.desk import JudgedValue
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed
from bot.dialogue.talking.message.once import once
from bot.dialogue.talking.sections.section_parts import opening
from bot.dialogue.talking.subject.follow_up import part_reply
from bot.model import Message, Outcome
from bot.translate import _

CONSOLE_VERSION = "topic/console-version"
_NEAR = (CONSOLE_VERSION, "topic/campaign-version", "topic/ims-versions", "topic/browser-warning")
"""What is spoken of where a version that is told now is held against one that was told before."""
VERSION = re.compile(r"(?<![\w.])v?([78](?:\.\d{1,2}){1,2})(?![0-9]|\.[0-9])", re.ASCII)
_CONSOLE, _SERVER = "other-machine", "server"
_SIDES = (_CONSOLE, _SERVER)
"""Cues of the console and of the server."""
_RAISED = ("changed", "from-to")
"""Cues of a former and a new version of one side, in this order."""
CONSOLE_FIELD = "console_version"
"""What a verdict on the console's version calls it; no setting of an account has that name."""
_PAIR = 2
"""A version of each side."""
_SEEN = ("appears-adobe", "appears-rights", "appears-no-page")


def read_version_pair(moment: Moment) -> DialogueAct | None:
    """A version of the console and one of the server, unless it is told what is seen at login."""
    utterance = moment.utterance
    is_symptom = moment.verdict.outcome is Outcome.ANSWER and moment.best.startswith("symptom/")
    if is_symptom or utterance.has(*_SEEN):
        return None
    told = _sides(moment)
    if len(told) == _PAIR:
        console, server = told[_CONSOLE], told[_SERVER]
    elif len(told) == 1 and (before := _told_before(moment, *next(iter(told.items())))):
        side, version = next(iter(told.items()))
        console, server = (version, before) if side == _CONSOLE else (before, version)
    else:
        return None
    first = blocks.paragraph(moment.say, _held_together(console, server))
    found = opening(moment.talk.documents, CONSOLE_VERSION, moment.locale)
    reply = part_reply(moment, CONSOLE_VERSION, "detail", found, first=first)
    return replace(answered(moment, reply, CONSOLE_VERSION), judged=_judged(console, server))


def with_sides(moment: Moment, act: DialogueAct) -> DialogueAct:
    """The act with the versions of console and server kept, each as that side's."""
    told = _sides(moment)
    if not told:
        return act
    before = act.memory
    memory = changed(
        before,
        console_version=told.get(_CONSOLE, before.console_version),
        server_version=told.get(_SERVER, before.server_version),
    )
    return replace(act, memory=memory)


@once
def _sides(moment: Moment) -> dict[str, str]:
    """Side → its version: of two, the words for the sides that stand nearest; nothing of more than two.

    Of a side that went from one version to another, the new one.
    """
    utterance = moment.utterance
    found = list(VERSION.finditer(moment.text))
    named = [side for side in _SIDES if utterance.has(side)]
    if len(found) == _PAIR and len(named) == 1 and utterance.has(*_RAISED) and not utterance.has("either"):
        found = found[1:]
    if not 0 < len(found) <= _PAIR or not named or (len(found) == _PAIR and len(named) != _PAIR):
        return {}

    def distance(order: tuple[str, ...]) -> int:
        return sum(
            min(abs(utterance.places[cue.start][0] - version.start()) for cue in utterance.spans(side))
            for side, version in zip(order, found, strict=True)
        )

    nearest = min(permutations(named, len(found)), key=distance)
    return {side: version[1] for side, version in zip(nearest, found, strict=True)}


def _told_before(moment: Moment, side: str, version: str) -> str:
    """The version of the other side that was told before, where versions are spoken of; empty without one."""
    is_of_versions = moment.subject in _NEAR or moment.utterance.has("same-as")
    other = moment.memory.server_version if side == _CONSOLE else moment.memory.console_version
    is_told = not moment.is_question and not _are_same(other, version) if other else False
    if other and (is_of_versions or is_told):
        return other  # that they differ matters whatever is spoken of
    if moment.utterance.has("meant", "sorry"):
        return ""  # the same side's, put right
    now = {found[0] for found in VERSION.finditer(moment.text)}
    before = takewhile(lambda version: version not in now, moment.memory.versions)
    known = [found[1] for version in before if (found := VERSION.fullmatch(version))]
    return known[-1] if known and is_of_versions else ""


def _judged(console: str, server: str) -> JudgedValue:
    """The console's version, which has to be the server's; open where one of them is told less exactly."""
    is_same = _are_same(console, server)
    is_right = None if is_same and console.count(".") != server.count(".") else is_same
    return JudgedValue(CONSOLE_FIELD, console, is_right, None if is_same else server)


def _are_same(console: str, server: str) -> bool:
    """Whether they are the same, as far as both are told."""
    one, other = (tuple(map(int, version.split("."))) for version in (console, server))
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _held_together(console: str, server: str) -> Message:
    if not _are_same(console, server):
        return _(
            "Console `{console}` and server `{server}` do not match: both have to be the same version.",
            console=console,
            server=server,
        )
    return _(
        "Console `{console}` and server `{server}` match; compare their builds, too.",
        console=console,
        server=server,
    )
