"""What people tell of themselves in passing: where their Campaign runs, which version they have.

In: a message. Out: the session or memory that keeps it, and an answer where nothing else was said.
"""

from __future__ import annotations

import re

from bot.dialogue.answers.entry import HOSTED
from bot.dialogue.people import hosting_model
from bot.dialogue.session import Memory
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed, with_session
from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.model import Outcome

_VERSION = re.compile(
    r"(?ai)(?<![\w.])(?:v?[78]\.\d{1,2}(?:\.\d{1,3})?|v[78]|build\s*\d{4,5})(?!\w)"
    rf"|(?<!\d)9[0-9]{{3}}(?=\s*(?:{any_of(of_all(lambda language: language.documents.build))}))"
)
_VERSIONS = 4
"""A choice: client, server, and each of another instance."""
_HOSTINGS = ("hosted", "hybrid", "on-premise")
_ASKED_OF_IT = (
    *("yes", "no", "ok", "and", "greet", "anaphora", "split", "ask", "who", "then", "how", "value", "judge"),
    *("counted", "detail", "next", "discard", "adobe"),
)
"""Cues of a question what follows from it."""


def with_versions(memory: Memory, text: str) -> Memory:
    """Remember the versions that are named."""
    found = tuple(match[0] for match in _VERSION.finditer(text))
    return (
        changed(memory, versions=tuple(dict.fromkeys((*memory.versions, *found)))[-_VERSIONS:])
        if found
        else memory
    )


def names_version(text: str) -> bool:
    """Whether a version or a build is named."""
    return _VERSION.search(text) is not None


def with_hosting(moment: Moment) -> Moment:
    """Remember where the person says that their Campaign runs, unless they ask about it."""
    cue = moment.utterance.first(*_HOSTINGS)
    if not cue or (cue != "hosted" and moment.is_question):
        return moment
    kind = next(kind for kind in hosting_model.KINDS if kind == cue)
    return with_session(moment, hosting_model.with_hosting(moment.talk.session, kind))


def read_hosting(moment: Moment) -> DialogueAct | None:
    """Nothing but where the person's Campaign runs."""
    cue = moment.utterance.first(*_HOSTINGS)
    if cue and cue != "hosted" and _asks_whose_task(moment, cue):
        turn = hosting_model.settle(cue, moment.locale, moment.talk)
        return DialogueAct(Outcome.TALK, turn.replies, moment.memory, session=turn.session)
    if (
        not cue
        or moment.is_question
        or moment.utterance.rest(
            cue, "yes", "no", "ok", "and", "login", "anaphora", "split", "broken", "everybody", "prod"
        )
    ):
        return None
    if moment.utterance.has("broken"):
        return None
    turn = hosting_model.settle(cue, moment.locale, moment.talk)
    if cue != "hosted":
        return DialogueAct(Outcome.TALK, turn.replies, moment.memory, session=turn.session)
    act = answered(moment, turn.replies[0], HOSTED)
    return DialogueAct(act.outcome, act.replies, act.memory, act.answered, act.matches, session=turn.session)


def _asks_whose_task(moment: Moment, cue: str) -> bool:
    """Whether people say where their Campaign runs, and ask no more than what follows, or who does it."""
    utterance = moment.utterance
    if moment.is_sure or not moment.is_question:
        return False
    told = utterance.spans(cue)[0].start
    end = next(end for start, end in utterance.clauses if start <= told < end)
    is_asked = any(found.start > told for found in utterance.spans("who", "then", "counted")) or any(
        found.start >= end
        for found in utterance.spans("ask")  # "what is hybrid?" says nothing of oneself
    )
    return is_asked and not utterance.rest(cue, *_ASKED_OF_IT)
