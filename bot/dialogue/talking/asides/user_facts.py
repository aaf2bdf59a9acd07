"""What people tell of themselves in passing: where their Campaign runs, which version they have.

In: a message. Out: the session or memory that keeps it, and an answer where nothing else was said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.answers.entry import HOSTED
from bot.dialogue.people import hosting_model
from bot.dialogue.session import Memory
from bot.dialogue.talking.act import DialogueAct, Moment, answered, changed, with_session
from bot.dialogue.talking.message.utterance import Utterance
from bot.dialogue.talking.sections.vocabulary import said_of
from bot.languages import of_all
from bot.languages.patterns import any_of
from bot.model import Outcome

_BUILD = any_of(of_all(lambda language: language.documents.build))
VERSION = re.compile(
    r"(?i)(?<![\w.])(?:v?[78]\.\d{1,2}(?:\.\d{1,3}(?:\.IMS)?)?|v[78])(?![0-9a-z]|\.[0-9])"
    rf"|(?<!\w)(?:{_BUILD})\s*\d{{4,5}}(?!\d)|(?<!\d)9[0-9]{{3}}(?=\s*(?:{_BUILD}))"
)
"""How a version or a build is written; a Korean ending may follow."""
_VERSIONS = 4
"""A choice: client, server, and each of another instance."""
_HOSTINGS = ("hosted", "hybrid", "on-premise")
_ASKED_OF_IT = (
    *("yes", "no", "ok", "and", "greet", "anaphora", "split", "ask", "who", "then", "how", "value", "judge"),
    *("counted", "detail", "next", "discard", "adobe"),
)
"""Cues of a question what follows from it."""
_FEW = 2
"""Words of its own in such a question: "does it play a part?"."""


def with_versions(memory: Memory, text: str) -> Memory:
    """Remember the versions that are named."""
    found = tuple(match[0] for match in VERSION.finditer(text))
    return (
        changed(memory, versions=tuple(dict.fromkeys((*memory.versions, *found)))[-_VERSIONS:])
        if found
        else memory
    )


def names_version(text: str) -> bool:
    """Whether a version or a build is named."""
    return VERSION.search(text) is not None


def with_hosting(moment: Moment, whole: Utterance) -> Moment:
    """Remember where the person says that their Campaign runs, unless they ask about it.

    `whole` is the message with that, where it was left out for the rest.
    """
    cue = whole.first(*_HOSTINGS)
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
    return replace(act, session=turn.session)


def _asks_whose_task(moment: Moment, cue: str) -> bool:
    """Whether people say where their Campaign runs, and ask no more than what follows, or who does it."""
    utterance, documents = moment.utterance, moment.talk.documents
    if not moment.is_question or (moment.is_sure and moment.best != HOSTED):
        return False
    told = utterance.spans(cue)[0].start
    start, end = next(clause for clause in utterance.clauses if clause[0] <= told < clause[1])
    if utterance.spans("ask", within=(start, told)) or not _is_asked_of_it(utterance, told, end):
        return False  # "what is hybrid?" says nothing of oneself
    left = utterance.rest(cue, *_ASKED_OF_IT)
    named = said_of(documents, utterance, left).in_titles()
    return utterance.size(left) <= _FEW and not any(item != HOSTED for item in named)


def _is_asked_of_it(utterance: Utterance, told: int, end: int) -> bool:
    """Whether a question stands behind what is told: of its own, or in Korean behind an ending."""
    endings = [cue.end for cue in utterance.spans("clause-end") if cue.end > told]
    end = min([end, *endings])
    if any(cue.start > told for cue in utterance.spans("who", "then", "counted")):
        return True
    is_marked = any(utterance.clauses[number][1] > end for number in utterance.questions)
    return is_marked or any(found.start >= end for found in utterance.spans("ask"))
