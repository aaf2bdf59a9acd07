"""What people tell of themselves in passing: where their Campaign runs, which version they have.

In: a message. Out: the session or memory that keeps it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogue.people import hosting_model
from bot.dialogue.session import Memory
from bot.dialogue.talking.act import Moment, changed, with_session
from bot.dialogue.talking.message.message_pieces import is_asking
from bot.dialogue.talking.message.utterance import Utterance
from bot.languages import of_all
from bot.languages.patterns import any_of

_BUILD = any_of(of_all(lambda language: language.documents.build))
VERSION = re.compile(
    r"(?i)(?<![\w.])(?:v?[78]\.\d{1,2}(?:\.\d{1,3}(?:\.IMS)?)?|v[78])(?![0-9a-z]|\.[0-9])"
    rf"|(?<!\w)(?:{_BUILD})\s*\d{{4,5}}(?!\d)|(?<!\d)9[0-9]{{3}}(?=\s*(?:{_BUILD}))"
)
"""How a version or a build is written; a Korean ending may follow."""
_VERSIONS = 4
"""A choice: client, server, and each of another instance."""
HOSTINGS = ("hosted", "hybrid", "on-premise")
"""Cues of where one's Campaign runs."""


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
    cue = whole.first(*HOSTINGS)
    if not cue or (cue != "hosted" and moment.is_question and not _is_told(whole, cue)):
        return moment
    kind = next(kind for kind in hosting_model.KINDS if kind == cue)
    now = with_session(moment, hosting_model.with_hosting(moment.talk.session, kind))
    return replace(now, was_hosted=moment.talk.session.hosting == "hosted" != kind)


def _is_told(utterance: Utterance, cue: str) -> bool:
    """Whether a clause beside a question says so: "we are on-premise. Where do I begin?"."""
    at = utterance.spans(cue)[0].start
    clause = next(clause for clause in utterance.clauses if clause[0] <= at < clause[1])
    return not is_asking(utterance, clause) and not utterance.spans("condition", "either", within=clause)
