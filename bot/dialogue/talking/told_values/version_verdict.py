"""Whether a version of Campaign can be moved to IMS: "we run 7.2, does that do?", "and 7.4.1?".

Documented: the versions that are ready, and that an older one is upgraded first. Nothing is said of others.
"""

from __future__ import annotations

import re

from bot.dialogue import blocks
from bot.dialogue.answers.entry import onward_button, paired, source_line, topics_button
from bot.dialogue.exchange import Reply
from bot.dialogue.talking.act import DialogueAct, Moment, answered
from bot.dialogue.talking.sections.section_parts import opening
from bot.model import Message
from bot.translate import _

_VERSIONS = "topic/ims-versions"
_OTHERWISE = ("done", "broken", "where", "when", "must", "old-login")
"""Cues of another question than whether it can be moved: whether one must, or what may be blocked then."""
_VERSION = re.compile(r"(?i)(?<![\w.])v?(7(?:\.\d{1,2}){1,2}(?:\.IMS)?)(?![\w]|\.\d)", re.ASCII)


def read_version(moment: Moment) -> DialogueAct | None:
    """One version, where the versions for the migration are spoken of and the documents settle it."""
    utterance = moment.utterance
    item = moment.best if moment.is_sure else moment.subject
    entry = moment.talk.documents.entries.get(_VERSIONS)
    if item != _VERSIONS or entry is None or utterance.has(*_OTHERWISE):
        return None
    found = [match[1] for match in _VERSION.finditer(moment.text)]
    if len(found) != 1 or not (moment.is_question or utterance.has("judge", "may", "and", "must")):
        return None
    told = _verdict(found[0], entry.values)
    if told is None:
        return None
    documents, locale, say = moment.talk.documents, moment.locale, moment.say
    body = [blocks.paragraph(say, told), *opening(documents, _VERSIONS, locale)]
    if place := documents.place(_VERSIONS, locale):
        body.append(source_line(say, place.page))
    matches = moment.verdict.matches if moment.best == _VERSIONS else ()
    keyboard = paired((onward_button(documents, _VERSIONS, locale), topics_button(locale)))
    return answered(moment, Reply(locale, tuple(body), keyboard, item=_VERSIONS), _VERSIONS, matches=matches)


def _verdict(version: str, ready: tuple[str, ...]) -> Message | None:
    if version.upper() in ready:
        return _("Yes: `{version}` is one of the versions that can be moved to IMS.", version=version)
    told = _numbers(version)
    if told < min(_numbers(one)[: len(told)] for one in ready):  # "7.3" may be any of that name
        return _(
            "No: `{version}` is older than the versions that can be moved to IMS. Upgrade first.",
            version=version,
        )
    return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))
